import fc from 'fast-check';

import {
	shownDuration,
	shownNumber,
	shownPercent,
	shownTime,
	timeWriter,
} from '../../../../nodes/shared/messaging/report/shownNumbers';

it.each([
	[9996, 10_000, '99.9%'],
	[999_999, 1_000_000, '99.9%'],
	[10_000, 10_000, '100%'],
	[9796, 10_000, '97.9%'],
	[98, 100, '98%'],
	[57, 100, '57%'],
	[29, 100, '29%'],
	[1, 3, '33.3%'],
	[1, 100_000, '< 0.1%'],
	[0, 5, '0%'],
	[0, 0, '–'],
	[null, 5, '–'],
])('%p of %i is %s', (part, whole, shown) => {
	expect(shownPercent(part, whole)).toBe(shown);
});

it.each([
	[null, '–', '–'],
	[0, '0 s', '0 秒'],
	[4.24, '4.2 s', '4.2 秒'],
	[59.6, '1 min', '1 分钟'],
	[65, '1 min 5 s', '1 分钟 5 秒'],
	[7200, '2 h', '2 小时'],
	[90_061, '1 d 1 h', '1 天 1 小时'],
	[864_000, '10 d', '10 天'],
])('%p seconds are %s', (seconds, en, zh) => {
	expect(shownDuration(seconds, 'en')).toBe(en);
	expect(shownDuration(seconds, 'zh')).toBe(zh);
});

it('groups digits', () => {
	expect([1234567, 0.106471, null].map(shownNumber)).toEqual(['1,234,567', '0.1065', '–']);
});

it('shows times in the given zone', () => {
	const time = Date.UTC(2026, 10, 21, 17, 0, 5);
	expect(shownTime(time, 'Asia/Shanghai')).toBe('2026-11-22 01:00:05');
	expect(shownTime(time, 'America/New_York')).toBe('2026-11-21 12:00:05');
});

it.each(['Asia/Shanghai', 'Europe/Berlin', 'Asia/Kathmandu', 'Africa/Monrovia'])(
	'many times are shown as each alone would be, in %s',
	(timezone) => {
		const many = timeWriter(timezone);
		const time = fc.oneof(
			fc.integer({ min: 0, max: 4_102_444_800_000 }),
			fc.integer({ min: 0, max: 63_072_000_000 }),
			fc.integer({ min: 1_792_800_000_000, max: 1_792_900_000_000 }),
		);
		fc.assert(
			fc.property(fc.array(time), (times) => {
				expect(times.map(many)).toEqual(times.map((one) => shownTime(one, timezone)));
			}),
		);
	},
);
