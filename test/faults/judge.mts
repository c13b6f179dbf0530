import type { JournalEntry } from '../../playground/carrier/carrier.mts';
import type { OutcomeItem } from './executions.mts';
import type { Row } from './row.mts';

/** What a campaign came to. */
export type Verdict = Pick<Row, 'duplicates' | 'lost' | 'wronglyAccepted'> & {
	/** Recipients whose outcome is `unknown`. */
	unknown: number;
};

/** E.164; written anew here on purpose, so that a mistake of the package cannot hide. */
export function recipientOf({ to }: Pick<JournalEntry, 'to'>): string {
	return /^1\d{10}$/.test(to) ? `+86${to}` : `+${to.replace(/\D/g, '').replace(/^00/, '')}`;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
	return counts;
}

/** Messages beyond the first for the same recipient. */
export const duplicatesIn = (journal: readonly JournalEntry[]): number =>
	journal.length - new Set(journal.map(recipientOf)).size;

/**
 * Holds what a node put out against what the carrier took: the journal is the truth.
 *
 * @param recipients as typed, mainland numbers
 */
export function judge(
	recipients: readonly string[],
	items: readonly OutcomeItem[],
	journal: readonly JournalEntry[],
): Verdict {
	const taken = new Set(journal.map(recipientOf));
	const times = countBy(items, ({ to }) => to);
	const withoutNews = recipients.filter((number) => times.get(`+86${number}`) !== 1);
	const saidSentEarlier = items.filter(
		({ skipReason, to }) => skipReason === 'alreadySent' && !taken.has(to),
	);
	const saidNotSent = items.filter(
		({ outcome, skipReason, to }) =>
			!['accepted', 'unknown'].includes(outcome) && skipReason !== 'alreadySent' && taken.has(to),
	);
	return {
		duplicates: duplicatesIn(journal),
		lost: withoutNews.length + saidSentEarlier.length + saidNotSent.length,
		wronglyAccepted: items.filter(({ outcome, to }) => outcome === 'accepted' && !taken.has(to))
			.length,
		unknown: items.filter(({ outcome }) => outcome === 'unknown').length,
	};
}

/** Several campaigns' verdicts as one. */
export const total = (verdicts: readonly Verdict[]): Verdict => {
	const sum = (name: keyof Verdict) =>
		verdicts.reduce((result, verdict) => result + verdict[name], 0);
	return {
		duplicates: sum('duplicates'),
		lost: sum('lost'),
		wronglyAccepted: sum('wronglyAccepted'),
		unknown: sum('unknown'),
	};
};

/**
 * The row of a fault that was provoked so often: each harm counts against one of the provocations.
 */
export function rowOf(fault: string, tried: number, verdict: Verdict): Row {
	const { duplicates, lost, wronglyAccepted } = verdict;
	const survived = Math.max(0, tried - duplicates - lost - wronglyAccepted);
	return { fault, tried, survived, duplicates, lost, wronglyAccepted };
}

/** Whether a campaign did no harm. */
export const isHarmless = ({ duplicates, lost, wronglyAccepted }: Verdict): boolean =>
	duplicates + lost + wronglyAccepted === 0;
