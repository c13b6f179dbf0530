import type { Row } from './row.mts';

/** A row whose ratio fell. */
export interface Fall {
	name: string;
	peer: string;
	/** Ratio in the kept table. */
	kept: number;
	/** Ratio now. */
	now: number;
}

/** What a ratio may lose before it is reported. */
const MOST_LOST = 0.3;

const keyOf = ({ row, name, peer }: Row): string => JSON.stringify([row, name, peer]);

/**
 * The rows whose ratio has fallen by more than 30 % since the table was kept. Ratios and not times,
 * so that another machine gives the same verdict.
 *
 * @param rows those of this run; kept rows that were not run are left out
 */
export function fallsSince(kept: readonly Row[], rows: readonly Row[]): Fall[] {
	const ratios = new Map(kept.map((row) => [keyOf(row), row.ratio]));
	return rows.flatMap((row) => {
		const before = ratios.get(keyOf(row));
		if (before === undefined || row.ratio >= before * (1 - MOST_LOST)) return [];
		return [{ name: row.name, peer: row.peer, kept: before, now: row.ratio }];
	});
}
