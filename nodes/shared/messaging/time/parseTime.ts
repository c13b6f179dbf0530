import { DateTime } from 'luxon';

import { halfWidth } from '../text/halfWidth';
import { readWrittenTime } from './writtenTime';
import { DAY, HOUR, MINUTE } from '../util/durations';

/** Reads a time as lists have it; milliseconds since 1970, or undefined if it is none. */
export type TimeParser = (value: unknown) => number | undefined;

const YEAR = 366 * DAY;

/**
 * Nothing of ours is older: a time before is a number that means something else, or a clock that was
 * never set.
 */
const EARLIEST = Date.UTC(2000, 0, 1);

/** No written time is longer, JavaScript's with the name of the zone behind it included; code units. */
const LONGEST = 100;

/** How many of each unit a millisecond is, where a number counts since 1970. */
const PER_MILLISECOND = { seconds: 1 / 1000, milliseconds: 1, microseconds: 1e3, nanoseconds: 1e6 };

/** Day 0 of the dates of spreadsheets, for all dates after February 1900. */
const SPREADSHEET_DAY_0 = Date.UTC(1899, 11, 30);

/** Days in the dates of spreadsheets: from the year 2000 to the year 2200. */
const SPREADSHEET_DAYS = { first: 36_526, last: 109_575 };

/**
 * The usual notations with all their parts: `2026-11-21T09:00:00.000+08:00`, `2026-11-21 09:00:00`. Hour
 * 24, seconds of leap and offsets that no place has are left to luxon.
 */
const USUAL =
	/^((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(0\d|1[0-4]):?([0-5]\d))?$/;

/** The last day that every month has. */
const SURE_DAYS = 28;

/** Begins with a whole date; luxon would take a clock time for today, and a year for its first day. */
const WHOLE_DATE =
	/^\d{4}(?:-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|-?W\d\d-?[1-7]|-?\d{3})(?!\d)/;

/** A day of the week or a number, then the name of a month, as in headers of mails and of HTTP. */
const MAIL_DATE = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d/;

/** As luxon reads it: ISO 8601, or as databases or mails write it. */
function readWithLuxon(text: string, zone: string): number | undefined {
	if (MAIL_DATE.test(text)) {
		const time = DateTime.fromRFC2822(text, { zone });
		return time.isValid ? time.toMillis() : undefined;
	}
	if (!WHOLE_DATE.test(text)) return undefined;
	const iso = DateTime.fromISO(text, { zone });
	const time = iso.isValid ? iso : DateTime.fromSQL(text, { zone });
	return time.isValid ? time.toMillis() : undefined;
}

/** Digits that are a date, `20260702`, `202607020905` or `20260702090500`; undefined if they are not. */
function readDateDigits(digits: string, zone: string): number | undefined {
	const format = { 8: 'yyyyMMdd', 12: 'yyyyMMddHHmm', 14: 'yyyyMMddHHmmss' }[digits.length];
	if (format === undefined) return undefined;
	const time = DateTime.fromFormat(digits, format, { zone });
	return time.isValid ? time.toMillis() : undefined;
}

/** A day of a spreadsheet with its time of day as a fraction, on the clock of the zone. */
function readSpreadsheetDay(days: number, zone: string): number | undefined {
	if (days < SPREADSHEET_DAYS.first || days > SPREADSHEET_DAYS.last) return undefined;
	// Spreadsheets count in fractions of a day, which rarely are whole seconds.
	const seconds = Math.round(days * 86_400);
	const onClock = DateTime.fromMillis(SPREADSHEET_DAY_0 + seconds * 1000, { zone: 'utc' });
	return onClock.setZone(zone, { keepLocalTime: true }).toMillis();
}

/**
 * Makes a reader of times: ISO 8601, `2026-11-21 09:00:00` as of databases, dates as people and
 * spreadsheets write them, spreadsheets' serial dates, seconds, milliseconds, microseconds or
 * nanoseconds since 1970, or a date of JavaScript or luxon. What would be a time before the year 2000
 * or more than a year ahead is not taken for one. It remembers the hours it has met, because to ask
 * for the offset of a zone costs a hundred times as much as all the rest, and lists have a hundred
 * thousand times from few hours.
 *
 * @param timezone IANA name, for times without a zone
 * @param now milliseconds since 1970
 */
export function timeParser(timezone: string, now: number): TimeParser {
	const latest = now + YEAR;
	const isLikely = (time: number | undefined): time is number =>
		time !== undefined && time >= EARLIEST && time <= latest;
	const ifLikely = (time: number | undefined): number | undefined =>
		isLikely(time) ? time : undefined;

	/** When an hour of the zone's clock begins; null where the clock is changed within it. */
	const hours = new Map<string, number | null>();

	const beginOf = (day: string, hour: string): number | null => {
		const key = `${day}T${hour}`;
		let begin = hours.get(key);
		if (begin === undefined) {
			const first = readWithLuxon(`${key}:00:00.000`, timezone);
			const last = readWithLuxon(`${key}:59:59.999`, timezone);
			begin = first !== undefined && last === first + HOUR - 1 ? first : null;
			hours.set(key, begin);
		}
		return begin;
	};

	const readText = (text: string): number | undefined => {
		const parts = USUAL.exec(text);
		if (!parts) return readWithLuxon(text, timezone);
		const [
			,
			year,
			month,
			day,
			hour,
			minute,
			second,
			fraction,
			utc,
			sign,
			offsetHours,
			offsetMinutes,
		] = parts;
		const within =
			Number(minute) * MINUTE +
			Number(second) * 1000 +
			(fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000));
		if (utc === undefined && sign === undefined) {
			const begin = beginOf(text.slice(0, 10), hour);
			return begin === null ? readWithLuxon(text, timezone) : begin + within;
		}
		if (Number(day) > SURE_DAYS) {
			const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
			if (Number(day) > lastDay) return undefined;
		}
		const offset =
			utc === undefined ? Number(offsetHours) * HOUR + Number(offsetMinutes) * MINUTE : 0;
		const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour)) + within;
		return sign === '-' ? asUtc + offset : asUtc - offset;
	};

	/** A number counts seconds or smaller units since 1970, or it is a date by its digits or days. */
	const readNumber = (value: number, digits: string): number | undefined => {
		for (const perMillisecond of Object.values(PER_MILLISECOND)) {
			const time = Math.floor(value / perMillisecond);
			// Later than `latest` by much is another unit; a small one is no time since 1970 at all.
			if (isLikely(time)) return time;
		}
		return readDateDigits(digits, timezone) ?? readSpreadsheetDay(value, timezone);
	};

	return (value) => {
		if (typeof value === 'number') {
			return value > 0 ? ifLikely(readNumber(value, String(value))) : undefined;
		}
		if (typeof value === 'string') {
			if (value.length > LONGEST) return undefined;
			const text = halfWidth(value).trim().replace(/\s+/g, ' ');
			if (/^\d+(?:\.\d+)?$/.test(text)) return ifLikely(readNumber(Number(text), text));
			// A spreadsheet of a country with a comma for the point.
			if (/^\d{5},\d+$/.test(text)) {
				return ifLikely(readSpreadsheetDay(Number(text.replace(',', '.')), timezone));
			}
			return ifLikely(readText(text) ?? readWrittenTime(text, timezone));
		}
		if (value instanceof Date || DateTime.isDateTime(value)) {
			const milliseconds = value.valueOf();
			return Number.isNaN(milliseconds) ? undefined : ifLikely(milliseconds);
		}
		return undefined;
	};
}
