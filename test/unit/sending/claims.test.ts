import fc from 'fast-check';

import { smsCheck } from '../../../nodes/shared/sending/check/sms';
import type { Ports } from '../../../nodes/shared/sending/ports';
import { sendAll, type RunPlan } from '../../../nodes/shared/sending/sendAll';
import type { Remembered, ClaimStore } from '../../../nodes/shared/sending/sendMemory';
import type { SendResult } from '../../../nodes/shared/messaging/model/outcome';
import { draft, imaginaryCall, imaginaryChannel, World, type Behaviour } from './world';

const RULES = {
	defaultCountry: 'CN',
	maxSegments: 10,
	forbiddenWords: [],
	smartEncoding: false,
};
const number = (index: number) => `154${String(index).padStart(8, '0')}`;
const people = (count: number) =>
	Array.from({ length: count }, (_, index) => draft(number(index), '您好'));
const outcomes = (results: SendResult[]) => results.map(({ outcome }) => outcome);

/** What a database would hold, shared by all runs. */
class Store {
	readonly claimed = new Set<string>();
	readonly inFlight = new Set<string>();
}

/** The memory of one run on the store. */
class Memory implements ClaimStore {
	constructor(
		private readonly store: Store,
		private readonly tick: () => Promise<void> = async () => {},
	) {}

	claim = async (keys: readonly string[]): Promise<Remembered[]> => {
		await this.tick();
		const { claimed, inFlight } = this.store;
		return keys.map((key) => {
			if (!claimed.has(key)) {
				claimed.add(key);
				inFlight.add(key);
				return 'new';
			}
			return inFlight.has(key) ? 'inFlight' : 'sent';
		});
	};

	settle = async (sent: readonly string[], released: readonly string[]) => {
		await this.tick();
		for (const key of released) this.store.claimed.delete(key);
		for (const key of [...sent, ...released]) this.store.inFlight.delete(key);
	};
}

const planWith = (memory: ClaimStore, change: Partial<RunPlan> = {}): RunPlan => ({
	dryRun: false,
	failuresInARow: 0,
	pace: { concurrency: 3 },
	retries: { attempts: 2, firstDelayMs: 1000, longestDelayMs: 60_000, slowDowns: 2 },
	once: { memory, keyOf: (place) => number(place) },
	...change,
});

async function run(
	count: number,
	memory: ClaimStore,
	{
		behaviours = [] as Behaviour[],
		size = 1,
		ports = undefined as Ports | undefined,
		change = {} as Partial<RunPlan>,
	} = {},
) {
	const world = new World(behaviours, 'none');
	const channel = imaginaryChannel([imaginaryCall(size, 'none')]);
	const checked = people(count).map(smsCheck(channel, RULES));
	const results = await sendAll(checked, channel, planWith(memory, change), ports ?? world);
	return { results, world };
}

it('a second run skips what the first has sent', async () => {
	const store = new Store();
	const first = await run(5, new Memory(store), { size: 2 });
	expect(outcomes(first.results)).toEqual(Array(5).fill('accepted'));
	const second = await run(7, new Memory(store), { size: 2 });
	expect(second.results.map(({ outcome, skipReason }) => skipReason ?? outcome)).toEqual([
		...Array(5).fill('alreadySent'),
		'accepted',
		'accepted',
	]);
	expect(second.world.journal).toHaveLength(2);
});

it('what surely was not sent may be sent by the next run', async () => {
	const store = new Store();
	const refusals: Behaviour[] = Array(2).fill({ kind: 'status', status: 401, taken: false });
	const first = await run(2, new Memory(store), { behaviours: refusals });
	expect(outcomes(first.results)).toEqual(['rejected', 'rejected']);
	expect(outcomes((await run(2, new Memory(store))).results)).toEqual(['accepted', 'accepted']);
});

