import { IANAZone } from 'luxon';
import { DAY, MINUTE } from '../util/durations';

/** A stretch of the day: from `from` on, before `to`; minutes since midnight by the wall clock. */
export interface Hours {
	/** 0 to 1439. */
	readonly from: number;
	/** 0 to 1440 (24:00). Less than `from`: the stretch goes on until then on the next day. */
	readonly to: number;
}

/**
 * When messages may be sent. A stretch that crosses midnight belongs to the day on which it begins:
 * 22:00 to 2:00 on Fridays ends on Saturday at 2:00, also if Saturday is a holiday, and none begins
 * on a holiday. So weekdays and holidays follow one rule, and a night is never cut in two.
 */
export interface SendingWindow {
	readonly hours: readonly Hours[];
	/** Days of the week on which hours may begin: 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
	readonly weekdays: readonly number[];
	/** Dates on which no hours begin, as `yyyy-MM-dd`. */
	readonly holidays: ReadonlySet<string>;
}

const clock = (hour: number): number => hour * 60;

const daily = (...hours: readonly Hours[]): SendingWindow => ({
	hours,
	weekdays: [1, 2, 3, 4, 5, 6, 7],
	holidays: new Set(),
});

/** Windows that users choose by name; all of them are open every day. */
export const PRESETS = {
	/** 9:00–21:00, for SMS in mainland China; the source of these hours is unknown. */
	chinaSms: daily({ from: clock(9), to: clock(21) }),
	/** 10:00–12:00 and 15:00–18:00, for MMS in mainland China; their source is unknown. */
	chinaMms: daily({ from: clock(10), to: clock(12) }, { from: clock(15), to: clock(18) }),
	/**
	 * 8:00–21:00. United States, 47 CFR 64.1200(c)(1): no telephone solicitation to a residential
	 * subscriber before 8 a.m. or after 9 p.m., local time at the called party's location. States may
	 * allow less. https://www.ecfr.gov/current/title-47/section-64.1200
	 */
	us: daily({ from: clock(8), to: clock(21) }),
} satisfies Record<string, SendingWindow>;

/** How far ahead to look: a year of holidays is over by then. */
const HORIZON = 400 * DAY;

/**
 * The earliest time, not before `at`, at which the window is open in all the zones at once. It goes
 * by the wall clock: where the clocks skip the beginning of an hour, it opens at the first moment
 * that exists, and hours that are skipped as a whole do not take place; hours that the clocks
 * repeat are open both times.
 *
 * Ask once for many phones with the same zones: a window that never opens is found out in some
 * hundredths of a second.
 *
 * @param at milliseconds since 1970
 * @param zones IANA zones
 * @returns milliseconds since 1970, `at` itself if it is open now; undefined if it is not open
 * within 400 days, if there are no zones (nobody knows the hour there), or one of them does not exist
 */
export function nextOpening(
	window: SendingWindow,
	at: number,
	zones: readonly string[],
): number | undefined {
	const places = zones.map((name) => IANAZone.create(name));
	if (places.length === 0 || places.some(({ isValid }) => !isValid)) return undefined;

	const until = at + HORIZON;
	let agreed = 0;
	let opening = at;
	// Each zone in turn moves the opening to its own next one, until all agree.
	for (let turn = 0; agreed < places.length; turn++) {
		const next = nextOpeningIn(window, opening, until, places[turn % places.length]);
		if (next === undefined) return undefined;
		agreed = next === opening ? agreed + 1 : 1;
		opening = next;
	}
	return opening;
}

/** Goes from change to change of the clocks: in between, the wall clock runs like any other. */
function nextOpeningIn(
	window: SendingWindow,
	at: number,
	until: number,
	zone: IANAZone,
): number | undefined {
	for (let start = at; start < until; ) {
		const end = Math.min(steadyUntil(zone, start), until);
		const offset = zone.offset(start) * MINUTE;
		const opening = openingBetween(window, start + offset, end + offset);
		if (opening !== undefined) return opening - offset;
		start = end;
	}
	return undefined;
}

/** The next change of the clocks; a day later if there is none before. */
function steadyUntil(zone: IANAZone, start: number): number {
	const offset = zone.offset(start);
	let end = start + DAY;
	if (zone.offset(end) === offset) return end;
	let steady = start;
	while (end - steady > 1) {
		const middle = Math.floor((steady + end) / 2);
		if (zone.offset(middle) === offset) steady = middle;
		else end = middle;
	}
	return end;
}

/** The earliest open moment from `start` on, before `end`, all on a wall clock without jumps. */
function openingBetween(window: SendingWindow, start: number, end: number): number | undefined {
	const openings: number[] = [];
	// The hours of the day before may cross midnight.
	for (let day = Math.floor(start / DAY) - 1; day * DAY < end; day++) {
		if (!mayBeginOn(window, day)) continue;
		for (const { from, to } of window.hours) {
			const closes = day * DAY + to * MINUTE + (to < from ? DAY : 0);
			const opens = Math.max(day * DAY + from * MINUTE, start);
			if (opens < Math.min(closes, end)) openings.push(opens);
		}
	}
	return openings.length === 0 ? undefined : Math.min(...openings);
}

/** @param day days since 1970-01-01, which was a Thursday */
function mayBeginOn({ weekdays, holidays }: SendingWindow, day: number): boolean {
	const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
	return (
		weekdays.includes(weekday) && !holidays.has(new Date(day * DAY).toISOString().slice(0, 10))
	);
}
