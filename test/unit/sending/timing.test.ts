import { smsCheck } from '../../../nodes/shared/sending/check/sms';
import type { Checked } from '../../../nodes/shared/sending/check/checked';
import { sendAll, type RunPlan } from '../../../nodes/shared/sending/sendAll';
import { momentOf, type Timing } from '../../../nodes/shared/sending/timing';
import type { Message } from '../../../nodes/shared/messaging/model/message';
import { draft, imaginaryCall, imaginaryChannel, World } from './world';

const NOW = 1_000_000;
const HOUR = 3_600_000;
const message = (sendAt?: number): Message => ({
	to: '+8615400000000',
	content: { kind: 'text', text: '您好' },
	settings: {},
	...(sendAt === undefined ? {} : { sendAt }),
});
/** Open from a moment on. */
const openFrom = (opens: number | undefined, outside: Timing['outside'] = 'hold'): Timing => ({
	outside,
	opening: (_to, at) => (opens === undefined ? undefined : Math.max(at, opens)),
});

describe('what is to be done with a message now', () => {
	const send = { send: true };
	const held = (retryAt: number) => ({ send: false, retryAt });

	it.each([
		// [what, wanted time, window, provider can keep messages, expected]
		['no wishes', undefined, undefined, false, send],
		['a time that is over', NOW - HOUR, undefined, true, send],
		['a later time, kept by the provider', NOW + HOUR, undefined, true, { sendAt: NOW + HOUR }],
		['a later time, kept by nobody', NOW + HOUR, undefined, false, held(NOW + HOUR)],
		['open', undefined, openFrom(0), false, send],
		['closed', undefined, openFrom(NOW + HOUR), false, held(NOW + HOUR)],
		['closed, although the provider could', undefined, openFrom(NOW + 1), true, held(NOW + 1)],
		['closed: schedule', undefined, openFrom(NOW + 1, 'schedule'), true, { sendAt: NOW + 1 }],
		[
			'closed: schedule, if one could',
			undefined,
			openFrom(NOW + 1, 'schedule'),
			false,
			held(NOW + 1),
		],
		['closed: send anyway', undefined, openFrom(NOW + HOUR, 'sendAnyway'), false, send],
		['a later time when it is closed', NOW + 5, openFrom(NOW + HOUR), true, held(NOW + HOUR)],
		['a later time when it is open', NOW + HOUR, openFrom(NOW + 5), true, { sendAt: NOW + HOUR }],
		[
			'send anyway does not mean now',
			NOW + 5,
			openFrom(NOW + HOUR, 'sendAnyway'),
			false,
			held(NOW + 5),
		],
		['never open', undefined, openFrom(undefined), true, { send: false }],
	])('%s', (_, sendAt, timing, canSchedule, expected) => {
		const moment = momentOf(message(sendAt), NOW, timing, canSchedule);
		expect(moment).toMatchObject(expected);
		if (!moment.send) expect(moment.failure.message).toBeTruthy();
	});
});

describe('in a run', () => {
	const plan = (change: Partial<RunPlan>): RunPlan => ({
		dryRun: false,
		failuresInARow: 0,
		pace: { concurrency: 2 },
		retries: { attempts: 2, firstDelayMs: 1000, longestDelayMs: 60_000, slowDowns: 2 },
		...change,
	});
	const channel = imaginaryChannel([imaginaryCall(10, 'none')]);
	const rules = {
		defaultCountry: 'CN',
		maxSegments: 10,
		smartEncoding: false,
		forbiddenWords: [],
	};
	const checked = (): Checked[] =>
		['15400000001', '15400000002', '+14155550100'].map((to) =>
			smsCheck(channel, rules)(draft(to, '您好')),
		);
	/** Awake in China, asleep elsewhere. */
	const chinaOnly: Timing = {
		outside: 'hold',
		opening: (to, at) => (to.startsWith('+86') ? at : at + HOUR),
	};

	it('holds those whose hour it is not, and sends to the others', async () => {
		const world = new World([], 'none');
		const results = await sendAll(checked(), channel, plan({ timing: chinaOnly }), world);
		expect(results).toMatchObject([
			{ outcome: 'accepted' },
			{ outcome: 'accepted' },
			{ outcome: 'held', attempts: 0, retryAt: NOW + HOUR, failure: { retryable: true } },
		]);
		expect(world.journal).toHaveLength(2);
	});

	it('shows in a dry run what would be held', async () => {
		const world = new World([], 'none');
		const change = { timing: chinaOnly, dryRun: true };
		const results = await sendAll(checked(), channel, plan(change), world);
		expect(results.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'held']);
	});

	it('hands the time to a provider that keeps messages, and mixes no two times', async () => {
		const world = new World([], 'none');
		const seen: Array<number | undefined> = [];
		const call = imaginaryCall(10, 'none');
		const keeping = {
			...channel,
			limits: { ...channel.limits, scheduling: 'provider' as const },
			calls: [
				{
					...call,
					encode: (batch: Parameters<typeof call.encode>[0]) => {
						seen.push(...batch.messages.map(({ sendAt }) => sendAt));
						return call.encode(batch);
					},
				},
			],
		};
		const times = [NOW + HOUR, NOW + HOUR, undefined];
		const timed = checked().map((entry, place): Checked => {
			const sendAt = times[place];
			return 'settled' in entry || sendAt === undefined
				? entry
				: { ...entry, message: { ...entry.message, sendAt } };
		});
		await sendAll(timed, keeping, plan({}), world);
		expect(seen).toEqual([NOW + HOUR, NOW + HOUR, undefined]);
		expect(world.requests.map(({ numbers }) => numbers.length)).toEqual([2, 1]);
	});

	it('holds the rest of a run when the provider asks for a long pause', async () => {
		const busy = { kind: 'status', status: 429, taken: false, retryAfter: '3600' } as const;
		const world = new World([busy], 'none');
		const single = imaginaryChannel([imaginaryCall(1, 'none')]);
		const results = await sendAll(checked(), single, plan({ pace: { concurrency: 1 } }), world);
		expect(results.map(({ outcome }) => outcome)).toEqual(['rejected', 'held', 'held']);
		expect(results[2].retryAt).toBeGreaterThanOrEqual(NOW + HOUR);
		expect(world.requests).toHaveLength(1);
	});

	it('holds the rest of a run that gets nothing but errors', async () => {
		const down = Array(9).fill({ kind: 'status', status: 500, taken: false } as const);
		const world = new World(down, 'none');
		const single = imaginaryChannel([imaginaryCall(1, 'none')]);
		const many = Array.from({ length: 9 }, (_, index) =>
			smsCheck(single, rules)(draft(`1540000000${index}`, '您好')),
		);
		const change = { failuresInARow: 3, pace: { concurrency: 1 } };
		const results = await sendAll(many, single, plan(change), world);
		expect(results.map(({ outcome }) => outcome)).toEqual([
			...Array(3).fill('unknown'),
			...Array(6).fill('held'),
		]);
		expect(world.requests).toHaveLength(3);
		expect(results[8]).toMatchObject({ failure: { retryable: true }, retryAt: expect.any(Number) });
	});
});
