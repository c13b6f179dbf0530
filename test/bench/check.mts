import type { Row } from './row.mts';
import { FEWER } from './rows.mts';

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
 * The ratio, as far as a fall of it is news: above 1, growth only says how slowly the smaller run
 * started, which falls when it gets faster.
 */
const comparable = ({ peer, ratio }: Row): number => (peer === FEWER ? Math.min(ratio, 1) : ratio);

/**
 * The rows whose ratio has fallen by more than 30 % since the table was kept. Ratios and not times,
 * so that another machine gives the same verdict.
 *
 * @param rows those of this run; kept rows that were not run are left out
 */
export function fallsSince(kept: readonly Row[], rows: readonly Row[]): Fall[] {
	const ratios = new Map(kept.map((row) => [keyOf(row), comparable(row)]));
	return rows.flatMap((row) => {
		const before = ratios.get(keyOf(row));
		if (before === undefined || comparable(row) >= before * (1 - MOST_LOST)) return [];
		return [{ name: row.name, peer: row.peer, kept: before, now: row.ratio }];
	});
}
