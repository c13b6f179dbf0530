import { splitRecipients } from '../recipients';
import { timeReader } from '../timeReader';
import { readContactNumber } from './contactNumber';

/** One message of the past, as it came. */
export interface SentMessage {
	phone: unknown;
	time: unknown;
	/** Send outcome, see `SendOutcome`; undefined where the list has none. */
	outcome: unknown;
}

/** When each number got its messages. */
export interface SendHistory {
	/** Milliseconds since 1970, by E.164. */
	times: ReadonlyMap<string, readonly number[]>;
	/** Messages without a readable number or time, which therefore do not count. */
	unreadable: number;
}

/** How the history is written. */
export interface HistoryNotation {
	/** ISO 3166 alpha-2, for numbers without a country code. */
	defaultCountry: string;
	/** IANA name, for times without a zone. */
	timezone: string;
	/** Milliseconds since 1970; times far ahead of it are not taken for times. */
	now: number;
}

/** Send outcomes of messages that never reached a phone. */
const NOT_SENT: ReadonlySet<unknown> = new Set(['rejected', 'held', 'skipped']);

/**
 * Reads what was sent. Messages with the outcome `rejected`, `held` or `skipped` are passed over;
 * all others count, also those without an outcome.
 */
export function readSendHistory(
	messages: readonly SentMessage[],
	{ defaultCountry, timezone, now }: HistoryNotation,
): SendHistory {
	const times = new Map<string, number[]>();
	const readTime = timeReader(timezone, now);
	let unreadable = 0;
	for (const { phone, time, outcome } of messages) {
		if (NOT_SENT.has(outcome)) continue;
		const sentAt = readTime(time);
		const numbers = splitRecipients(phone).flatMap(
			(entry) => readContactNumber(entry, defaultCountry).number ?? [],
		);
		if (sentAt === undefined || numbers.length === 0) {
			unreadable++;
			continue;
		}
		for (const { e164 } of numbers) {
			const known = times.get(e164);
			if (known) known.push(sentAt);
			else times.set(e164, [sentAt]);
		}
	}
	return { times, unreadable };
}
