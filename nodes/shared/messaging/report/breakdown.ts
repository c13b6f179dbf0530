import type { Carrier } from '../phone/carriers';
import { FAILURE_CATEGORIES, type FailureCategory } from '../model/failure';
import { figuresOf, type Figures, type KnownFacts } from './figures';
import type { ReportedMessage } from './sentMessage';

/** How often something was the reason. */
export interface FailureCount {
	category: FailureCategory;
	/** Rejected messages and those with an unknown outcome. */
	notAccepted: number;
	/** Accepted messages that did not arrive. */
	undelivered: number;
	total: number;
}

/** The figures of a part of the messages; those without a variant have null. */
export interface VariantFigures extends Figures {
	variant: string | null;
}

/** The figures of the numbers of a carrier, or of a country whose carriers no prefix tells. */
export interface CarrierFigures extends Figures {
	carrier: Carrier;
	/** ISO 3166 alpha-2; null where the number does not tell. */
	country: string | null;
}

/** Counts reasons, the most frequent first. A reason that nobody gave is `unknown`. */
export function failuresOf(messages: readonly ReportedMessage[]): FailureCount[] {
	const counts = new Map<FailureCategory, FailureCount>();
	for (const { result, failure, receipt } of messages) {
		const isUndelivered = result === 'undelivered';
		if (!isUndelivered && result !== 'rejected' && result !== 'unknown') continue;
		const category = (isUndelivered ? receipt?.failure : failure)?.category ?? 'unknown';
		const count = counts.get(category) ?? { category, notAccepted: 0, undelivered: 0, total: 0 };
		count[isUndelivered ? 'undelivered' : 'notAccepted']++;
		count.total++;
		counts.set(category, count);
	}
	const order = ({ category }: FailureCount) => FAILURE_CATEGORIES.indexOf(category);
	return [...counts.values()].sort((a, b) => b.total - a.total || order(a) - order(b));
}

/** The messages of each group, the largest group first; groups of one size by their key. */
function groups(
	messages: readonly ReportedMessage[],
	keyOf: (message: ReportedMessage) => string,
): ReportedMessage[][] {
	const byKey = new Map<string, ReportedMessage[]>();
	for (const message of messages) {
		const key = keyOf(message);
		const group = byKey.get(key);
		if (group) group.push(message);
		else byKey.set(key, [message]);
	}
	return [...byKey]
		.sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
		.map(([, group]) => group);
}

/** Sorts behind every name of a variant. */
const NO_VARIANT = '\uFFFF';

/** The figures of each variant; none at all where no message has one. */
export function byVariant(
	messages: readonly ReportedMessage[],
	known: KnownFacts,
): VariantFigures[] {
	if (messages.every(({ variant }) => variant === undefined)) return [];
	return groups(messages, ({ variant }) => variant ?? NO_VARIANT).map((group) => ({
		variant: group[0].variant ?? null,
		...figuresOf(group, known),
	}));
}

/** The figures of each carrier by prefix, and of each country outside the mainland. */
export const byCarrier = (
	messages: readonly ReportedMessage[],
	known: KnownFacts,
): CarrierFigures[] =>
	groups(messages, ({ carrier, country }) => `${carrier} ${country ?? ''}`).map((group) => ({
		carrier: group[0].carrier,
		country: group[0].country ?? null,
		...figuresOf(group, known),
	}));
