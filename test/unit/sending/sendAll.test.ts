import fc from 'fast-check';

import { skipDuplicates, type DuplicateRule } from '../../../nodes/shared/sending/check/duplicates';
import { smsCheck, type SmsDraft, type SmsRules } from '../../../nodes/shared/sending/check/sms';
import { sendAll, type RunPlan } from '../../../nodes/shared/sending/sendAll';
import type { SendResult } from '../../../nodes/shared/messaging/model/outcome';
import { draft, imaginaryCall, imaginaryChannel, World, type Behaviour } from './world';

const RULES: SmsRules = {
	defaultCountry: 'CN',
	maxSegments: 10,
	forbiddenWords: [],
	smartEncoding: false,
};
const PLAN: RunPlan = {
	dryRun: false,
	pace: { concurrency: 3 },
	retries: { attempts: 3, firstDelayMs: 1000, longestDelayMs: 60_000, slowDowns: 4 },
	failuresInARow: 0,
};
const number = (index: number) => `154${String(index).padStart(8, '0')}`;
const people = (count: number, text = '您好') =>
	Array.from({ length: count }, (_, index) => draft(number(index), text));

async function send(
	drafts: SmsDraft[],
	behaviours: Behaviour[] = [],
	{
		size = 1,
		replay = 'none' as 'none' | 'requestId',
		plan = {} as Partial<RunPlan>,
		duplicates = 'sameNumberAndContent' as DuplicateRule,
		cancelAfter = Infinity,
	} = {},
) {
	const world = new World(behaviours, replay, cancelAfter);
	const channel = imaginaryChannel([imaginaryCall(size, replay)]);
	const checked = drafts.map(smsCheck(channel, RULES));
	const results = await sendAll(
		skipDuplicates(checked, duplicates),
		channel,
		{ ...PLAN, ...plan },
		world,
	);
	return { results, world };
}
const outcomes = (results: SendResult[]) => results.map((result) => result.outcome);

describe('one request, repeated only where that is safe', () => {
	const silent = (taken: boolean): Behaviour => ({ kind: 'silence', taken });

	it('settles a plain yes', async () => {
		const { results, world } = await send(people(1));
		expect(results).toMatchObject([
			{
				outcome: 'accepted',
				to: '+8615400000000',
				attempts: 1,
				messageId: 'id-1',
				submittedAt: 1_000_000,
			},
		]);
		expect(world.requests).toHaveLength(1);
	});

	it('tries again after no connection, and says so if it never comes', async () => {
		expect((await send(people(1), [{ kind: 'unreachable' }])).results).toMatchObject([
			{ outcome: 'accepted', attempts: 2 },
		]);
		const never = await send(people(1), Array<Behaviour>(5).fill({ kind: 'unreachable' }));
		expect(never.results).toMatchObject([
			{
				outcome: 'rejected',
				attempts: 3,
				failure: { category: 'network', retryable: true },
				retryAt: expect.any(Number),
			},
		]);
	});

	it.each<[string, Behaviour]>([
		['silence', silent(true)],
		['a server failure', { kind: 'status', status: 502, taken: true }],
		['an answer nobody can read', { kind: 'garbage', taken: true }],
		['an answer that breaks the decoder', { kind: 'poison', taken: true }],
		['a redirect that may follow a taken request', { kind: 'status', status: 302, taken: true }],
	])('never tries again after %s, as the message may be out', async (_, behaviour) => {
		const { results, world } = await send(people(1), [behaviour]);
		expect(results).toMatchObject([
			{ outcome: 'unknown', attempts: 1, failure: { retryable: false } },
		]);
		expect(results[0]).not.toHaveProperty('retryAt');
		expect(world.requests).toHaveLength(1);
	});

	it('repeats the very same request after silence where the provider recognises it', async () => {
		const lost = await send(people(2), [silent(false)], { size: 9, replay: 'requestId' });
		expect(outcomes(lost.results)).toEqual(['accepted', 'accepted']);
		const [first, second] = lost.world.requests;
		expect(second).toEqual({ ...first, at: expect.any(Number) });
	});

	it('does not take the refusal of a repetition for a refusal of the message', async () => {
		const { results, world } = await send(people(2), [silent(true)], {
			size: 9,
			replay: 'requestId',
		});
		expect(outcomes(results)).toEqual(['unknown', 'unknown']);
		expect(world.journal).toHaveLength(2);
	});

	it('never sends a part of a request again under the same id', async () => {
		const partly: Behaviour = { kind: 'partly', every: 2, retryable: true };
		const options = { size: 9, replay: 'requestId' as const };
		const { results, world } = await send(people(4), [silent(false), partly], options);
		expect(world.requests).toHaveLength(2);
		expect(outcomes(results)).toEqual(['unknown', 'accepted', 'unknown', 'accepted']);
	});

	it('sends what was refused for the moment again, under a new id and without the rest', async () => {
		const partly: Behaviour = { kind: 'partly', every: 2, retryable: true };
		const { results, world } = await send(people(4), [partly], { size: 9, replay: 'requestId' });
		expect(outcomes(results)).toEqual(Array(4).fill('accepted'));
		expect(results.map((result) => result.attempts)).toEqual([2, 1, 2, 1]);
		expect(world.requests[1].numbers).toEqual(['+8615400000000', '+8615400000002']);
		expect(world.requests[1].id).not.toBe(world.requests[0].id);
	});

	it.each<[number, string]>([
		[401, 'authentication'],
		[403, 'authentication'],
		[404, 'configuration'],
		[301, 'configuration'],
		[308, 'configuration'],
	])('HTTP %d without the protocol is a refusal', async (status, category) => {
		const { results } = await send(people(1), [{ kind: 'status', status, taken: false }]);
		expect(results).toMatchObject([{ outcome: 'rejected', attempts: 1, failure: { category } }]);
	});
});

