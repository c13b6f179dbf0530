import fc from 'fast-check';
import { isFailure } from '../../../../nodes/shared/messaging/model/failure';
import { parseWindow } from '../../../../nodes/shared/messaging/sendingWindow/parseWindow';
import type { SendingWindow } from '../../../../nodes/shared/messaging/sendingWindow/sendingWindow';

const GOOD = { hours: '9-21', days: '1-7', holidays: '' };

function read(typed: Partial<typeof GOOD>): SendingWindow {
	const window = parseWindow({ ...GOOD, ...typed });
	if (isFailure(window)) throw new Error(window.message.en);
	return window;
}

function refusal(typed: Partial<typeof GOOD>): string {
	const window = parseWindow({ ...GOOD, ...typed });
	if (!isFailure(window)) throw new Error('The window was read.');
	expect(window).toMatchObject({ category: 'configuration', retryable: false });
	return window.message.en;
}

/** Hours as they would be typed. */
const told = ({ hours }: SendingWindow): string =>
	hours
		.map(({ from, to }) =>
			[from, to]
				.map((time) => `${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`)
				.join('-'),
		)
		.join(' ');

it.each([
	['9:00-12:00, 14:00–18:00', '9:00-12:00 14:00-18:00'],
	['９：００－１２：００，１４：００～１８：００', '9:00-12:00 14:00-18:00'],
	['9:00 — 12:00；14:00 − 18:30', '9:00-12:00 14:00-18:30'],
	['9:00至12:00、14:00 到 18:00', '9:00-12:00 14:00-18:00'],
	['9 to 12\n14 TO 18', '9:00-12:00 14:00-18:00'],
	['9:00..12:00 14:00…18:00', '9:00-12:00 14:00-18:00'],
	['9-21', '9:00-21:00'],
	[' 09:05-21 ', '9:05-21:00'],
	['22:00-2:00', '22:00-2:00'],
	['0-24:00', '0:00-24:00'],
	['22-0', '22:00-0:00'],
	['9-21,', '9:00-21:00'],
])('reads the hours %p', (hours, expected) => {
	expect(told(read({ hours }))).toBe(expected);
});

it.each([
	['1-5', '12345'],
	['7,1，3', '137'],
	['1 2 2', '12'],
	['Mon-Fri', '12345'],
	['monday to Thurs; SUN', '12347'],
	['Tues', '2'],
	['Sat–Mon', '167'],
	['周一至周五', '12345'],
	['星期六、星期天', '67'],
	['周一至五，周日', '123457'],
	['週二 ~ 週三', '23'],
	['礼拜四', '4'],
	['5-5', '5'],
	['1-7', '1234567'],
])('reads the days %p', (days, expected) => {
	expect(read({ days }).weekdays.join('')).toBe(expected);
});

it.each([
	['', ''],
	[' \n', ''],
	['2026-10-01', '2026-10-01'],
	['2026/10/1, 2026.5.1，２０２６年１月１日', '2026-10-01 2026-05-01 2026-01-01'],
	['2026-10-01\r\n2026-10-03\n', '2026-10-01 2026-10-03'],
	['2026-12-31..2027-01-02', '2026-12-31 2027-01-01 2027-01-02'],
	['2026-02-28 to 2026-03-01', '2026-02-28 2026-03-01'],
	['2028-02-28-2028-03-01', '2028-02-28 2028-02-29 2028-03-01'],
	['2026年10月1日至2026年10月2日', '2026-10-01 2026-10-02'],
	['2026/10/1 – 2026/10/2; 2026-10-05', '2026-10-01 2026-10-02 2026-10-05'],
	['2026-10-01 2026-10-01', '2026-10-01'],
	['2026-10-01..2026-10-01', '2026-10-01'],
])('reads the holidays %p', (holidays, expected) => {
	expect([...read({ holidays }).holidays].join(' ')).toBe(expected);
});

it('counts every day of a long holiday', () => {
	expect(read({ holidays: '2026-01-01..2027-01-01' }).holidays.size).toBe(366);
});

