import Table from 'cli-table3';

/** What became of one fault, in numbers. */
export interface Row {
	fault: string;
	/** How often it was provoked: kills, requests struck, pushes, messages; the fault's name says which. */
	tried: number;
	/** After how many of them everything was as promised. */
	survived: number;
	/** Messages that the carrier took beyond the first for the same recipient. */
	duplicates: number;
	/**
	 * Recipients (or authentic pushes) of which no true news came out: none at all, or that nothing was
	 * sent where the carrier has a message, or that it was sent earlier where the carrier has none.
	 */
	lost: number;
	/** Reported as accepted without a message at the carrier; let in without being authentic. */
	wronglyAccepted: number;
}

/** Whether the fault did no harm. */
export const isClean = ({ tried, survived, duplicates, lost, wronglyAccepted }: Row): boolean =>
	tried > 0 && survived === tried && duplicates + lost + wronglyAccepted === 0;

/** Several rows as one. */
export function sumOf(fault: string, rows: readonly Row[]): Row {
	const sum = (name: Exclude<keyof Row, 'fault'>) =>
		rows.reduce((total, row) => total + row[name], 0);
	return {
		fault,
		tried: sum('tried'),
		survived: sum('survived'),
		duplicates: sum('duplicates'),
		lost: sum('lost'),
		wronglyAccepted: sum('wronglyAccepted'),
	};
}

/** The rows for the terminal, with a last line that adds them up. */
export function rowTable(rows: Row[]): string {
	const table = new Table({
		head: ['Fault', 'Tried', 'Survived', 'Duplicates', 'Lost', 'Wrongly accepted'],
		colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
		style: { head: [], border: [], compact: true },
	});
	const cells = ({ fault, ...numbers }: Row) => [
		fault,
		numbers.tried,
		numbers.survived,
		numbers.duplicates,
		numbers.lost,
		numbers.wronglyAccepted,
	];
	table.push(...[...rows, sumOf('All', rows)].map(cells));
	return table.toString();
}
