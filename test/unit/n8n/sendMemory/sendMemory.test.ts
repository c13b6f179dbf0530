import fc from 'fast-check';
import type { DeduplicationScope, ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

import type { openSendMemory as OpenSendMemory } from '../../../../nodes/shared/n8n/sendMemory/sendMemory';
import { openSendMemory } from '../../../../nodes/shared/n8n/sendMemory/sendMemory';
import { rowLock, type RowLock } from '../../../../nodes/shared/n8n/sendMemory/rowLock';
import { ProcessedData, type Outage } from '../../../nodes/support/processedData';
import { timeInTurns, turns } from '../../../nodes/support/turns';

/** Nobody waits here in truth. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<typeof import('../../../nodes/support/turns')>(
		'../../../nodes/support/turns',
	).sleepInTurns,
}));

beforeEach(() => void jest.spyOn(Date, 'now').mockImplementation(timeInTurns));
afterEach(() => jest.restoreAllMocks());

const ENTRIES: ICheckProcessedOptions = { mode: 'entries' };
const NUMBER: ICheckProcessedOptions = { mode: 'latestIncrementalKey' };
const DATE: ICheckProcessedOptions = { mode: 'latestDate' };

const place = (nodeId: string) => ({
	workflow: { id: 'workflow-1' },
	node: { id: nodeId },
});

/** What n8n gives a node: its helper on the database. */
function hostOn(database: ProcessedData, nodeId = 'node-1') {
	const here = place(nodeId) as never;
	const calls = { record: 0, remove: 0 };
	const hints: string[] = [];
	const helpers: Partial<IExecuteFunctions['helpers']> = {
		getProcessedDataCount: async (scope) => await database.getProcessedDataCount(scope, here),
		checkProcessedAndRecord: async (items, scope, options) => {
			if (options.mode === 'entries') calls.record++;
			return await database.checkProcessedAndRecord(items, scope, here, options);
		},
		removeProcessed: async (items, scope) => await database.removeProcessed(items, scope, here),
		clearAllProcessedItems: async (scope) => await database.clearAllProcessedItems(scope, here),
	};
	const context = {
		helpers,
		getNode: () => ({ id: nodeId, name: 'Send SMS' }),
		getWorkflow: () => ({ id: 'workflow-1' }),
		addExecutionHints: (hint: { message: string }) => hints.push(hint.message),
	};
	return { context: context as unknown as IExecuteFunctions, calls, hints };
}

/** Whoever claims has the answer a moment before it has tidied up and the lock is gone. */
const settled = async () => await turns(200);

/** Whether there is a row, of whatever mode; if there is none, one is made. */
async function isThere(database: ProcessedData, scope: DeduplicationScope): Promise<boolean> {
	const here = place('node-1') as never;
	await settled();
	try {
		const smallest = [-Number.MAX_VALUE];
		return (await database.checkProcessedAndRecord(smallest, scope, here, NUMBER)).new.length === 0;
	} catch {
		return true;
	}
}

/** The same code once more, as another process has it. */
async function inAnotherProcess(): Promise<typeof OpenSendMemory> {
	let other: typeof OpenSendMemory | undefined;
	await jest.isolateModulesAsync(async () => {
		other = (await import('../../../../nodes/shared/n8n/sendMemory/sendMemory')).openSendMemory;
	});
	return other!;
}

it('knows what is new, what was sent, and what was in flight', async () => {
	const database = new ProcessedData();
	const first = await openSendMemory(hostOn(database).context, 'node');
	expect(await first.claim(['a', 'b', 'c'])).toEqual(['new', 'new', 'new']);
	await first.settle(['a'], ['b']);

	const second = await openSendMemory(hostOn(database).context, 'node');
	expect(await second.claim(['a', 'b', 'c', 'd'])).toEqual(['sent', 'new', 'inFlight', 'new']);

	const third = await openSendMemory(hostOn(database).context, 'node');
	expect(await third.claim(['a', 'c'])).toEqual(['sent', 'inFlight']);
});

it('takes the same key twice in one run for a repetition', async () => {
	const memory = await openSendMemory(hostOn(new ProcessedData()).context, 'node');
	expect(await memory.claim(['a', 'a'])).toEqual(['new', 'sent']);
	expect(await memory.claim(['a'])).toEqual(['sent']);
});

it('loses nothing when many write at once, and writes them together', async () => {
	const database = new ProcessedData();
	const host = hostOn(database);
	const memory = await openSendMemory(host.context, 'node');
	const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
	const found = await Promise.all(keys.map(async (key) => await memory.claim([key])));
	expect(found).toEqual(keys.map(() => ['new']));
	await Promise.all(keys.map(async (key) => await memory.settle([key], [])));
	expect(database.size).toBe(50);
	expect(host.calls.record).toBeLessThan(10);
});

const KEYS = Array.from({ length: 30 }, (_, index) => `key-${index}`);

/** Sends each message that nobody else sends, one after the other; those that it has sent. */
async function sendAll(memory: Awaited<ReturnType<typeof openSendMemory>>): Promise<string[]> {
	const mine: string[] = [];
	for (const key of KEYS) {
		const [found] = await memory.claim([key]);
		if (found !== 'new') continue;
		mine.push(key);
		await memory.settle([key], []);
	}
	return mine;
}

const slowly = async () => await turns(5);

it('loses nothing when several runs write at once, and gives each message to one of them', async () => {
	const database = new ProcessedData(slowly);
	const runs = await Promise.all(
		[1, 2, 3].map(async () => await openSendMemory(hostOn(database).context, 'node')),
	);
	const given = await Promise.all(runs.map(sendAll));
	expect(given.flat().sort()).toEqual([...KEYS].sort());
	await settled();
	expect(database.size).toBe(KEYS.length);
});

/** The date of a lock. */
const LEFT_BEHIND = '0001-01-01T00:00:00.000Z';

/** Numbers from 0 to 1 that are the same in each run. */
function randomFrom(seed: number): () => number {
	let last = seed;
	return () => {
		last = (last * 48_271) % 2_147_483_647;
		return last / 2_147_483_647;
	};
}

/** Has locks taken in turn; how many had one at the same time at most, and how often one was had. */
async function compete(locks: RowLock[]): Promise<{ most: number; had: number }> {
	let holders = 0;
	let most = 0;
	let had = 0;
	await Promise.all(
		locks.map(async (lock) => {
			for (let turn = 0; turn < 5; turn++) {
				if (!(await lock.acquire())) continue;
				had++;
				most = Math.max(most, ++holders);
				await slowly();
				holders--;
				await lock.release().catch(() => undefined);
			}
		}),
	);
	return { most, had };
}

describe('several processes', () => {
	it.each<DeduplicationScope>(['node', 'workflow'])(
		'give each message to one of them and lose nothing (%s)',
		async (scope) => {
			const database = new ProcessedData(slowly);
			const memories: Array<Awaited<ReturnType<typeof openSendMemory>>> = [];
			for (let count = 0; count < 3; count++) {
				const open = await inAnotherProcess();
				memories.push(await open(hostOn(database).context, scope));
			}
			const given = await Promise.all(memories.map(sendAll));
			expect(given.flat().sort()).toEqual([...KEYS].sort());
			await settled();
			expect(database.size).toBe(KEYS.length);
		},
	);

	it('go on when one of them has ended while it was writing', async () => {
		const database = new ProcessedData();
		const dying = await openSendMemory(hostOn(database).context, 'node');
		database.breakOff({ call: 2, written: true }); // the lock is there, and the claim
		await dying.claim(['a']).catch(() => undefined);
		database.restart();
		const next = await (await inAnotherProcess())(hostOn(database).context, 'node');
		expect(await next.claim(['a', 'b'])).toEqual(['inFlight', 'new']);
		expect(await isThere(database, 'workflow')).toBe(false);
	});

	it('find a lock where the memory is to be, after another choice of whose memory it is', async () => {
		const database = new ProcessedData();
		const dying = await openSendMemory(hostOn(database).context, 'node');
		database.breakOff({ call: 1, written: true });
		await dying.claim(['a']).catch(() => undefined);
		database.restart();
		const next = await openSendMemory(hostOn(database).context, 'workflow');
		expect(await next.claim(['a'])).toEqual(['new']);
	});

	it.each<[string, ICheckProcessedOptions, string | number]>([
		['entries', ENTRIES, 'of Remove Duplicates'],
		['a number', NUMBER, 4711],
		['a small number', NUMBER, -(2 ** 53)],
		['a date', DATE, '2026-07-02T00:00:00.000Z'],
		['an old date', DATE, '1969-07-20T00:00:00.000Z'],
	])('H5: leave alone what others keep in the row of the lock: %s', async (_, mode, value) => {
		const database = new ProcessedData();
		const { context, hints } = hostOn(database);
		const here = place('node-1') as never;
		await database.checkProcessedAndRecord([value], 'workflow', here, mode);
		const memory = await openSendMemory(context, 'node');
		expect(await memory.claim(['a'])).toEqual(['new']);
		await memory.settle(['a'], []);
		expect(await memory.claim(['b'])).toEqual(['new']);
		expect(hints).toEqual([expect.stringContaining("'Send Once' has no lock here")]);
		const again = await database.checkProcessedAndRecord([value], 'workflow', here, mode);
		expect(again.processed).toEqual([value]);
	});

	it.each<[string, ICheckProcessedOptions, string | number]>([
		['a number', NUMBER, 4711],
		['a date', DATE, '2026-07-02T00:00:00.000Z'],
	])('H5: say so where others keep %s in the place of the memory', async (_, mode, value) => {
		const database = new ProcessedData();
		const here = place('node-1') as never;
		await database.checkProcessedAndRecord([value], 'workflow', here, mode);
		const memory = await openSendMemory(hostOn(database).context, 'workflow');
		await expect(memory.claim(['a'])).rejects.toThrow(/Remove Duplicates.*'Remember For'/);
		const again = await database.checkProcessedAndRecord([value], 'workflow', here, mode);
		expect(again.processed).toEqual([value]);
	});

	it('H5: leave the row alone also where others have left it empty', async () => {
		const database = new ProcessedData();
		const here = place('node-1') as never;
		await database.checkProcessedAndRecord([], 'workflow', here, ENTRIES);
		const memory = await openSendMemory(hostOn(database).context, 'node');
		expect(await memory.claim(['a'])).toEqual(['new']);
		expect(await isThere(database, 'workflow')).toBe(true);
	});

	it('H11: never take the lock away from one who holds it', async () => {
		const database = new ProcessedData(slowly);
		const here = place('node-1') as never;
		// What a crash has left.
		await database.checkProcessedAndRecord([LEFT_BEHIND], 'workflow', here, DATE);
		const locks = [1, 2, 3].map(() => rowLock(hostOn(database).context.helpers, 'workflow'));
		const { most } = await compete(locks);
		expect(most).toBe(1);
	});

	/** Some want a lock that a crash may have left behind, while one call fails. */
	async function competeFor(count: number, isStale: boolean, outage: Outage) {
		const database = new ProcessedData(slowly);
		const here = place('node-1') as never;
		if (isStale) await database.checkProcessedAndRecord([LEFT_BEHIND], 'workflow', here, DATE);
		database.failOnce(outage);
		const { helpers } = hostOn(database).context;
		const locks = Array.from({ length: count }, () => rowLock(helpers, 'workflow'));
		return { ...(await compete(locks)), calls: database.calls.length };
	}

	it('H11: hold a lock one at a time also if they take it over in the same moment', async () => {
		for (let seed = 1; seed <= 10; seed++) {
			const random = randomFrom(seed);
			// They wait nearly the same time, so that most ask in the same turn.
			jest.spyOn(Math, 'random').mockImplementation(() => 0.5 + random() / 100);
			const { most, had } = await competeFor(2, true, { call: Infinity, written: false });
			expect({ seed, most, had }).toEqual({ seed, most: 1, had: 10 });
		}
	});

	it.each([
		['fails before it takes effect', 'free', false],
		['takes effect and its answer is lost', 'free', true],
		['fails before it takes effect', 'left behind by a crash', false],
		['takes effect and its answer is lost', 'left behind by a crash', true],
	])('H11: hold a lock one at a time also if a call %s, lock %s', async (_, state, written) => {
		jest.spyOn(Math, 'random').mockImplementation(randomFrom(1));
		const isStale = state !== 'free';
		const healthy = await competeFor(3, isStale, { call: Infinity, written });
		const step = Math.ceil(healthy.calls / 60);
		for (let call = 1; call <= healthy.calls; call += step) {
			const { most, had } = await competeFor(3, isStale, { call, written });
			expect({ call, most, had }).toEqual({ call, most: 1, had: 15 });
		}
	});
});

describe('H4: a call of the database that fails', () => {
	/** A memory whose call with this number fails, before or after it has taken effect. */
	async function failing(database: ProcessedData, failingCall: number) {
		const { context } = hostOn(database);
		const { removeProcessed } = context.helpers;
		let calls = 0;
		context.helpers.removeProcessed = async (...given) => {
			if (++calls === failingCall) throw new Error('disk full');
			await removeProcessed(...given);
		};
		return await openSendMemory(context, 'node');
	}
	const now = async (database: ProcessedData, keys: string[]) =>
		await (await openSendMemory(hostOn(database).context, 'node')).claim(keys);

	it.each([1, 2, 3, 4])(
		'never fails a claim, nor leaves a mark for ever: tidy-up %i',
		async (call) => {
			const database = new ProcessedData();
			const first = await openSendMemory(hostOn(database).context, 'node');
			await first.claim(['sent', 'flying']);
			await first.settle(['sent'], []);
			const memory = await failing(database, call);
			expect(await memory.claim(['sent', 'flying', 'new', 'refused'])).toEqual([
				...['sent', 'inFlight', 'new', 'new'],
			]);
			await memory.settle(['new'], ['refused']);
			expect(await now(database, ['sent', 'flying', 'new', 'refused'])).toEqual([
				...['sent', 'inFlight', 'sent', 'new'],
			]);
		},
	);

	it('takes entries out in portions, and never one of a message without the other', async () => {
		const database = new ProcessedData();
		const { context } = hostOn(database);
		const { removeProcessed } = context.helpers;
		const sizes: number[] = [];
		context.helpers.removeProcessed = async (...given) => {
			sizes.push(given[0].length);
			await removeProcessed(...given);
		};
		const keys = Array.from({ length: 1001 }, (_, index) => `key ${index}`);
		const memory = await openSendMemory(context, 'node');
		await memory.claim(keys);
		await memory.settle(keys.slice(0, 500), keys.slice(500));
		expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(500 + 2 * 501);
		expect(await now(database, keys)).toEqual([
			...keys.slice(0, 500).map(() => 'sent'),
			...keys.slice(500).map(() => 'new'),
		]);
	});
});

it('forgets on purpose', async () => {
	const database = new ProcessedData();
	const memory = await openSendMemory(hostOn(database).context, 'workflow');
	await memory.claim(['a', 'b']);
	await memory.settle(['a'], []);
	await memory.forget(['a', 'b']);
	const again = await openSendMemory(hostOn(database).context, 'workflow');
	expect(await again.claim(['a', 'b'])).toEqual(['new', 'new']);
});

it('keeps the memories of two nodes apart, and shares that of a workflow', async () => {
	const database = new ProcessedData();
	const other = hostOn(database, 'node-2');
	const first = await openSendMemory(hostOn(database).context, 'workflow');
	await first.claim(['a']);
	expect(await (await openSendMemory(other.context, 'workflow')).claim(['a'])).toEqual([
		'inFlight',
	]);
});

it('passes a refusal of the database on, and works again afterwards', async () => {
	let isBroken = true;
	const database = new ProcessedData(async () => {
		if (isBroken) throw new Error('disk full');
	});
	const memory = await openSendMemory(hostOn(database).context, 'node');
	await expect(memory.claim(['a'])).rejects.toThrow('disk full');
	isBroken = false;
	expect(await memory.claim(['a'])).toEqual(['new']);
});

it('refuses plainly where n8n has no memory', async () => {
	const { context } = hostOn(new ProcessedData());
	Object.assign(context.helpers, {
		getProcessedDataCount: async () => await Promise.reject(new Error('no workflow id')),
	});
	await expect(openSendMemory(context, 'node')).rejects.toThrow(/'Send Once' cannot remember/);
});

it('a crash between any two writes never makes an unsent message look sent', async () => {
	const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 40 }),
			fc.boolean(),
			fc.constantFrom<DeduplicationScope>('node', 'workflow'),
			fc.array(fc.constantFrom('sent', 'released', 'open'), { minLength: 6, maxLength: 6 }),
			async (lastStep, written, scope, fates) => {
				const database = new ProcessedData();
				const reported = new Set<string>();
				database.breakOff({ call: lastStep, written });
				const dying = hostOn(database);
				const live = async () => {
					const memory = await openSendMemory(dying.context, scope);
					for (const [index, key] of keys.entries()) {
						await memory.claim([key]);
						if (fates[index] === 'sent') {
							reported.add(key);
							await memory.settle([key], []);
						}
						if (fates[index] === 'released') await memory.settle([], [key]);
						if (fates[index] === 'open') reported.add(key);
					}
				};
				await live().catch(() => undefined);
				database.restart();

				const next = await openSendMemory(hostOn(database).context, scope);
				const found = await next.claim(keys);
				keys.forEach((key, index) => {
					// Whoever got the message must not get it again, whoever did not must not be lost.
					if (reported.has(key)) expect(found[index]).not.toBe('new');
					else expect(found[index]).not.toBe('sent');
				});
			},
		),
		{ numRuns: 300 },
	);
});
