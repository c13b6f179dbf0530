import { cappedUntil } from '../../../../nodes/shared/messaging/cleaning/frequencyCap';
import { readContactNumber } from '../../../../nodes/shared/messaging/phone/contactNumber';
import { readSendHistory } from '../../../../nodes/shared/messaging/cleaning/sendHistory';
import { readSuppressionList } from '../../../../nodes/shared/messaging/cleaning/suppressionList';

const DAY = 86_400_000;
const NINE = Date.UTC(2026, 10, 21, 1);

const held = (list: ReturnType<typeof readSuppressionList>, typed: string, country = 'CN') =>
	list.numbers.find(typed, readContactNumber(typed, country).number).length > 0;

it('the suppression list takes every number in every notation', () => {
	const fields = ['138 0013 8000', 13900139000, ['+86 137 0013 7000', '010-55501234'], 'a', null];
	const list = readSuppressionList(fields, 'CN');
	expect(list.unreadable).toEqual({ count: 2, examples: ['"*"', 'an empty field'] });
	const numbers = ['+8613800138000', '+8613900139000', '+8613700137000', '+861055501234'];
	expect(numbers.map((number) => held(list, number))).toEqual([true, true, true, true]);
	expect(held(list, '+8613600136000')).toBe(false);
});

it('the history counts what may have reached a phone', () => {
	const message = (outcome?: unknown, time: unknown = NINE, phone: unknown = '13800138000') => ({
		phone,
		time,
		outcome,
	});
	const messages = [
		message('accepted'),
		message('unknown', NINE + 1),
		message(undefined, NINE + 2),
		message('rejected'),
		message('held'),
		message('skipped', 'never', 'nobody'),
		message('accepted', 'never'),
		message('accepted', NINE, 'nobody'),
	];
	const history = readSendHistory(messages, { defaultCountry: 'CN', timezone: 'UTC', now: NINE });
	const { number } = readContactNumber('13800138000', 'CN');
	expect(history.times.find('13800138000', number)).toEqual([NINE, NINE + 1, NINE + 2]);
	expect(history.unreadable.count).toBe(2);
});

it.each([
	['a serial date', 46205.375],
	['as a spreadsheet writes it', '2026/7/2 9:00'],
	['microseconds', Date.UTC(2026, 6, 2, 9) * 1000],
	['digits', 20260702090000],
])('Z1: the history reads %s, so that the frequency cap holds', (_, time) => {
	const { times, unreadable } = readSendHistory(
		[{ phone: '13800138000', time, outcome: undefined }],
		{ defaultCountry: 'CN', timezone: 'UTC', now: Date.UTC(2026, 6, 5) },
	);
	const { number } = readContactNumber('13800138000', 'CN');
	const sent = times.find('13800138000', number);
	expect([sent, unreadable.count]).toEqual([[Date.UTC(2026, 6, 2, 9)], 0]);
});

it.each([['1970-01-01T00:00:00Z'], [0.5], ['2031-01-01'], ['02/07/2026'], [2026]])(
	'Z1: the history counts %p as unreadable',
	(time) => {
		const { times, unreadable } = readSendHistory(
			[{ phone: '13800138000', time, outcome: undefined }],
			{ defaultCountry: 'CN', timezone: 'UTC', now: Date.UTC(2026, 6, 5) },
		);
		expect([times.isUsable, unreadable.count]).toEqual([false, 1]);
	},
);

describe('cappedUntil', () => {
	const capped = (days: number[]) =>
		cappedUntil(
			days.map((day) => NINE - day * DAY),
			{ messages: 3, days: 30 },
			NINE,
		);

	it.each([
		[[1, 2], undefined],
		[[1, 2, 30], undefined],
		[[1, 2, 29], 1],
		[[29, 1, 2], 1],
		// Four: the third newest must fall out as well.
		[[1, 2, 20, 29], 10],
		[[-5, 1, 2], 28],
	])('messages %j days ago: free in %p days', (days, free) => {
		expect(capped(days)).toBe(free === undefined ? undefined : NINE + free * DAY);
	});

	it('lets a number go at the very moment it names', () => {
		const times = [1, 2, 3].map((day) => NINE - day * DAY);
		const cap = { messages: 3, days: 30 };
		const retryAt = cappedUntil(times, cap, NINE) ?? 0;
		expect(cappedUntil(times, cap, retryAt - 1)).toBe(retryAt);
		expect(cappedUntil(times, cap, retryAt)).toBeUndefined();
	});
});