it('what may have been sent stays unknown, run after run', async () => {
	const store = new Store();
	const silence: Behaviour[] = [{ kind: 'silence', taken: true }];
	expect(outcomes((await run(1, new Memory(store), { behaviours: silence })).results)).toEqual([
		'unknown',
	]);
	for (let again = 0; again < 2; again++) {
		const { results, world } = await run(1, new Memory(store));
		expect(results).toMatchObject([{ outcome: 'unknown', attempts: 0 }]);
		expect(results[0].failure?.message.en).toContain('earlier run');
		expect(world.journal).toEqual([]);
	}
});

it('sends nothing that cannot be written down', async () => {
	const broken: ClaimStore = {
		claim: async () => await Promise.reject(new Error('disk full')),
		settle: async () => {},
	};
	const { results, world } = await run(2, broken);
	expect(results).toMatchObject([
		{
			outcome: 'held',
			failure: { retryable: true, message: { en: expect.stringContaining('disk full') } },
		},
		{ outcome: 'held' },
	]);
	expect(world.journal).toEqual([]);
});

it('a memory that cannot be settled costs nobody an outcome', async () => {
	const store = new Store();
	const memory = new Memory(store);
	memory.settle = async () => await Promise.reject(new Error('disk full'));
	expect(outcomes((await run(2, memory)).results)).toEqual(['accepted', 'accepted']);
	expect(outcomes((await run(2, new Memory(store))).results)).toEqual(['unknown', 'unknown']);
});

it('releases what a closed window or a stopped run holds back', async () => {
	const store = new Store();
	let asked = 0;
	const closing: Partial<RunPlan> = {
		pace: { concurrency: 1, messagesPerSecond: 1 },
		timing: {
			outside: 'hold',
			// Closes while the messages wait for their turns: all were asked about once before.
			opening: (_to, at) => (++asked <= 6 ? at : at + 3_600_000),
		},
	};
	const { results } = await run(4, new Memory(store), { change: closing });
	expect(outcomes(results)).toContain('held');
	const held = results.filter(({ outcome }) => outcome === 'held');
	expect(held.every(({ retryAt }) => retryAt !== undefined)).toBe(true);
	expect(store.inFlight.size).toBe(0);
	const again = await run(4, new Memory(store));
	expect(outcomes(again.results).filter((outcome) => outcome === 'accepted')).toHaveLength(
		held.length,
	);
});

/** A world that ends at some moment: from then on nothing moves any more. */
class Doomed {
	private steps = 0;
	private end!: () => void;
	readonly ended = new Promise<void>((resolve) => {
		this.end = resolve;
	});

	constructor(private readonly lastStep: number) {}

	/** Passes, or never comes back. */
	step = async (): Promise<void> => {
		if (++this.steps <= this.lastStep) return;
		this.end();
		await new Promise(() => {});
	};
}

it('a crash at any moment: nothing twice, nobody lost, unknown only what was in flight', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 40 }),
			fc.nat(200),
			fc.constantFrom(1, 3, 10),
			fc.integer({ min: 1, max: 4 }),
			async (count, lastStep, size, concurrency) => {
				const store = new Store();
				const doomed = new Doomed(lastStep);
				const world = new World([], 'none');
				const ports: Ports = {
					...world,
					cancelled: () => false,
					send: async (request) => {
						await doomed.step();
						const reply = await world.send(request);
						// The request may have arrived before the end comes.
						await doomed.step();
						return reply;
					},
				};
				const change = { pace: { concurrency } };
				const dying = run(count, new Memory(store, doomed.step), { size, ports, change });
				await Promise.race([doomed.ended, dying]);

				const after = await run(count, new Memory(store), { size, change });
				const sent = [...world.journal, ...after.world.journal];
				expect(new Set(sent).size).toBe(sent.length);
				expect(after.results).toHaveLength(count);
				const unknown = outcomes(after.results).filter((outcome) => outcome === 'unknown').length;
				expect(unknown).toBeLessThanOrEqual(concurrency * size);
				// Whoever is not in doubt has got the message.
				after.results.forEach(({ outcome, to }) => {
					if (outcome === 'unknown') return;
					expect(['accepted', 'skipped']).toContain(outcome);
					expect(sent).toContain(`${to} 您好`);
				});
			},
		),
		{ numRuns: 500 },
	);
});