describe('waiting', () => {
	const busy = (retryAfter?: string): Behaviour => ({
		kind: 'status',
		status: 429,
		taken: false,
		...(retryAfter ? { retryAfter } : {}),
	});
	const waits = ({ requests }: World) =>
		requests.slice(1).map((request, i) => request.at - requests[i].at - 20);

	it('waits as long as Retry-After says', async () => {
		const { results, world } = await send(people(1), [busy('7')]);
		expect(outcomes(results)).toEqual(['accepted']);
		expect(waits(world)).toEqual([7000]);
	});

	it('waits longer each time otherwise', async () => {
		const { world } = await send(people(1), [{ kind: 'unreachable' }, { kind: 'unreachable' }]);
		expect(waits(world)).toEqual([750, 1500]);
	});

	it('does not wait for hours: it says when', async () => {
		const { results, world } = await send(people(1), [busy('3600')]);
		expect(results).toMatchObject([
			{ outcome: 'rejected', attempts: 1, failure: { category: 'rateLimited', retryable: true } },
		]);
		expect(results[0].retryAt! - world.now()).toBe(3_600_000);
	});

	it('keeps the pace, also for repetitions', async () => {
		const plan = { pace: { messagesPerSecond: 2, concurrency: 3 } };
		const { world } = await send(people(6), [busy()], { plan });
		const times = world.requests.map((request) => request.at).sort((a, b) => a - b);
		times.forEach((time, i) => expect(time - times[0]).toBeGreaterThanOrEqual(i * 500 - 20));
	});

	it('puts no more than one second of messages into a request', async () => {
		const plan = { pace: { messagesPerSecond: 5, concurrency: 3 } };
		const { world } = await send(people(12), [], { size: 100, plan });
		expect(world.requests.map((request) => request.numbers.length)).toEqual([5, 5, 2]);
	});
});

describe('grouping', () => {
	it('puts equal texts into one request, as many as it takes, whatever their order', async () => {
		const mixed = people(7).map((entry, i) => draft(entry.recipient, i % 2 ? '您好' : '再见'));
		const { results, world } = await send(mixed, [], { size: 3 });
		expect(world.requests.map(({ text, numbers }) => [text, numbers.length])).toEqual([
			['再见', 3],
			['您好', 3],
			['再见', 1],
		]);
		expect(results.map((result) => result.to)).toEqual(
			mixed.map((entry) => `+86${entry.recipient}`),
		);
	});
});

describe('before sending', () => {
	it('settles what cannot be sent and sends the rest', async () => {
		const drafts = [
			draft('', '您好'),
			draft('abc', '您好'),
			draft(number(1), ''),
			draft(number(2), '您好'),
		];
		const { results, world } = await send(drafts);
		expect(results).toMatchObject([
			{
				outcome: 'rejected',
				to: '',
				attempts: 0,
				failure: {
					category: 'invalidNumber',
					message: { en: expect.stringContaining("'To' is empty") },
				},
			},
			{
				outcome: 'rejected',
				to: 'abc',
				failure: { category: 'invalidNumber', message: { en: expect.stringContaining("'To'") } },
			},
			{
				outcome: 'rejected',
				to: '+8615400000001',
				failure: { category: 'configuration', message: { en: expect.stringContaining("'Text'") } },
			},
			{ outcome: 'accepted', to: '+8615400000002' },
		]);
		expect(world.journal).toHaveLength(1);
	});

	it.each([
		['sameNumberAndContent', ['accepted', 'skipped', 'accepted']],
		['sameNumber', ['accepted', 'skipped', 'skipped']],
		['none', ['accepted', 'accepted', 'accepted']],
	] as const)('duplicates: %s', async (duplicates, expected) => {
		const drafts = [
			draft('154 0000 0000', '您好'),
			draft('+86-15400000000', '您好'),
			draft(number(0), '再见'),
		];
		expect(outcomes((await send(drafts, [], { duplicates })).results)).toEqual(expected);
	});

	it('a dry run checks everything and sends nothing', async () => {
		const drafts = [...people(2), draft('abc', '您好')];
		const { results, world } = await send(drafts, [], { plan: { dryRun: true } });
		expect(results).toMatchObject([
			{ outcome: 'skipped', skipReason: 'dryRun', billing: { segments: 1 }, attempts: 0 },
			{ outcome: 'skipped', skipReason: 'dryRun' },
			{ outcome: 'rejected' },
		]);
		expect(world.requests).toHaveLength(0);
	});

	it('a cancelled run sends nothing more and says what was left', async () => {
		const { results, world } = await send(people(20), [], { cancelAfter: 6 });
		expect(world.requests.length).toBeLessThan(20);
		expect(outcomes(results).filter((outcome) => outcome === 'accepted')).toHaveLength(
			world.journal.length,
		);
		expect(results[19]).toMatchObject({
			outcome: 'held',
			attempts: 0,
			failure: { category: 'cancelled', retryable: true },
			retryAt: expect.any(Number),
		});
	});
});

