import fc from 'fast-check';

import { forEachConcurrently } from '../../../nodes/shared/sending/concurrency';

/** Works through a list in rounds; gives how many were under way in each, and what was worked on. */
async function work(length: number, most: number, wentWell: (entry: number) => boolean) {
	const list = Array.from({ length }, (_, index) => index);
	const done: number[] = [];
	const underWay: Array<() => void> = [];
	const rounds: number[] = [];
	const all = forEachConcurrently(list, most, async (entry) => {
		await new Promise<void>((resolve) => underWay.push(resolve));
		done.push(entry);
		return wentWell(entry);
	});
	while (underWay.length > 0) {
		rounds.push(underWay.length);
		underWay.splice(0).forEach((resolve) => resolve());
		// Whoever may begin does so in the next turns of the queue of promises.
		for (let turn = 0; turn < 10; turn++) await Promise.resolve();
	}
	await all;
	return { rounds, done };
}

it('begins with few and grows as they go well', async () => {
	const { rounds } = await work(200, 32, () => true);
	expect(rounds.slice(0, 5)).toEqual([4, 8, 16, 32, 32]);
});

it('stays with few while nothing goes well', async () => {
	const { rounds } = await work(40, 32, () => false);
	expect(rounds).toEqual(Array(10).fill(4));
});

it('works on every entry once, with no more at once than wished', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(60),
			fc.integer({ min: 1, max: 40 }),
			fc.func(fc.boolean()),
			async (length, most, wentWell) => {
				const { rounds, done } = await work(length, most, wentWell);
				expect(Math.max(0, ...rounds)).toBeLessThanOrEqual(most);
				expect([...done].sort((a, b) => a - b)).toEqual(
					Array.from({ length }, (_, index) => index),
				);
			},
		),
	);
});

it('passes on what the work throws, whoever it happened to', async () => {
	const failing = forEachConcurrently([1, 2, 3, 4, 5, 6], 3, async (entry) => {
		await Promise.resolve();
		if (entry === 5) throw new Error('broken');
		return true;
	});
	await expect(failing).rejects.toThrow('broken');
});
