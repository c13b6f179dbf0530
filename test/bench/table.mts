import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';
import type { Row } from './row.mts';

const HEAD = ['Row', 'What', 'Held against', 'Ours', 'Theirs', 'Unit', 'Ratio', 'Goal', 'Met'];

const metOf = ({ met, problem }: Row): string =>
	problem ? 'not trusted' : met === null ? '' : met ? 'yes' : 'no';

const cellsOf = (row: Row): string[] => [
	String(row.row),
	row.name,
	row.peer,
	shown(row.ours),
	shown(row.theirs),
	row.unit,
	shown(row.ratio),
	row.goal ?? '',
	metOf(row),
];

const shown = (figure: number): string => figure.toLocaleString('en', { maximumFractionDigits: 4 });

/** The machine in a few words. */
export const machine = (): string =>
	`${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB`;

/** The rows for the terminal. */
export function terminalTable(rows: readonly Row[]): string {
	const table = new Table({
		head: HEAD,
		colAligns: HEAD.map((name) => (['Ours', 'Theirs', 'Ratio'].includes(name) ? 'right' : 'left')),
		style: { head: [], border: [], compact: true },
	});
	table.push(...rows.map(cellsOf));
	return table.toString();
}

const markdownLine = (cells: readonly string[]): string =>
	`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** The rows as a table in Markdown. */
export const markdownTable = (rows: readonly Row[]): string =>
	[HEAD, HEAD.map(() => '---'), ...rows.map(cellsOf)].map(markdownLine).join('\n');
