import { inEnglish } from '../model/sentence';
import { DateTime } from 'luxon';
import { failure, isFailure, type Failure } from '../model/failure';
import { MOST_LIST, tooLong } from '../text/textLimits';
import type { Hours, SendingWindow } from './sendingWindow';
import { DAY } from '../util/durations';

/** A sending window as a user types it; every field may hold several entries. */
export interface TypedWindow {
	/** `9:00-12:00, 14:00–18:00`, `9-21`, `22:00-2:00`. */
	readonly hours: string;
	/** `1-5`, `Mon-Fri, Sun`, `周一至周五`. */
	readonly days: string;
	/** `2026-10-01`, `2026/10/1`, `2026-10-01..2026-10-07`, also with `to`; may be empty. */
	readonly holidays: string;
}

const FIELDS: Record<keyof TypedWindow, { name: string; wayOut: string }> = {
	hours: { name: 'Hours', wayOut: 'Write for example 9:00-12:00, 14:00-18:00.' },
	days: { name: 'Days', wayOut: 'Write for example Mon-Fri, or 1-5 for the same.' },
	holidays: {
		name: 'Holidays',
		wayOut: 'Write for example 2026-10-01, or 2026-10-01..2026-10-07 for several days.',
	},
};

const SPACES = /[^\S\n]+/g;

/** Dashes, tilde, dots, 至, 到, the word `to`; with the space around, not with a line break. */
const RANGE_SIGN = / ?(?:[\p{Pd}\u2212~]|\.{2,}|至|到|(?<=\s)to(?=\s)) ?/giu;

const SEPARATORS = /[\s,;、]+/;

const TIME = /^(\d{1,2})(?::(\d\d))?$/;

const DATE = '(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?';
const DATES = new RegExp(`^${DATE}(?:-${DATE})?$`);

const CHINESE_DAY = /^(?:周|週|星期|礼拜)?([一二三四五六日天])$/;
const CHINESE_DAYS = '一二三四五六日';
const ENGLISH_DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** A range of holidays longer than this is a slip of the year. */
const LONGEST_HOLIDAY = 366;

/** Single entries of a field: full-width forms as ASCII, every sign of a range as a hyphen. */
const entriesOf = (typed: string): string[] =>
	typed
		.normalize('NFKC')
		.replace(SPACES, ' ')
		.replace(RANGE_SIGN, '-')
		.split(SEPARATORS)
		.filter((entry) => entry !== '');

function refused(field: keyof TypedWindow, entry: string, why: string): Failure {
	const shown = entry.length > 40 ? `${Array.from(entry).slice(0, 40).join('')}…` : entry;
	const { name, wayOut } = FIELDS[field];
	return failure('configuration', inEnglish(`'${name}' has '${shown}', which ${why}. ${wayOut}`));
}

const empty = (field: keyof TypedWindow): Failure =>
	failure('configuration', inEnglish(`'${FIELDS[field].name}' is empty. ${FIELDS[field].wayOut}`));

/** Reads all entries of a field, or gives the first refusal. */
function readAll<T>(
	field: keyof TypedWindow,
	typed: string,
	read: (entry: string) => readonly T[] | Failure,
): readonly T[] | Failure {
	const unbounded = tooLong(FIELDS[field].name, typed, MOST_LIST);
	if (unbounded) return unbounded;
	const values: T[] = [];
	for (const entry of entriesOf(typed)) {
		const found = read(entry);
		if (isFailure(found)) return found;
		for (const value of found) values.push(value);
	}
	return values;
}

/** Minutes of the day, or undefined. */
function readTime(text: string | undefined): number | undefined {
	const [, hour, minute = '0'] = TIME.exec(text ?? '') ?? [];
	const time = Number(hour) * 60 + Number(minute);
	return Number(minute) < 60 && time <= 1440 ? time : undefined;
}

function readHours(entry: string): readonly Hours[] | Failure {
	const [first, last, ...more] = entry.split('-');
	const from = readTime(first);
	const to = readTime(last);
	if (from === undefined || to === undefined || more.length > 0) {
		return refused('hours', entry, 'is no time from 0:00 to 24:00 with another one behind it');
	}
	if (from === 1440) return refused('hours', entry, 'begins at 24:00 instead of 0:00');
	if (from === to) {
		return refused('hours', entry, 'ends when it begins; a whole day is 0:00-24:00');
	}
	return [{ from, to }];
}

/** 1 (Monday) to 7 (Sunday), or undefined. English names may be cut to three letters or more. */
function readDay(text: string): number | undefined {
	if (/^[1-7]$/.test(text)) return Number(text);
	const [, chinese] = CHINESE_DAY.exec(text) ?? [];
	if (chinese !== undefined) return CHINESE_DAYS.indexOf(chinese.replace('天', '日')) + 1;
	const name = text.toLowerCase();
	const index = name.length < 3 ? -1 : ENGLISH_DAYS.findIndex((day) => day.startsWith(name));
	return index === -1 ? undefined : index + 1;
}

/** A range may go over Sunday: Sat-Mon. */
function readDays(entry: string): readonly number[] | Failure {
	const [first, last = first, ...more] = entry.split('-');
	const from = readDay(first);
	const to = readDay(last);
	if (from === undefined || to === undefined || more.length > 0) {
		return refused('days', entry, 'is no day of the week from 1 (Monday) to 7 (Sunday)');
	}
	const count = ((to - from + 7) % 7) + 1;
	return Array.from({ length: count }, (_, index) => ((from - 1 + index) % 7) + 1);
}

function readHolidays(entry: string): readonly string[] | Failure {
	const parts = DATES.exec(entry)?.slice(1);
	if (!parts) return refused('holidays', entry, 'is no date with year, month and day');
	const [year, month, day, ...last] = parts.map(Number);
	const first = DateTime.utc(year, month, day);
	const end = parts[3] === undefined ? first : DateTime.utc(last[0], last[1], last[2]);
	if (!first.isValid || !end.isValid) {
		return refused('holidays', entry, 'has a date that is not in the calendar');
	}
	const count = end.diff(first, 'days').days + 1;
	if (count < 1) return refused('holidays', entry, 'ends before it begins');
	if (count > LONGEST_HOLIDAY) return refused('holidays', entry, 'is longer than a year');
	const begin = first.toMillis();
	return Array.from({ length: count }, (_, index) =>
		new Date(begin + index * DAY).toISOString().slice(0, 10),
	);
}

/**
 * Reads a sending window as typed. Entries are separated by comma, semicolon, `、`, space or line
 * break; full-width forms count as their ASCII twins.
 *
 * @returns the window; or a failure that names the field, the wrong entry and the way out
 */
export function parseWindow(typed: TypedWindow): SendingWindow | Failure {
	const hours = readAll('hours', typed.hours, readHours);
	if (isFailure(hours)) return hours;
	if (hours.length === 0) return empty('hours');

	const days = readAll('days', typed.days, readDays);
	if (isFailure(days)) return days;
	if (days.length === 0) return empty('days');

	const holidays = readAll('holidays', typed.holidays, readHolidays);
	if (isFailure(holidays)) return holidays;
	return { hours, weekdays: [...new Set(days)].sort(), holidays: new Set(holidays) };
}
