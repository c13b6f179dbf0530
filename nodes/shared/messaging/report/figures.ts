import { CLOCK_TOLERANCE } from './messageIndex';
import { RESULTS, wasAccepted, type ReportedMessage, type MessageResult } from './sentMessage';

/** Which facts the user's data has; the others are not known and are not counted as none. */
export interface KnownFacts {
	replies: boolean;
	clicks: boolean;
	complaints: boolean;
}

/**
 * Counted messages. The seven results add up to `messages`; `accepted` is `delivered`, `undelivered`
 * and `waiting` together. Null: not known.
 */
export interface Totals extends Record<MessageResult, number> {
	messages: number;
	/** Different numbers. */
	recipients: number;
	accepted: number;
	/** Billed parts of accepted messages, as far as they are known. */
	segments: number;
	/** Accepted messages that were answered, whatever the answer. */
	replied: number | null;
	/** Accepted messages that were answered with an opt-out (退订). */
	optedOut: number | null;
	clicked: number | null;
	complained: number | null;
}

/** Fractions from 0 to 1, not rounded; null where there is nothing to divide by or nothing is known. */
export interface Rates {
	/** Accepted, of what was tried: accepted, rejected and unknown. */
	acceptance: number | null;
	/** Delivered, of accepted. */
	delivery: number | null;
	/** Delivered, of those whose final receipt has come. */
	deliveryOfReported: number | null;
	/** These four: of accepted. */
	reply: number | null;
	optOut: number | null;
	click: number | null;
	complaint: number | null;
}

/** How long delivered messages took, from our request to the delivery by the provider's clock. */
export interface TimeToDeliver {
	/** Seconds in which half of them arrived (nearest rank), and 95 of 100. */
	p50: number | null;
	p95: number | null;
	/** Delivered messages of which both times are known. */
	measured: number;
	/** Delivered messages left out, because they would have arrived more than a minute before they left. */
	implausible: number;
}

/** In whatever currency the user calculates; null: not known. */
export interface Cost {
	total: number | null;
	perDelivered: number | null;
	/** Billed messages, which are the accepted and the unknown ones, with a known cost. */
	messages: number;
}

/** How many messages had arrived so many seconds after they left. */
export interface DeliveredWithin {
	seconds: number;
	delivered: number;
}

export interface Figures {
	totals: Totals;
	rates: Rates;
	timeToDeliver: TimeToDeliver;
	cost: Cost;
	deliveredWithin: DeliveredWithin[];
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Steps of `deliveredWithin`, seconds; most providers give up after three days at the latest. */
const STEPS = [10, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR, 72 * HOUR];

const rate = (part: number | null, whole: number): number | null =>
	part === null || whole === 0 ? null : part / whole;

/** Prices have few decimals; this takes off what binary arithmetic adds. */
const money = (amount: number): number => Number(amount.toFixed(6));

/** Seconds from submission to delivery, undefined where a time is missing; negative by wrong clocks. */
export const secondsToDeliver = ({
	result,
	receipt,
	submittedAt,
}: Pick<ReportedMessage, 'result' | 'receipt' | 'submittedAt'>): number | undefined =>
	result !== 'delivered' || receipt?.occurredAt === undefined || submittedAt === undefined
		? undefined
		: (receipt.occurredAt - submittedAt) / 1000;

/** Nearest rank: the smallest value that so many percent of the values do not exceed. */
const percentile = (sorted: Float64Array, percent: number): number | null =>
	sorted.length === 0 ? null : sorted[Math.ceil((percent * sorted.length) / 100) - 1];

function countTotals(messages: readonly ReportedMessage[], known: KnownFacts): Totals {
	const byResult = Object.fromEntries(RESULTS.map((result) => [result, 0])) as Record<
		MessageResult,
		number
	>;
	const recipients = new Set<string>();
	let [segments, replied, optedOut, clicked, complained] = [0, 0, 0, 0, 0];
	for (const message of messages) {
		byResult[message.result]++;
		recipients.add(message.to);
		if (!wasAccepted(message)) continue;
		segments += message.segments ?? 0;
		if (message.replied) replied++;
		if (message.optedOut) optedOut++;
		if (message.clicked) clicked++;
		if (message.complained) complained++;
	}
	return {
		messages: messages.length,
		recipients: recipients.size,
		accepted: byResult.delivered + byResult.undelivered + byResult.waiting,
		...byResult,
		segments,
		replied: known.replies ? replied : null,
		optedOut: known.replies ? optedOut : null,
		clicked: known.clicks ? clicked : null,
		complained: known.complaints ? complained : null,
	};
}

const ratesOf = (totals: Totals): Rates => {
	const { accepted, rejected, unknown, delivered, undelivered } = totals;
	return {
		acceptance: rate(accepted, accepted + rejected + unknown),
		delivery: rate(delivered, accepted),
		deliveryOfReported: rate(delivered, delivered + undelivered),
		reply: rate(totals.replied, accepted),
		optOut: rate(totals.optedOut, accepted),
		click: rate(totals.clicked, accepted),
		complaint: rate(totals.complained, accepted),
	};
};

function costOf(messages: readonly ReportedMessage[], delivered: number): Cost {
	let total = 0;
	let counted = 0;
	for (const message of messages) {
		if (message.cost === undefined) continue;
		if (!wasAccepted(message) && message.result !== 'unknown') continue;
		total += message.cost;
		counted++;
	}
	return {
		total: counted === 0 ? null : money(total),
		perDelivered: counted === 0 || delivered === 0 ? null : money(total / delivered),
		messages: counted,
	};
}

/**
 * Counts messages. The time it takes grows with their number (times are sorted once).
 *
 * @param known which facts the data has; those that it has not are null and not 0
 */
export function figuresOf(messages: readonly ReportedMessage[], known: KnownFacts): Figures {
	const totals = countTotals(messages, known);
	const differences = messages.flatMap((message) => secondsToDeliver(message) ?? []);
	const plausible = differences.filter((seconds) => seconds * 1000 >= -CLOCK_TOLERANCE);
	const seconds = Float64Array.from(plausible, (value) => Math.max(0, value)).sort();
	let arrived = 0;
	return {
		totals,
		rates: ratesOf(totals),
		timeToDeliver: {
			p50: percentile(seconds, 50),
			p95: percentile(seconds, 95),
			measured: seconds.length,
			implausible: differences.length - seconds.length,
		},
		cost: costOf(messages, totals.delivered),
		deliveredWithin: STEPS.map((step) => {
			while (arrived < seconds.length && seconds[arrived] <= step) arrived++;
			return { seconds: step, delivered: arrived };
		}),
	};
}
