import fc from 'fast-check';
import { DateTime } from 'luxon';

import { timeParser } from '../../../../nodes/shared/messaging/time/parseTime';

const NINE = Date.UTC(2026, 10, 21, 1);
const NOW = Date.UTC(2026, 11, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const read = timeParser('Asia/Shanghai', NOW);

it.each([
	['2026-11-21T09:00:00.000+08:00', NINE],
	['2026-11-21T01:00:00Z', NINE],
	['2026-11-21T09:00', NINE],
	['2026-11-21 09:00:00', NINE],
	[' 2026-11-21 01:00:00Z', NINE],
	['2026-11-21', NINE - 9 * 3_600_000],
	[NINE, NINE],
	[NINE / 1000, NINE],
	[String(NINE), NINE],
	[String(NINE / 1000), NINE],
	[new Date(NINE), NINE],
	[DateTime.fromMillis(NINE), NINE],
])('%p', (value, expected) => expect(read(value)).toBe(expected));

it.each(['', 'yesterday', Number.NaN, -1, null, undefined, {}, new Date('x')])(
	'%p is no time',
	(value) => expect(read(value)).toBeUndefined(),
);

/** Zones, and when their clocks were changed: by an hour, by half of one, by minutes, by a day, or never. */
const ZONES: Array<[zone: string, changes: string[]]> = [
	['Asia/Shanghai', ['1991-09-14T17:00:00Z']],
	['Europe/Berlin', ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']],
	['America/New_York', ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z']],
	['Australia/Lord_Howe', ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z']],
	['America/Caracas', ['2007-12-09T07:00:00Z', '2016-05-01T07:00:00Z']],
	['Asia/Kathmandu', ['1985-12-31T18:30:00Z']],
	['Pacific/Apia', ['2011-12-30T10:00:00Z']],
	['utc', ['2026-03-29T01:00:00Z']],
];

const withLuxon = (text: string, zone: string) => {
	const iso = DateTime.fromISO(text, { zone });
	const time = iso.isValid ? iso : DateTime.fromSQL(text, { zone });
	const milliseconds = time.toMillis();
	const isLikely = milliseconds >= Date.UTC(2000, 0, 1) && milliseconds <= NOW + 366 * 86_400_000;
	return time.isValid && isLikely ? milliseconds : undefined;
};

const two = (most: number) =>
	fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
const fraction = fc.stringMatching(/^[.,]\d{1,10}$/);
const offset = fc.oneof(
	fc.constantFrom('Z', 'z', '+08:00', '-0330', '+05:45', '-00:00', '+8', ' +08:00', ' Asia/Tokyo'),
	fc
		.tuple(fc.constantFrom('+', '-'), two(25), two(70))
		.map(([sign, ...parts]) => sign + parts.join(':')),
);
const seldom = (part: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), part);

/** Written times, of which some do not exist. */
const writtenTime = fc
	.tuple(
		fc
			.oneof(fc.integer({ min: 1895, max: 2105 }), fc.integer({ min: 1999, max: 2028 }))
			.map(String),
		...[two(13), two(32), fc.constantFrom('T', ' ', 't', '  '), two(25), two(61), two(61)],
		...[seldom(fraction), seldom(offset)],
	)
	.map(
		([year, month, day, between, hour, minute, second, part, zone]) =>
			`${year}-${month}-${day}${between}${hour}:${minute}:${second}${part}${zone}`,
	);

/** Times on the clock of a zone when it is changed, also those that it leaves out or shows twice. */
const nearChange = (zone: string, changes: string[]) =>
	fc
		.tuple(
			fc.constantFrom(...changes).map((change) => DateTime.fromISO(change, { zone })),
			fc.integer({ min: -7200, max: 7200 }),
			fc.constantFrom("yyyy-MM-dd'T'HH:mm:ss.SSS", 'yyyy-MM-dd HH:mm:ss'),
		)
		.map(([change, seconds, format]) => {
			const { offset: before } = change.minus({ seconds: 1 });
			return change.toUTC().plus({ minutes: before, seconds }).toFormat(format);
		});

it.each(ZONES)('reads what luxon reads, with the clock of %s', (zone, changes) => {
	const readInZone = timeParser(zone, NOW);
	fc.assert(
		fc.property(fc.oneof(writtenTime, nearChange(zone, changes)), (text) => {
			// Spaces of any number, and before an offset too: luxon takes those behind a space only.
			const usual = text.replace('  ', ' ').replace(/T(?=\S+ \+)/, ' ');
			expect([text, readInZone(text)]).toEqual([text, withLuxon(usual, zone)]);
		}),
		{ numRuns: 1000 },
	);
});

describe('Z1: times of spreadsheets', () => {
	/** 2 July 2026, 9:00 in Shanghai. */
	const JULY = Date.UTC(2026, 6, 2, 1);
	it.each([
		['a serial date', 46205.375, JULY],
		['as text', '46205.375', JULY],
		['a whole day', 46205, JULY - 9 * HOUR],
		['a time with rounding', 46205.37847222222, JULY + 5 * MINUTE],
		['a time of long ago', 36527, Date.UTC(2000, 0, 1, 16)],
	])('%s', (_, value, expected) => expect(read(value)).toBe(expected));

	it('goes by the clock of the zone, also in summer', () => {
		expect(timeParser('Europe/Berlin', NOW)(46205.375)).toBe(Date.UTC(2026, 6, 2, 7));
		expect(timeParser('Europe/Berlin', NOW)(46027.375)).toBe(Date.UTC(2026, 0, 5, 8));
	});

	it.each([
		['a small number', 17],
		['a year', 2026],
		['days before 2000', 36525],
		['days after next year', 60000],
		['an order number', 123456],
		['1970', 0.5],
		['a long time ago', '1970-01-01T00:00:00Z'],
		['too far ahead', '2031-01-01'],
		['seconds long ago', 500_000_000],
		['a date object long ago', new Date(0)],
	])('%s is no time', (_, value) => expect(read(value)).toBeUndefined());
});

describe('Z2: other units and notations', () => {
	const JULY = Date.UTC(2026, 6, 2, 1, 5);
	it.each([
		['microseconds', JULY * 1000, JULY],
		['microseconds as text', `${JULY}123`, JULY],
		['nanoseconds', JULY * 1e6, JULY],
		['nanoseconds as text', `${JULY}123456`, JULY],
		['seconds with a fraction', JULY / 1000 + 0.5, JULY + 500],
		['a date as a number', 20260702, JULY - 9 * HOUR - 5 * MINUTE],
		['a date as digits', '20260702', JULY - 9 * HOUR - 5 * MINUTE],
		['date and time as a number', 20260702090500, JULY],
		['date and time as digits', '20260702090500', JULY],
		['without seconds', '202607020905', JULY],
		['slashes', '2026/7/2 9:05', JULY],
		['slashes, two digits', '2026/07/02 09:05:00', JULY],
		['dots', '2026.7.2 9:05', JULY],
		['Chinese', '2026年7月2日 9:05', JULY],
		['Chinese with the half of the day', '2026年7月2日 上午9:05', JULY],
		['Chinese afternoon', '2026/7/2 下午9:05', JULY + 12 * HOUR],
		['English half of the day', '2026/7/2 9:05 PM', JULY + 12 * HOUR],
		['midnight of twelve hours', '2026/7/2 12:05 am', JULY - 9 * HOUR],
		['basic ISO', '20260702T090500', JULY],
		['basic ISO with a zone', '20260702T010500Z', JULY],
		['a week', '2026-W27-4T09:05', JULY],
		['day first, where it can be nothing else', '21.11.2026 09:05', Date.UTC(2026, 10, 21, 1, 5)],
		[
			'month first, where it can be nothing else',
			'11/21/2026, 9:05 AM',
			Date.UTC(2026, 10, 21, 1, 5),
		],
		['day and month alike', '07/07/2026 9:05', Date.UTC(2026, 6, 7, 1, 5)],
		['of a mail', 'Thu, 02 Jul 2026 01:05:00 GMT', JULY],
		['one digit with hyphens', '2026-7-2 9:05', JULY],
		['a day with hyphens', '2026-7-2', JULY - 9 * HOUR - 5 * MINUTE],
		['two digits and a short hour', '2026-07-02 9:05', JULY],
		['Chinese words for the clock', '2026年7月2日9点05分', JULY],
		['Chinese words, official', '2026年7月2日 9时5分', JULY],
		['half past', '2026-07-02 上午9点半', JULY + 25 * MINUTE],
		['a whole hour', '2026年7月2日上午9点', JULY - 5 * MINUTE],
		['a day of the week', '2026年7月2日 星期四 09:05', JULY],
		['a short day of the week', '2026/7/2（周四）9:05', JULY],
		['spaces around the words', '2026 年 7 月 2 日 9:05', JULY],
		['slashes with a T', '2026/7/2T9:05', JULY],
		['milliseconds', '2026/7/2 9:05:30.123', JULY + 30_123],
		['a point that is a comma', '46205,375', JULY - 5 * MINUTE],
		['full width', '２０２６／７／２　９：０５', JULY],
		['English month first', 'Jul 2, 2026 9:05 AM', JULY],
		['English, whole month', 'July 2, 2026 at 9:05 AM', JULY],
		['English ordinal', 'July 2nd, 2026', JULY - 9 * HOUR - 5 * MINUTE],
		['English day first', '2 July 2026 9:05', JULY],
		['of a spreadsheet', '2-Jul-2026', JULY - 9 * HOUR - 5 * MINUTE],
		['an hour in English', 'Sept 2, 2026 9 PM', Date.UTC(2026, 8, 2, 13)],
		["JavaScript's", 'Thu Jul 02 2026 03:05:00 GMT+0200 (Central European Summer Time)', JULY],
		['an offset in words', '2026-07-02 04:05 GMT+3', JULY],
		['an offset behind slashes', '2026/7/2 1:05 UTC', JULY],
	])('%s', (_, value, expected) => expect(read(value)).toBe(expected));

	it.each([
		'02/07/2026 09:05',
		'7-2-2026',
		'31.02.2026',
		'2026/13/2',
		'2026/7/2 25:00',
		'2026/7/2 13:05 AM',
		'2026/7/2 9:65',
		'2026-7-2 9:05 Mars time',
		'2026/7/2 9:05 GMT+15',
		'Jux 2, 2026',
		'Ju 2, 2026',
		'July 32, 2026',
		'2-7-2026',
		'2026年7月2日 25点',
		'46205,375,1',
		'2026/7/2 and more',
		'2026',
		'2026-07',
		'09:05',
		'T09:05',
		'20261302',
		'x'.repeat(100_000),
		'1'.repeat(100_000),
	])('%p is not read', (value) => expect(read(value)).toBeUndefined());
});
