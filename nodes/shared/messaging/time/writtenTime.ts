import { DateTime, FixedOffsetZone, type Zone } from 'luxon';

/** Year, month and day, in each order that tells which is which, or leaves only day and month to tell. */
const YEAR_FIRST = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const DAY_AND_NAME =
	/^(?:[A-Z][a-z]{2,8},? )?(\d{1,2})(?:st|nd|rd|th)?[- .]{1,2}([A-Za-z]{3,9})[-., ]{1,2}(\d{4})(?!\d)/;
const NAME_AND_DAY =
	/^(?:[A-Z][a-z]{2,8},? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/;

/** Between date and clock: 星期四, a comma, a T. */
const BETWEEN = /^ ?(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?(?:,|T(?=\d))? ?(?:at )?/;

/** The clock with its half of the day before or behind it: 下午9:05, 9:05:30.123, 9点半, 9 PM. */
const CLOCK =
	/^(上午|下午|凌晨|早上|中午|晚上|[AaPp][Mm] )? ?(\d{1,2})(?:[:：](\d{2})(?:[:：](\d{2})(?:[.,](\d{1,15}))?)?|[点时](?:(半)|(\d{1,2})分?(?:(\d{1,2})秒)?)?|(?= ?[AaPp]\.?[Mm]))(?: ?([AaPp]\.?[Mm]\.?))?/;

/** GMT+0800 with the name of the zone behind it, as JavaScript writes it. */
const OFFSET =
	/^ ?(?:(Z|UTC|GMT)(?![+\d-])|(?:UTC|GMT)([+-])(\d{1,2})(?::?(\d{2}))?|([+-])(\d{2}):?(\d{2}))(?: \([^()]{1,50}\))?$/;

const MONTHS = [
	['January', 'February', 'March', 'April', 'May', 'June', 'July'],
	['August', 'September', 'October', 'November', 'December'],
].flat();

/** 1 to 12 for Jul, Sept or July; 0 for any other word. */
function monthOf(name: string): number {
	const word = name.toLowerCase();
	const isOf = (month: string): boolean =>
		month === word || month.slice(0, 3) === word || month.slice(0, 4) === word;
	return MONTHS.findIndex((month) => isOf(month.toLowerCase())) + 1;
}

interface Day {
	year: number;
	month: number;
	day: number;
}

/** A date, and what stands behind it; undefined where day and month could change places. */
function readDay(text: string): { date: Day; rest: string } | undefined {
	const found = (match: RegExpExecArray, year: string, month: number, day: string) => ({
		date: { year: Number(year), month, day: Number(day) },
		rest: text.slice(match[0].length),
	});
	const yearFirst = YEAR_FIRST.exec(text);
	if (yearFirst) return found(yearFirst, yearFirst[1], Number(yearFirst[2]), yearFirst[3]);
	const yearLast = YEAR_LAST.exec(text);
	if (yearLast) {
		const [, one, other, year] = yearLast;
		if (Number(other) > 12) return found(yearLast, year, Number(one), other);
		const isSure = Number(one) > 12 || one === other;
		return isSure ? found(yearLast, year, Number(other), one) : undefined;
	}
	const dayAndName = DAY_AND_NAME.exec(text);
	if (dayAndName) return found(dayAndName, dayAndName[3], monthOf(dayAndName[2]), dayAndName[1]);
	const nameAndDay = NAME_AND_DAY.exec(text);
	return nameAndDay
		? found(nameAndDay, nameAndDay[3], monthOf(nameAndDay[1]), nameAndDay[2])
		: undefined;
}

/** Hour of the day from a clock of twelve hours; undefined if it does not have that hour. */
function hourOfDay(hour: number, half: string): number | undefined {
	if (half === '') return hour;
	const isAfternoon = /^(?:p|下午|晚上|中午)/i.test(half);
	if (hour > 12) return isAfternoon ? hour : undefined;
	if (half === '中午') return hour === 12 || hour < 3 ? (hour % 12) + 12 : hour;
	return (hour % 12) + (isAfternoon ? 12 : 0);
}

interface Clock {
	hour: number;
	minute: number;
	second: number;
	millisecond: number;
}

/** The time of day that a text begins with, midnight where it ends before; undefined if it is none. */
function readClock(text: string): { clock: Clock; rest: string } | undefined {
	if (text === '') return { clock: { hour: 0, minute: 0, second: 0, millisecond: 0 }, rest: '' };
	const parts = CLOCK.exec(text);
	if (!parts) return undefined;
	const [all, before = '', hourText, minute, second, fraction, half, minutes, seconds, after = ''] =
		parts;
	const hour = hourOfDay(Number(hourText), before.trim() || after);
	if (hour === undefined) return undefined;
	return {
		clock: {
			hour,
			minute: half ? 30 : Number(minute ?? minutes ?? 0),
			second: Number(second ?? seconds ?? 0),
			millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
		},
		rest: text.slice(all.length),
	};
}

/** The zone that a text names; undefined if it names something else. */
function readOffset(text: string): Zone | undefined {
	const parts = OFFSET.exec(text);
	if (!parts) return undefined;
	const [, utc, wordSign, wordHours, wordMinutes, sign, hours, minutes] = parts;
	if (utc) return FixedOffsetZone.utcInstance;
	const [h, m] = [Number(wordHours ?? hours), Number(wordMinutes ?? minutes ?? 0)];
	if (h > 14 || m > 59) return undefined;
	return FixedOffsetZone.instance((h * 60 + m) * ((wordSign ?? sign) === '-' ? -1 : 1));
}

/**
 * Reads a time as people, spreadsheets and JavaScript write it: `2026/7/2 9:05`, `2026年7月2日 下午9点05分`,
 * `21.11.2026`, `2-Jul-2026`, `Jul 2, 2026 9:05 AM`, `Thu Jul 02 2026 09:05:00 GMT+0800`. Where day and
 * month could change places, it is not read.
 *
 * @param text in half width
 * @param zone IANA name, for times without a zone
 * @returns milliseconds since 1970, or undefined
 */
export function readWrittenTime(text: string, zone: string): number | undefined {
	const day = readDay(text);
	const clock = day && readClock(day.rest.replace(BETWEEN, ''));
	if (!clock) return undefined;
	const ownZone = clock.rest === '' ? zone : readOffset(clock.rest);
	if (ownZone === undefined) return undefined;
	const time = DateTime.fromObject({ ...day.date, ...clock.clock }, { zone: ownZone });
	return time.isValid ? time.toMillis() : undefined;
}