it.each([
	['Hours', { hours: ' , ' }, 'is empty'],
	['Hours', { hours: '9-12, 14:00' }, "'14:00'"],
	['Hours', { hours: '9-25' }, "'9-25'"],
	['Hours', { hours: '9:60-12' }, "'9:60-12'"],
	['Hours', { hours: '9-24:01' }, "'9-24:01'"],
	['Hours', { hours: '9-12-14' }, "'9-12-14'"],
	['Hours', { hours: '9am-5pm' }, "'9am-5pm'"],
	['Hours', { hours: '24:00-6:00' }, '0:00'],
	['Hours', { hours: '9:00-9' }, '0:00-24:00'],
	['Days', { days: '' }, 'is empty'],
	['Days', { days: '0-5' }, "'0-5'"],
	['Days', { days: 'Mon, 8' }, "'8'"],
	['Days', { days: 'Mo' }, "'Mo'"],
	['Days', { days: 'Mondays' }, "'Mondays'"],
	['Days', { days: '周八' }, "'周八'"],
	['Days', { days: '1-2-3' }, "'1-2-3'"],
	['Days', { days: 'Mon-' }, "'Mon-'"],
	['Holidays', { holidays: '2026-10-01 National' }, "'National'"],
	['Holidays', { holidays: 'October' }, "'October'"],
	['Holidays', { holidays: '10/01/2026' }, "'10/01/2026'"],
	['Holidays', { holidays: '2026-02-29' }, "'2026-02-29'"],
	['Holidays', { holidays: '2026-10-01..2026-10-32' }, "'2026-10-01-2026-10-32'"],
	['Holidays', { holidays: '2026-10-01..07' }, "'2026-10-01-07'"],
	['Holidays', { holidays: '2026-10-07..2026-10-01' }, 'ends before it begins'],
	['Holidays', { holidays: '2026-10-01..2036-10-07' }, 'longer than a year'],
	['Holidays', { holidays: '- 2026-10-01\n- 2026-10-02' }, "'-2026-10-01'"],
	['Holidays', { holidays: '2'.repeat(1000) }, `'${'2'.repeat(40)}…'`],
])("names '%s' in %p", (field, typed, part) => {
	const message = refusal(typed);
	expect(message).toContain(`'${field}'`);
	expect(message).toContain(part);
	expect(message).toMatch(/Write for example .+\.$/);
});

it('reads every entry that its own refusals tell to write', () => {
	const examples = (message: string) =>
		/Write for example (.+)\.$/.exec(message)?.[1].split(/, or | for /) ?? [];
	const [hours] = examples(refusal({ hours: '' }));
	expect(told(read({ hours }))).toBe('9:00-12:00 14:00-18:00');
	const [days, same] = examples(refusal({ days: '' }));
	expect(read({ days })).toEqual(read({ days: same }));
	const [day, range] = examples(refusal({ holidays: '?' }));
	expect(read({ holidays: `${day} ${range}` }).holidays.size).toBe(7);
});

it('reads back any hours', () => {
	const time = fc.integer({ min: 0, max: 1439 });
	const hours = fc
		.record({ from: time, to: time })
		.filter(({ from, to }) => from !== to)
		.map((each) => ({ ...read({}), hours: [each] }));
	fc.assert(
		fc.property(hours, (window) => {
			expect(read({ hours: told(window) }).hours).toEqual(window.hours);
		}),
	);
});

it('gives a window or a failure with any input, and never throws', () => {
	const pieces = fc.constantFrom(
		...[
			'9',
			'24',
			':00',
			'-',
			'–',
			'..',
			' to ',
			'至',
			'周一',
			'Fri',
			'2026-10-01',
			'年',
			',',
			' ',
		],
	);
	const typed = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(pieces).map((parts) => parts.join('')),
	);
	fc.assert(
		fc.property(fc.record({ hours: typed, days: typed, holidays: typed }), (input) => {
			const window = parseWindow(input);
			if (isFailure(window)) {
				expect(window.message.en).toMatch(/^'(Hours|Days|Holidays)' (has|is empty)/);
			} else {
				expect(window.hours.length).toBeGreaterThan(0);
				expect(window.weekdays.length).toBeGreaterThan(0);
			}
		}),
	);
});
