import fc from 'fast-check';
import { formatPeriod } from '../../../../nodes/shared/messaging/invitation/eventTime';

const CHINA = 'Asia/Shanghai';

it.each<[name: string, start: string, end: string, zh: string, en: string]>([
	[
		'one day',
		'2026-11-28 09:00',
		'2026-11-28 17:00',
		'2026年11月28日（周六）09:00–17:00',
		'Sat 28 Nov 2026, 9:00–17:00',
	],
	['no end', '2026-11-28 09:00', '', '2026年11月28日（周六）09:00', 'Sat 28 Nov 2026, 9:00'],
	[
		'an end that is the start',
		'2026-11-28 09:00',
		'2026-11-28 09:00',
		'2026年11月28日（周六）09:00',
		'Sat 28 Nov 2026, 9:00',
	],
	['a whole day', '2026-11-28', '', '2026年11月28日（周六）', 'Sat 28 Nov 2026'],
	[
		'a whole day, told twice',
		'2026-11-28',
		'2026-11-28',
		'2026年11月28日（周六）',
		'Sat 28 Nov 2026',
	],
	[
		'a time, and its day as the end',
		'2026-11-28 09:00',
		'2026-11-28',
		'2026年11月28日（周六）09:00',
		'Sat 28 Nov 2026, 9:00',
	],
	[
		'several days',
		'2026-11-28 09:00',
		'2026-11-30 17:00',
		'2026年11月28日（周六）09:00至11月30日（周一）17:00',
		'Sat 28 Nov, 9:00 – Mon 30 Nov 2026, 17:00',
	],
	[
		'several whole days',
		'2026-11-28',
		'2026-11-30',
		'2026年11月28日（周六）至11月30日（周一）',
		'Sat 28 Nov – Mon 30 Nov 2026',
	],
	[
		"several days that begin at an hour and end with the last day's",
		'2026-11-28 09:00',
		'2026-11-30',
		'2026年11月28日（周六）09:00至11月30日（周一）',
		'Sat 28 Nov, 9:00 – Mon 30 Nov 2026',
	],
	[
		"over a month's end",
		'2026-11-30 09:30',
		'2026-12-01 17:05',
		'2026年11月30日（周一）09:30至12月1日（周二）17:05',
		'Mon 30 Nov, 9:30 – Tue 1 Dec 2026, 17:05',
	],
	[
		"over a year's end",
		'2026-12-31 20:00',
		'2027-01-01 01:00',
		'2026年12月31日（周四）20:00至2027年1月1日（周五）01:00',
		'Thu 31 Dec 2026, 20:00 – Fri 1 Jan 2027, 1:00',
	],
	[
		'a leap day',
		'2028-02-29',
		'2028-03-01',
		'2028年2月29日（周二）至3月1日（周三）',
		'Tue 29 Feb – Wed 1 Mar 2028',
	],
	[
		'ISO text with offset, told in the zone',
		'2026-11-28T23:30:00.000Z',
		'2026-11-29T10:00:00.000+01:00',
		'2026年11月29日（周日）07:30–17:00',
		'Sun 29 Nov 2026, 7:30–17:00',
	],
	[
		'ISO text without offset',
		'2026-11-28T09:00:00',
		'',
		'2026年11月28日（周六）09:00',
		'Sat 28 Nov 2026, 9:00',
	],
	[
		'an hour of one digit',
		' 2026-11-28 9:00 ',
		'',
		'2026年11月28日（周六）09:00',
		'Sat 28 Nov 2026, 9:00',
	],
	[
		'full-width digits',
		'２０２６-１１-２８　０９：００',
		'',
		'2026年11月28日（周六）09:00',
		'Sat 28 Nov 2026, 9:00',
	],
	['nothing', ' ', '', '', ''],
])('%s', (_name, start, end, zh, en) => {
	expect(formatPeriod(start, end, CHINA, 'zh')).toEqual({ text: zh });
	expect(formatPeriod(start, end, CHINA, 'en')).toEqual({ text: en });
});

