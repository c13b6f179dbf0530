import fc from 'fast-check';
import type { DeduplicationItemTypes, DeduplicationScope, IExecuteFunctions } from 'n8n-workflow';

import { openSendMemory } from '../../../nodes/shared/host/sending/sendMemory';

/** The rows of n8n's table, one for each scope, as its helper keeps them. */
type Rows = Map<DeduplicationScope, string[]>;

/** n8n's helper: reads a row, waits as a database does, and writes it back as a whole. */
function hostOn(rows: Rows, step: () => Promise<void> = async () => await Promise.resolve()) {
	const calls = { record: 0, remove: 0 };
	const helpers = {
		getProcessedDataCount: async () => 0,
		checkProcessedAndRecord: async (items: DeduplicationItemTypes[], scope: DeduplicationScope) => {
			calls.record++;
			const row = [...(rows.get(scope) ?? [])];
			const known = new Set(row);
			const isNew = (item: DeduplicationItemTypes) => !known.has(String(item));
			const found = { new: items.filter(isNew), processed: items.filter((one) => !isNew(one)) };
			await step();
			rows.set(scope, [...row, ...found.new.map(String)]);
			return found;
		},
		removeProcessed: async (items: DeduplicationItemTypes[], scope: DeduplicationScope) => {
			calls.remove++;
			const row = [...(rows.get(scope) ?? [])];
			await step();
			rows.set(
				scope,
				row.filter((value) => !items.includes(value)),
			);
		},
	};
	const context = {
		helpers,
		getNode: () => ({ id: 'node-1', name: 'Send SMS' }),
		getWorkflow: () => ({ id: 'workflow-1' }),
	};
	return { context: context as unknown as IExecuteFunctions, calls };
}

it('knows what is new, what was sent, and what was in flight', async () => {
	const rows: Rows = new Map();
	const first = await openSendMemory(hostOn(rows).context, 'node');
	expect(await first.claim(['a', 'b', 'c'])).toEqual(['new', 'new', 'new']);
	await first.settle(['a'], ['b']);

	const second = await openSendMemory(hostOn(rows).context, 'node');
	expect(await second.claim(['a', 'b', 'c', 'd'])).toEqual(['sent', 'new', 'inFlight', 'new']);
});

it('takes the same key twice in one run for a repetition', async () => {
	const memory = await openSendMemory(hostOn(new Map()).context, 'node');
	expect(await memory.claim(['a', 'a'])).toEqual(['new', 'sent']);
	expect(await memory.claim(['a'])).toEqual(['sent']);
});

it('loses nothing when many write at once, and writes them together', async () => {
	const rows: Rows = new Map();
	const host = hostOn(rows);
	const memory = await openSendMemory(host.context, 'node');
	const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
	const found = await Promise.all(keys.map(async (key) => await memory.claim([key])));
	expect(found).toEqual(keys.map(() => ['new']));
	await Promise.all(keys.map(async (key) => await memory.settle([key], [])));
	expect(rows.get('node')).toHaveLength(50);
	expect(rows.get('workflow')).toEqual([]);
	expect(host.calls.record).toBeLessThan(10);
});

it('loses nothing when several runs write at once, and gives each message to one of them', async () => {
	const rows: Rows = new Map();
	const keys = Array.from({ length: 30 }, (_, index) => `key-${index}`);
	const slowly = async () => {
		for (let turns = 0; turns < 5; turns++) await Promise.resolve();
	};
	const runs = await Promise.all(
		[1, 2, 3].map(async () => await openSendMemory(hostOn(rows, slowly).context, 'node')),
	);
	const given = await Promise.all(
		runs.map(async (memory) => {
			const mine: string[] = [];
			for (const key of keys) {
				const [found] = await memory.claim([key]);
				if (found !== 'new') continue;
				mine.push(key);
				await memory.settle([key], []);
			}
			return mine;
		}),
	);
	expect(given.flat().sort()).toEqual([...keys].sort());
	expect([...(rows.get('node') ?? [])].sort()).toEqual([...keys].sort());
	expect(rows.get('workflow')).toEqual([]);
});

it('forgets on purpose', async () => {
	const rows: Rows = new Map();
	const memory = await openSendMemory(hostOn(rows).context, 'workflow');
	await memory.claim(['a', 'b']);
	await memory.settle(['a'], []);
	await memory.forget(['a', 'b']);
	const again = await openSendMemory(hostOn(rows).context, 'workflow');
	expect(await again.claim(['a', 'b'])).toEqual(['new', 'new']);
});

it('keeps the memories of two nodes apart, and shares that of a workflow', async () => {
	const rows: Rows = new Map();
	const other = hostOn(rows);
	const node = { id: 'node-2', name: 'Send again' };
	Object.assign(other.context, { getNode: () => node });
	const first = await openSendMemory(hostOn(rows).context, 'workflow');
	await first.claim(['a']);
	expect(await (await openSendMemory(other.context, 'workflow')).claim(['a'])).toEqual([
		'inFlight',
	]);
});

it('passes a refusal of the database on, and works again afterwards', async () => {
	let isBroken = true;
	const memory = await openSendMemory(
		hostOn(new Map(), async () => {
			if (isBroken) throw new Error('disk full');
		}).context,
		'node',
	);
	await expect(memory.claim(['a'])).rejects.toThrow('disk full');
	isBroken = false;
	expect(await memory.claim(['a'])).toEqual(['new']);
});

it('refuses plainly where n8n has no memory', async () => {
	const { context } = hostOn(new Map());
	Object.assign(context.helpers, {
		getProcessedDataCount: async () => await Promise.reject(new Error('no workflow id')),
	});
	await expect(openSendMemory(context, 'node')).rejects.toThrow(/'Send Once' cannot remember/);
});

it('a crash between any two writes never makes an unsent message look sent', async () => {
	const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
	await fc.assert(
		fc.asyncProperty(
			fc.nat(12),
			fc.constantFrom<DeduplicationScope>('node', 'workflow'),
			fc.array(fc.constantFrom('sent', 'released', 'open'), { minLength: 6, maxLength: 6 }),
			async (lastStep, scope, fates) => {
				const rows: Rows = new Map();
				const reported = new Set<string>();
				let steps = 0;
				const dying = hostOn(rows, async () => {
					if (++steps > lastStep) throw new Error('the end');
				});
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

				const next = await openSendMemory(hostOn(rows).context, scope);
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
