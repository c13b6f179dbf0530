import { splitRecipients } from '../phone/splitRecipients';
import { timeParser } from '../time/parseTime';
import { readContactNumber } from '../phone/contactNumber';
import { indexNumbers, type NumberIndex } from './numberIndex';
import { countUnreadable, type Unreadable } from './unreadable';

/** One message of the past, as it came. */
export interface SentMessage {
	phone: unknown;
	time: unknown;
	/** Send outcome, see `SendOutcome`; undefined where the list has none. */
	outcome: unknown;
}

/** When each number got its messages. */
export interface SendHistory {
	/** Milliseconds since 1970, found by everyone whom an entry could mean. */
	times: NumberIndex<number>;
	/** Messages without a number that is certain, which count for whom they could mean, or without a time. */
	unreadable: Unreadable;
}

/** How the history is written. */
export interface HistoryNotation {
	/** ISO 3166 alpha-2, for numbers without a country code; undefined: there is none. */
	defaultCountry: string | undefined;
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
	const readTime = timeParser(timezone, now);
	const unreadable: Unreadable = { count: 0, examples: [] };
	const list = messages.flatMap(({ phone, time, outcome }) => {
		if (NOT_SENT.has(outcome)) return [];
		const sentAt = readTime(time);
		const numbers = splitRecipients(phone).map((typed) => ({
			typed,
			isReadable: readContactNumber(typed, defaultCountry).number !== undefined,
		}));
		const isReadable = numbers.some((number) => number.isReadable);
		if (sentAt === undefined || !isReadable) countUnreadable(unreadable, isReadable ? time : phone);
		return sentAt === undefined ? [] : numbers.map((number) => ({ ...number, value: sentAt }));
	});
	return { times: indexNumbers(list, defaultCountry), unreadable };
}
