import { DateTime } from 'luxon';

import { splitRecipients } from '../recipients';
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
}

/** Send outcomes of messages that never reached a phone. */
const NOT_SENT: ReadonlySet<unknown> = new Set(['rejected', 'held', 'skipped']);

/** Milliseconds of today have 13 digits, seconds 10; as milliseconds this is the year 1973. */
const FEWEST_MILLISECONDS = 1e11;

/**
 * A time as lists have it: ISO 8601, `2026-11-21 09:00:00` as of databases and spreadsheets, seconds or
 * milliseconds since 1970, or a date of JavaScript or luxon.
 *
 * @param timezone IANA name, for times without a zone
 * @returns milliseconds since 1970, or undefined if it is no time
 */
export function readTime(value: unknown, timezone: string): number | undefined {
	if (typeof value === 'number' || (typeof value === 'string' && /^\d{10,13}$/.test(value))) {
		const since1970 = Number(value);
		if (!(since1970 > 0)) return undefined;
		return since1970 < FEWEST_MILLISECONDS ? since1970 * 1000 : since1970;
	}
	if (typeof value === 'string') {
		const iso = DateTime.fromISO(value.trim(), { zone: timezone });
		const time = iso.isValid ? iso : DateTime.fromSQL(value.trim(), { zone: timezone });
		return time.isValid ? time.toMillis() : undefined;
	}
	if (value instanceof Date || DateTime.isDateTime(value)) {
		const milliseconds = value.valueOf();
		return Number.isNaN(milliseconds) ? undefined : milliseconds;
	}
	return undefined;
}

/**
 * Reads what was sent. Messages with the outcome `rejected`, `held` or `skipped` are passed over;
 * all others count, also those without an outcome.
 */
export function readSendHistory(
	messages: readonly SentMessage[],
	{ defaultCountry, timezone }: HistoryNotation,
): SendHistory {
	const times = new Map<string, number[]>();
	let unreadable = 0;
	for (const { phone, time, outcome } of messages) {
		if (NOT_SENT.has(outcome)) continue;
		const sentAt = readTime(time, timezone);
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
