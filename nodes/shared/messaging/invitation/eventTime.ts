import { inEnglish } from '../model/sentence';
import { DateTime, IANAZone } from 'luxon';
import { failure, isFailure, type Failure } from '../model/failure';
import type { Language } from '../model/sentence';

/** What else to tell of a period. */
export interface PeriodOptions {
	/** Whether the hours are those of every day, instead of the first opening and the last closing. */
	sameHoursDaily?: boolean;
	/** Whether to tell the zone with the time. */
	showZone?: boolean;
}

interface Moment {
	time: DateTime;
	wholeDay: boolean;
}

/** How a language writes dates. */
interface Style {
	date: (time: DateTime, withYear: boolean) => string;
	clock: (time: DateTime) => string;
	beforeClock: string;
	until: string;
	daily: string;
	zone: (name: string) => string;
	/** Which of two dates in one year names it. */
	yearOf: 'first' | 'last';
}

const WEEKDAYS = {
	zh: [...'一二三四五六日'],
	en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const STYLES: Record<Language, Style> = {
	zh: {
		date: ({ year, month, day, weekday }, withYear) =>
			`${withYear ? `${year}年` : ''}${month}月${day}日（周${WEEKDAYS.zh[weekday - 1]}）`,
		clock: ({ hour, minute }) => `${twoDigits(hour)}:${twoDigits(minute)}`,
		beforeClock: '',
		until: '至',
		daily: '，每日',
		zone: (name) => `（${name}）`,
		yearOf: 'first',
	},
	en: {
		date: ({ year, month, day, weekday }, withYear) =>
			`${WEEKDAYS.en[weekday - 1]} ${day} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ''}`,
		clock: ({ hour, minute }) => `${hour}:${twoDigits(minute)}`,
		beforeClock: ', ',
		until: ' – ',
		daily: ', daily ',
		zone: (name) => ` (${name})`,
		yearOf: 'last',
	},
};

/** A date, and a time of day set off by T or spaces, perhaps with seconds and an offset. */
const DATE_AND_TIME = /^(\d{4}-\d\d-\d\d)(?:(?:T|\s+)(\d{1,2})(:\d\d.*))?$/i;

/** Reads a time; full-width digits and colons count as their ASCII twins. */
function read(typed: string, zone: string, field: string): Moment | Failure {
	const text = typed.normalize('NFKC').trim();
	const [, date, hour, rest] = DATE_AND_TIME.exec(text) ?? [];
	const iso = hour === undefined ? date : `${date}T${hour.padStart(2, '0')}${rest}`;
	const time = DateTime.fromISO(iso ?? '', { zone });
	if (time.isValid) return { time, wholeDay: hour === undefined };
	return failure(
		'configuration',
		inEnglish(
			`'${field}' is '${typed}', which is no date that can be read. Write for example 2026-11-28 09:00, or 2026-11-28 for the whole day.`,
		),
	);
}

function write(start: Moment, end: Moment, style: Style, sameHoursDaily: boolean): string {
	const clock = ({ time, wholeDay }: Moment) => (wholeDay ? '' : style.clock(time));
	const withClock = (date: string, hours: string) =>
		hours === '' ? date : `${date}${style.beforeClock}${hours}`;
	const hours = [...new Set([clock(start), clock(end)])].filter((each) => each !== '').join('–');

	if (start.time.hasSame(end.time, 'day')) return withClock(style.date(start.time, true), hours);

	const twoYears = start.time.year !== end.time.year;
	const firstDate = style.date(start.time, twoYears || style.yearOf === 'first');
	const lastDate = style.date(end.time, twoYears || style.yearOf === 'last');
	// Hours that run over midnight are not those of a day.
	if (sameHoursDaily && !end.wholeDay && minuteOfDay(end) > minuteOfDay(start)) {
		return firstDate + style.until + lastDate + style.daily + hours;
	}
	return withClock(firstDate, clock(start)) + style.until + withClock(lastDate, clock(end));
}

const minuteOfDay = ({ time }: Moment): number => time.hour * 60 + time.minute;

/**
 * Writes when an event takes place, as a person would: `2026年11月28日（周六）09:00–17:00`,
 * `Sat 28 Nov 2026, 9:00–17:00`. Of several days it names the first and the last moment, since the
 * hours may differ from day to day; `sameHoursDaily` says that they do not.
 *
 * @param start ISO 8601 or `yyyy-MM-dd HH:mm`; a date alone is the whole day; may be empty
 * @param end as `start`; empty: only the beginning is told
 * @param zone IANA zone in which the times are told and, where they name none, are meant
 * @returns the text, empty if there is no start; or why a time cannot be told
 */
export function formatPeriod(
	start: string,
	end: string,
	zone: string,
	language: Language,
	{ sameHoursDaily = false, showZone = false }: PeriodOptions = {},
): { text: string } | Failure {
	const refused = (sentences: string) => failure('configuration', inEnglish(sentences));
	if (start.trim() === '') {
		if (end.trim() === '') return { text: '' };
		return refused("'Start' is empty, but 'End' is not. Fill in 'Start', or leave both empty.");
	}
	if (!IANAZone.isValidZone(zone)) {
		return refused(
			`'Time Zone' is '${zone}', which is no known zone. Choose one such as Asia/Shanghai.`,
		);
	}
	const from = read(start, zone, 'Start');
	if (isFailure(from)) return from;
	const to = end.trim() === '' ? from : read(end, zone, 'End');
	if (isFailure(to)) return to;

	if (from.wholeDay && !to.wholeDay) {
		return refused(
			"'End' has a time of day, but 'Start' has none. Give both a time, or only their dates.",
		);
	}
	const isBefore = to.wholeDay
		? to.time.startOf('day') < from.time.startOf('day')
		: to.time < from.time;
	if (isBefore) {
		return refused(
			`'End' (${end.trim()}) is before 'Start' (${start.trim()}). Correct one of them.`,
		);
	}

	const style = STYLES[language];
	const text = write(from, to, style, sameHoursDaily);
	if (!showZone || from.wholeDay) return { text };
	// Where the clocks change in between, one offset would be wrong for one of the two.
	const oneOffset = from.time.offset === to.time.offset;
	return { text: text + style.zone(oneOffset ? `GMT${from.time.toFormat('Z')}` : zone) };
}