describe('the same hours every day', () => {
	const daily = (start: string, end: string, language: 'zh' | 'en') =>
		formatPeriod(start, end, CHINA, language, { sameHoursDaily: true });

	it('are told once', () => {
		const period = ['2026-11-28 09:00', '2026-11-30 17:00'] as const;
		expect(daily(...period, 'zh')).toEqual({
			text: '2026年11月28日（周六）至11月30日（周一），每日09:00–17:00',
		});
		expect(daily(...period, 'en')).toEqual({
			text: 'Sat 28 Nov – Mon 30 Nov 2026, daily 9:00–17:00',
		});
	});

	it.each([
		['one day', '2026-11-28 09:00', '2026-11-28 17:00', 'Sat 28 Nov 2026, 9:00–17:00'],
		[
			'hours over midnight',
			'2026-11-28 20:00',
			'2026-11-30 02:00',
			'Sat 28 Nov, 20:00 – Mon 30 Nov 2026, 2:00',
		],
		['whole days', '2026-11-28', '2026-11-30', 'Sat 28 Nov – Mon 30 Nov 2026'],
	])('change nothing for %s', (_name, start, end, text) => {
		expect(daily(start, end, 'en')).toEqual({ text });
	});
});

describe('the zone', () => {
	it.each([
		[CHINA, '2026-11-28 09:00', '2026-11-28 17:00', 'Sat 28 Nov 2026, 9:00–17:00 (GMT+8)'],
		['Asia/Kolkata', '2026-11-28 09:00', '', 'Sat 28 Nov 2026, 9:00 (GMT+5:30)'],
		['America/New_York', '2026-07-04 09:00', '', 'Sat 4 Jul 2026, 9:00 (GMT-4)'],
		['America/New_York', '2026-11-28 09:00', '', 'Sat 28 Nov 2026, 9:00 (GMT-5)'],
		['UTC', '2026-11-28 09:00', '', 'Sat 28 Nov 2026, 9:00 (GMT+0)'],
		[CHINA, '2026-11-28', '', 'Sat 28 Nov 2026'],
		[
			'Europe/Berlin',
			'2026-10-24 09:00',
			'2026-10-26 17:00',
			'Sat 24 Oct, 9:00 – Mon 26 Oct 2026, 17:00 (Europe/Berlin)',
		],
	])('of %s is told from %s', (zone, start, end, text) => {
		expect(formatPeriod(start, end, zone, 'en', { showZone: true })).toEqual({ text });
	});

	it('stands in Chinese brackets in Chinese', () => {
		expect(formatPeriod('2026-11-28 09:00', '', CHINA, 'zh', { showZone: true })).toEqual({
			text: '2026年11月28日（周六）09:00（GMT+8）',
		});
	});

	it('keeps the hours on both sides of a change of the clocks', () => {
		expect(
			formatPeriod('2026-10-25T00:30:00Z', '2026-10-25T01:45:00Z', 'Europe/Berlin', 'en'),
		).toEqual({ text: 'Sun 25 Oct 2026, 2:30–2:45' });
	});
});

it.each([
	['Start', 'tomorrow', '', 'zone'],
	['Start', '2026-02-29', '', 'zone'],
	['Start', '2026-11-28 25:00', '', 'zone'],
	['Start', '28/11/2026', '', 'zone'],
	['Start', '2026', '', 'zone'],
	['Start', '', '2026-11-28', 'zone'],
	['End', '2026-11-28', 'late', 'zone'],
	['End', '2026-11-28 09:00', '2026-11-28 08:59', 'zone'],
	['End', '2026-11-28 09:00', '2026-11-27', 'zone'],
	['End', '2026-11-28T09:00+08:00', '2026-11-28T00:59Z', 'zone'],
	['End', '2026-11-28', '2026-11-28 17:00', 'zone'],
	['Time Zone', '2026-11-28', '', 'no zone'],
])("names '%s' for %s to %s", (field, start, end, zone) => {
	expect(formatPeriod(start, end, zone === 'zone' ? CHINA : 'Asia/Nowhere', 'en')).toEqual({
		category: 'configuration',
		message: expect.objectContaining({ en: expect.stringContaining(`'${field}'`) }),
		retryable: false,
	});
});

it('tells the first moment of every period so that it can be read again', () => {
	const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
	fc.assert(
		fc.property(minutes, fc.nat(5000), (begin, length) => {
			const iso = (minute: number) => new Date(minute * 60_000).toISOString();
			const period = formatPeriod(iso(begin), iso(begin + length), 'UTC', 'zh') as { text: string };
			const [, ...numbers] = /^(\d+)年(\d+)月(\d+)日（周.）(\d\d):(\d\d)/.exec(period.text) ?? [];
			const [year, month, day, hour, minute] = numbers.map(Number);
			expect(Date.UTC(year, month - 1, day, hour, minute)).toBe(begin * 60_000);
		}),
	);
});
