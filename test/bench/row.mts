import { median, ratioOf, rounded } from './arithmetic.mts';

/** What a row should come to. */
export interface Goal {
	/** As it stands in the table. */
	words: string;
	isMet(figures: Pick<Row, 'ours' | 'theirs' | 'ratio'>): boolean;
}

/** What a row measures. */
export interface RowPlan {
	/** The number of the row in docs/performance.md; several rows may share one. */
	row: number;
	name: string;
	/** What ours is held against. */
	peer: string;
	unit: string;
	better: 'less' | 'more';
	/** Absent where the figure only informs. */
	goal?: Goal;
}

/** What came out, run by run. */
export interface Measured {
	ours: readonly number[];
	theirs: readonly number[];
	/** Why the figures cannot be trusted; none if they can. */
	problems?: readonly string[];
}

/** One line of the result. */
export interface Row {
	row: number;
	name: string;
	peer: string;
	/** Median of our runs, in `unit`. */
	ours: number;
	/** Median of the peer's runs, in `unit`. */
	theirs: number;
	unit: string;
	/** How many times better ours is; 0 where the figures cannot be trusted. */
	ratio: number;
	goal: string | null;
	/** null where there is no goal. */
	met: boolean | null;
	/** Why the figures cannot be trusted. */
	problem?: string;
}

/** Ours must be so many times better than the peer. */
export const times = (least: number): Goal => ({
	words: `≥ ${least} ×`,
	isMet: ({ ratio }) => ratio >= least,
});

/** Ours must not need more than so much. */
export const atMost = (most: number, unit: string): Goal => ({
	words: `≤ ${most} ${unit}`,
	isMet: ({ ours }) => ours <= most,
});

/**
 * Makes the line of a row out of what was measured. Figures that cannot be trusted miss every goal.
 *
 * @param conditions under which it was measured, added to the name
 */
export function rowOf(
	plan: RowPlan,
	{ ours, theirs, problems = [] }: Measured,
	conditions = '',
): Row {
	const { row, name, peer, unit, better, goal } = plan;
	const figures = { ours: median(ours), theirs: median(theirs) };
	const trusted = problems.length === 0;
	const ratio = trusted ? ratioOf(better, figures.ours, figures.theirs) : 0;
	return {
		row,
		name: [name, conditions].filter(Boolean).join('; '),
		peer,
		ours: rounded(figures.ours),
		theirs: rounded(figures.theirs),
		unit,
		ratio: rounded(ratio),
		goal: goal?.words ?? null,
		met: trusted ? (goal?.isMet({ ...figures, ratio }) ?? null) : false,
		...(trusted ? {} : { problem: [...new Set(problems)].join(' ') }),
	};
}