describe('whatever happens', () => {
	const taken = fc.boolean();
	const behaviour = fc.oneof(
		fc.constant<Behaviour>({ kind: 'take' }),
		fc.constant<Behaviour>({ kind: 'unreachable' }),
		fc.record({ kind: fc.constant('silence' as const), taken }),
		fc.record({ kind: fc.constant('garbage' as const), taken }),
		fc.record({ kind: fc.constant('poison' as const), taken }),
		fc.record({
			kind: fc.constant('status' as const),
			status: fc.constantFrom(302, 408, 500, 502, 503, 504),
			taken,
		}),
		fc.record({
			kind: fc.constant('status' as const),
			status: fc.constantFrom(301, 400, 401, 404, 413, 429),
			taken: fc.constant(false),
			retryAfter: fc.constantFrom('0', '3', '4000', 'soon'),
		}),
		fc.record({
			kind: fc.constant('partly' as const),
			every: fc.integer({ min: 1, max: 4 }),
			retryable: fc.boolean(),
			retryAfterMs: fc.constantFrom(10, 1000, 90_000),
		}),
	);
	const recipient = fc.oneof(
		{ weight: 8, arbitrary: fc.integer({ min: 0, max: 30 }).map(number) },
		{ weight: 1, arbitrary: fc.constantFrom('', 'abc', '010-55501234', '+1 415 555 0100') },
	);
	const drafts = fc.array(
		fc
			.tuple(recipient, fc.constantFrom('您好', '再见', '', 'Hello'))
			.map(([to, text]) => draft(to, text)),
		{ maxLength: 40 },
	);

	it('every recipient comes out exactly once, in order, and no message goes out twice', async () => {
		await fc.assert(
			fc.asyncProperty(
				drafts,
				fc.array(behaviour, { maxLength: 60 }),
				fc.constantFrom(1, 2, 7, 1000),
				fc.constantFrom('none' as const, 'requestId' as const),
				fc.oneof(fc.constant(Infinity), fc.nat(60)),
				fc.integer({ min: 1, max: 6 }),
				fc.constantFrom(undefined, 0.5, 3, 50),
				async (list, behaviours, size, replay, cancelAfter, concurrency, messagesPerSecond) => {
					const pace = { concurrency, ...(messagesPerSecond ? { messagesPerSecond } : {}) };
					const { results, world } = await send(list, behaviours, {
						size,
						replay,
						cancelAfter,
						plan: { pace },
					});

					expect(results).toHaveLength(list.length);
					expect(world.mostAtOnce).toBeLessThanOrEqual(concurrency);
					expect(new Set(world.journal).size).toBe(world.journal.length);
					const inJournal = new Set(world.journal);
					results.forEach((result, i) => {
						const { content, recipient: typed } = list[i];
						const text = 'text' in content ? content.text : '';
						const key = `${result.to} ${text}`;
						if (result.outcome === 'accepted') expect(inJournal).toContain(key);
						if (result.outcome === 'rejected' || result.outcome === 'held')
							expect(inJournal).not.toContain(key);
						if (result.outcome === 'unknown') expect(result.failure?.retryable).toBe(false);
						if (result.outcome !== 'accepted' && result.outcome !== 'skipped') {
							expect(result.failure?.message).toBeTruthy();
						}
						expect(result.attempts).toBeLessThanOrEqual(
							PLAN.retries.attempts + PLAN.retries.slowDowns,
						);
						expect(result.to.replace('+86', '')).toBe(typed.replace(/^\+1 415 555 /, '+1415555'));
					});
				},
			),
			{ numRuns: 1000 },
		);
	});
});
