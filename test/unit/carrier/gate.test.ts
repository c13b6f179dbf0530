import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import { Gate } from '../../../playground/carrier/gate.mts';

describe('gate', () => {
	it('runs every task once, in order, never more than there are places', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 5 }),
				fc.array(fc.record({ waitMs: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() })),
				async (places, tasks) => {
					const gate = new Gate(places);
					const begun: number[] = [];
					let running = 0;
					const runs = tasks.map(({ waitMs, fails }, index) =>
						gate.run(async () => {
							begun.push(index);
							expect(++running).toBeLessThanOrEqual(places);
							await sleep(waitMs);
							running -= 1;
							if (fails) throw new Error('failed');
							return index;
						}),
					);
					const results = await Promise.allSettled(runs);
					expect(begun).toEqual(tasks.map((_, index) => index));
					expect(results.map(({ status }) => status === 'rejected')).toEqual(
						tasks.map(({ fails }) => fails),
					);
				},
			),
			{ numRuns: 30 },
		);
	});
});
