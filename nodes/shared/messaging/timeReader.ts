import { DateTime } from 'luxon';

/** Reads a time as lists have it; milliseconds since 1970, or undefined if it is none. */
export type TimeReader = (value: unknown) => number | undefined;

/** Milliseconds of today have 13 digits, seconds 10; as milliseconds this is the year 1973. */
const FEWEST_MILLISECONDS = 1e11;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The usual notations with all their parts: `2026-11-21T09:00:00.000+08:00`, `2026-11-21 09:00:00`. Hour
 * 24, seconds of leap and offsets that no place has are left to luxon.
 */
const USUAL =
	/^((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(0\d|1[0-4]):?([0-5]\d))?$/;

/** The last day that every month has. */
const SURE_DAYS = 28;

/** As luxon reads it: ISO 8601, or as databases write it. */
function readWithLuxon(text: string, zone: string): number | undefined {
	const iso = DateTime.fromISO(text, { zone });
	const time = iso.isValid ? iso : DateTime.fromSQL(text, { zone });
	return time.isValid ? time.toMillis() : undefined;
}

/**
 * Makes a reader of times: ISO 8601, `2026-11-21 09:00:00` as of databases and spreadsheets, seconds or
 * milliseconds since 1970, or a date of JavaScript or luxon. It remembers the hours it has met,
 * because to ask for the offset of a zone costs a hundred times as much as all the rest, and lists have
 * a hundred thousand times from few hours.
 *
 * @param timezone IANA name, for times without a zone
 */
export function timeReader(timezone: string): TimeReader {
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

	return (value) => {
		if (typeof value === 'number' || (typeof value === 'string' && /^\d{10,13}$/.test(value))) {
			const since1970 = Number(value);
			if (!(since1970 > 0)) return undefined;
			return since1970 < FEWEST_MILLISECONDS ? since1970 * 1000 : since1970;
		}
		if (typeof value === 'string') return readText(value.trim());
		if (value instanceof Date || DateTime.isDateTime(value)) {
			const milliseconds = value.valueOf();
			return Number.isNaN(milliseconds) ? undefined : milliseconds;
		}
		return undefined;
	};
}
