import fc from 'fast-check';
import { DateTime } from 'luxon';

import { timeReader } from '../../../nodes/shared/messaging/timeReader';

const NINE = Date.UTC(2026, 10, 21, 1);
const read = timeReader('Asia/Shanghai');

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

it.each(['', 'yesterday', '21.11.2026', Number.NaN, -1, null, undefined, {}, new Date('x')])(
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
	return time.isValid ? time.toMillis() : undefined;
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
		fc.integer({ min: 1895, max: 2105 }).map(String),
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
	const readInZone = timeReader(zone);
	fc.assert(
		fc.property(fc.oneof(writtenTime, nearChange(zone, changes)), (text) => {
			expect([text, readInZone(text)]).toEqual([text, withLuxon(text, zone)]);
		}),
		{ numRuns: 1000 },
	);
});
