import { cappedNumbers } from '../../../../nodes/shared/messaging/recipientList/frequencyCap';
import { readSendHistory } from '../../../../nodes/shared/messaging/recipientList/sendHistory';
import { readSuppressionList } from '../../../../nodes/shared/messaging/recipientList/suppressionList';

const DAY = 86_400_000;
const NINE = Date.UTC(2026, 10, 21, 1);

it('the suppression list takes every number in every notation', () => {
	const fields = ['138 0013 8000', 13900139000, ['+86 137 0013 7000', '010-55501234'], 'a', null];
	expect(readSuppressionList(fields, 'CN')).toEqual({
		numbers: new Set(['+8613800138000', '+8613900139000', '+8613700137000', '+861055501234']),
		unreadable: 2,
	});
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
	expect(readSendHistory(messages, { defaultCountry: 'CN', timezone: 'UTC', now: NINE })).toEqual({
		times: new Map([['+8613800138000', [NINE, NINE + 1, NINE + 2]]]),
		unreadable: 2,
	});
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
	expect([times.get('+8613800138000'), unreadable]).toEqual([[Date.UTC(2026, 6, 2, 9)], 0]);
});

it.each([['1970-01-01T00:00:00Z'], [0.5], ['2031-01-01'], ['02/07/2026'], [2026]])(
	'Z1: the history counts %p as unreadable',
	(time) => {
		const { times, unreadable } = readSendHistory(
			[{ phone: '13800138000', time, outcome: undefined }],
			{ defaultCountry: 'CN', timezone: 'UTC', now: Date.UTC(2026, 6, 5) },
		);
		expect([times.size, unreadable]).toEqual([0, 1]);
	},
);

describe('cappedNumbers', () => {
	const capped = (days: number[]) =>
		cappedNumbers(
			new Map([['+1', days.map((day) => NINE - day * DAY)]]),
			{ messages: 3, days: 30 },
			NINE,
		).get('+1');

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
		const times = new Map([['+1', [1, 2, 3].map((day) => NINE - day * DAY)]]);
		const cap = { messages: 3, days: 30 };
		const retryAt = cappedNumbers(times, cap, NINE).get('+1') ?? 0;
		expect(cappedNumbers(times, cap, retryAt - 1).size).toBe(1);
		expect(cappedNumbers(times, cap, retryAt).size).toBe(0);
	});
});
