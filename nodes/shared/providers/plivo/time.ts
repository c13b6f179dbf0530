import { DateTime } from 'luxon';

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;

/**
 * A time of Plivo, milliseconds since 1970: `2020-04-08 11:34:33.238707` in pushes, which is UTC,
 * `2017-05-22 21:36:14+05:30` in message records. Anything else is left out rather than guessed.
 */
export function readTime(text: unknown): number | undefined {
	if (typeof text !== 'string' || !TIME.test(text)) return undefined;
	const time = DateTime.fromSQL(text, { zone: 'utc' });
	return time.isValid ? time.toMillis() : undefined;
}
