import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	nextOpening,
	PRESETS,
	type SendingWindow,
} from '../../../../nodes/shared/messaging/sendingWindow/sendingWindow';

const NEW_YORK = 'America/New_York';
const BERLIN = 'Europe/Berlin';
const CHINA = 'Asia/Shanghai';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** `22:00-2:00` as minutes of the day. */
function hoursOf(text: string): SendingWindow['hours'] {
	return text.split(', ').map((each) => {
		const [from, to] = each.split('-').map((time) => {
			const [hour, minute] = time.split(':').map(Number);
			return hour * 60 + minute;
		});
		return { from, to };
	});
}

const windowOf = (
	hours: string,
	weekdays: readonly number[] = EVERY_DAY,
	...holidays: string[]
): SendingWindow => ({ hours: hoursOf(hours), weekdays, holidays: new Set(holidays) });

const millis = (iso: string): number => DateTime.fromISO(iso, { setZone: true }).toMillis();

function told(opening: number | undefined): string | undefined {
	return opening === undefined ? undefined : new Date(opening).toISOString();
}

type Case = [name: string, window: SendingWindow, at: string, zones: string, opening: string];

it.each<Case>([
	// The presets, and half-open ends.
	['is open', PRESETS.chinaSms, '2026-11-21T12:34:56.789+08:00', CHINA, 'now'],
	['opens at its beginning', PRESETS.chinaSms, '2026-11-21T09:00+08:00', CHINA, 'now'],
	[
		'is closed just before it',
		PRESETS.chinaSms,
		'2026-11-21T08:59:59.999+08:00',
		CHINA,
		'2026-11-21T09:00+08:00',
	],
	['is open until its end', PRESETS.chinaSms, '2026-11-21T20:59:59.999+08:00', CHINA, 'now'],
	[
		'is closed at its end',
		PRESETS.chinaSms,
		'2026-11-21T21:00+08:00',
		CHINA,
		'2026-11-22T09:00+08:00',
	],
	[
		'opens again after noon',
		PRESETS.chinaMms,
		'2026-11-21T12:00+08:00',
		CHINA,
		'2026-11-21T15:00+08:00',
	],
	['opens for MMS at ten', PRESETS.chinaMms, '2026-11-21T10:00+08:00', CHINA, 'now'],
	['is open for MMS until six', PRESETS.chinaMms, '2026-11-21T17:59:59.999+08:00', CHINA, 'now'],
	[
		'is closed for MMS from six',
		PRESETS.chinaMms,
		'2026-11-21T18:00+08:00',
		CHINA,
		'2026-11-22T10:00+08:00',
	],
	['is open in the evening', PRESETS.us, '2026-11-21T20:59:59.999-05:00', NEW_YORK, 'now'],
	['is closed early', PRESETS.us, '2026-11-21T07:59-05:00', NEW_YORK, '2026-11-21T08:00-05:00'],
	['is closed late', PRESETS.us, '2026-11-21T21:00-05:00', NEW_YORK, '2026-11-22T08:00-05:00'],
	// Weekdays, the year's end, leap days.
	[
		'waits for Monday',
		windowOf('9:00-17:00', [1, 2, 3, 4, 5]),
		'2026-11-20T17:00Z',
		'UTC',
		'2026-11-23T09:00Z',
	],
	[
		"goes over the year's end",
		windowOf('9:00-17:00'),
		'2026-12-31T18:00Z',
		'UTC',
		'2027-01-01T09:00Z',
	],
	[
		'knows leap days',
		windowOf('9:00-17:00', EVERY_DAY, '2028-02-29'),
		'2028-02-28T18:00Z',
		'UTC',
		'2028-03-01T09:00Z',
	],
	[
		'takes the first of unsorted hours',
		windowOf('15:00-16:00, 10:00-11:00'),
		'2026-11-21T09:00Z',
		'UTC',
		'2026-11-21T10:00Z',
	],
	// Midnight.
	['is open all day', windowOf('0:00-24:00'), '2026-11-21T23:59:59.999Z', 'UTC', 'now'],
	[
		'begins at midnight',
		windowOf('0:00-24:00', [6]),
		'2026-11-20T23:59Z',
		'UTC',
		'2026-11-21T00:00Z',
	],
	[
		'ends at midnight as 24:00',
		windowOf('22:00-24:00', [5]),
		'2026-11-21T00:00Z',
		'UTC',
		'2026-11-27T22:00Z',
	],
	[
		'ends at midnight as 0:00',
		windowOf('22:00-0:00', [5]),
		'2026-11-21T00:00Z',
		'UTC',
		'2026-11-27T22:00Z',
	],
	['crosses midnight', windowOf('22:00-2:00', [5]), '2026-11-21T01:59Z', 'UTC', 'now'],
	[
		'ends after midnight',
		windowOf('22:00-2:00', [5]),
		'2026-11-21T02:00Z',
		'UTC',
		'2026-11-27T22:00Z',
	],
	[
		'does not begin in the night before',
		windowOf('22:00-2:00', [5]),
		'2026-11-20T01:00Z',
		'UTC',
		'2026-11-20T22:00Z',
	],
	// Holidays.
	[
		'leaves out a week of holidays',
		windowOf(
			'9:00-21:00',
			EVERY_DAY,
			...['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
		),
		'2026-10-01T10:00+08:00',
		CHINA,
		'2026-10-08T09:00+08:00',
	],
	[
		"takes a holiday by the zone's date",
		windowOf('9:00-21:00', EVERY_DAY, '2026-10-01'),
		'2026-09-30T23:00-04:00',
		NEW_YORK,
		'2026-10-02T09:00-04:00',
	],
	[
		'ends a night in a holiday',
		windowOf('22:00-2:00', EVERY_DAY, '2026-10-01'),
		'2026-10-01T01:00Z',
		'UTC',
		'now',
	],
	[
		'begins no night on a holiday',
		windowOf('22:00-2:00', EVERY_DAY, '2026-10-01'),
		'2026-10-01T22:00Z',
		'UTC',
		'2026-10-02T22:00Z',
	],
	// The clocks go forward: 2:00 to 3:00 does not exist.
	[
		'keeps the wall clock in spring',
		PRESETS.us,
		'2026-03-07T22:00-05:00',
		NEW_YORK,
		'2026-03-08T08:00-04:00',
	],
	[
		'opens late where its beginning is skipped',
		windowOf('2:30-4:00'),
		'2026-03-08T01:00-05:00',
		NEW_YORK,
		'2026-03-08T03:00-04:00',
	],
	[
		'does not take place where it is skipped',
		windowOf('2:00-2:30'),
		'2026-03-28T12:00+01:00',
		BERLIN,
		'2026-03-30T02:00+02:00',
	],
	[
		'opens late in Berlin',
		windowOf('2:30-4:00'),
		'2026-03-29T00:00+01:00',
		BERLIN,
		'2026-03-29T03:00+02:00',
	],
	[
		'opens at 1:00 where midnight is skipped',
		windowOf('0:00-24:00', [7]),
		'2026-03-07T12:00-05:00',
		'America/Havana',
		'2026-03-08T01:00-04:00',
	],
	// The clocks go back: the hour from 1:00 (New York) or 2:00 (Berlin) comes twice.
	[
		'keeps the wall clock in autumn',
		PRESETS.us,
		'2026-10-31T22:00-04:00',
		NEW_YORK,
		'2026-11-01T08:00-05:00',
	],
	['is open the first time', windowOf('1:00-1:30'), '2026-11-01T01:15-04:00', NEW_YORK, 'now'],
	[
		'closes in between',
		windowOf('1:00-1:30'),
		'2026-11-01T01:30-04:00',
		NEW_YORK,
		'2026-11-01T01:00-05:00',
	],
	['is open the second time', windowOf('2:15-2:45'), '2026-10-25T02:20+01:00', BERLIN, 'now'],
	[
		'opens the second time at its hour',
		windowOf('2:15-2:45'),
		'2026-10-25T02:45+02:00',
		BERLIN,
		'2026-10-25T02:15+01:00',
	],
	[
		'opens the second time when the clocks go back',
		windowOf('1:00-2:15'),
		'2026-10-25T02:30+02:00',
		BERLIN,
		'2026-10-25T02:00+01:00',
	],
	['runs on over both', windowOf('22:00-6:00', [6]), '2026-10-25T05:59+01:00', BERLIN, 'now'],
	// Several zones.
	[
		'waits for the last zone to open',
		PRESETS.us,
		'2026-11-21T06:00-05:00',
		`${NEW_YORK} America/Los_Angeles Pacific/Honolulu`,
		'2026-11-21T08:00-10:00',
	],
	[
		'ends with the first zone to close',
		PRESETS.us,
		'2026-11-21T21:00-05:00',
		`Pacific/Honolulu ${NEW_YORK}`,
		'2026-11-22T08:00-10:00',
	],
	[
		'takes the weekday of every zone',
		windowOf('0:00-24:00', [1]),
		'2026-11-21T00:00Z',
		`${CHINA} America/Los_Angeles`,
		'2026-11-23T00:00-08:00',
	],
])('%s', (_name, window, at, zones, opening) => {
	expect(told(nextOpening(window, millis(at), zones.split(' ')))).toBe(
		told(millis(opening === 'now' ? at : opening)),
	);
});

it.each<[string, SendingWindow, readonly string[]]>([
	['no weekdays', windowOf('9:00-21:00', []), [CHINA]],
	['no hours', { ...PRESETS.us, hours: [] }, [CHINA]],
	['hours that end when they begin', windowOf('9:00-9:00'), [CHINA]],
	['zones that never agree', PRESETS.chinaMms, [CHINA, NEW_YORK]],
	['no zones', PRESETS.us, []],
	['a zone that does not exist', PRESETS.us, [CHINA, 'Asia/Nowhere']],
])('never opens with %s', (_name, window, zones) => {
	expect(nextOpening(window, millis('2026-11-21T00:00Z'), zones)).toBeUndefined();
});

it('looks 400 days ahead and no further', () => {
	const at = millis('2026-01-01T00:00Z');
	const dates = Array.from({ length: 500 }, (_, day) =>
		new Date(at + day * 86_400_000).toISOString().slice(0, 10),
	);
	const opening = (days: number) =>
		nextOpening(windowOf('0:00-24:00', EVERY_DAY, ...dates.slice(0, days)), at, ['UTC']);
	expect(told(opening(399))).toBe('2027-02-04T00:00:00.000Z');
	expect(opening(400)).toBeUndefined();
});

describe('any window', () => {
	/** A second reading of the rules: asks the calendar about one moment. */
	function isOpen(window: SendingWindow, at: number, zone: string): boolean {
		const time = DateTime.fromMillis(at, { zone });
		const minute = time.hour * 60 + time.minute;
		const mayBegin = ({ weekday, year, month, day }: DateTime) =>
			window.weekdays.includes(weekday) &&
			!window.holidays.has(DateTime.utc(year, month, day).toFormat('yyyy-MM-dd'));
		const yesterday = DateTime.utc(time.year, time.month, time.day).minus({ days: 1 });
		return window.hours.some(({ from, to }) =>
			to >= from
				? mayBegin(time) && minute >= from && minute < to
				: (mayBegin(time) && minute >= from) || (mayBegin(yesterday) && minute < to),
		);
	}

	const quarter = (max: number) => fc.integer({ min: 0, max }).map((count) => count * 15);
	const hours = fc.record({ from: quarter(95), to: quarter(96) });
	// Around the changes of the clocks in both hemispheres and the year's end.
	const at = fc
		.tuple(
			fc.constantFrom(
				...['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25'],
				...['2026-11-01', '2026-12-31', '2028-02-28'],
			),
			fc.integer({ min: -36 * 60, max: 36 * 60 }),
		)
		.map(([date, minutes]) => millis(`${date}T00:00Z`) + minutes * 60_000);
	const windows = fc.record({
		hours: fc.array(hours, { minLength: 1, maxLength: 3 }),
		weekdays: fc.subarray(EVERY_DAY, { minLength: 1 }),
		holidays: fc
			.subarray(['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2027-01-01'])
			.map((dates): ReadonlySet<string> => new Set(dates)),
	});
	const zones = fc.uniqueArray(
		fc.constantFrom(
			...['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'UTC'],
			...['America/Havana', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Kiritimati'],
		),
		{ minLength: 1, maxLength: 3 },
	);

	it('opens at the first quarter of an hour that is open in all zones', () => {
		const step = 15 * 60_000;
		fc.assert(
			fc.property(windows, at, zones, (window, moment, places) => {
				const openAt = (time: number) => places.every((zone) => isOpen(window, time, zone));
				const opening = nextOpening(window, moment, places);
				if (opening !== undefined) {
					expect(opening).toBeGreaterThanOrEqual(moment);
					expect(openAt(opening)).toBe(true);
					expect(nextOpening(window, opening, places)).toBe(opening);
				}
				// All boundaries lie on quarters of an hour, so no opening can hide between two.
				const last = Math.min(opening ?? Infinity, moment + 3 * 86_400_000);
				const early: number[] = [];
				for (let time = moment; time < last; time = Math.floor(time / step + 1) * step) {
					if (openAt(time)) early.push(time);
				}
				expect(early).toEqual([]);
			}),
		);
	});
});
