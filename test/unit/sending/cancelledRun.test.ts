import { smsCheck } from '../../../nodes/shared/sending/check/sms';
import { sendAll } from '../../../nodes/shared/sending/sendAll';
import type { ClaimStore } from '../../../nodes/shared/sending/sendMemory';
import { draft, imaginaryCall, imaginaryChannel, World } from './world';

it('a cancelled run leaves the memory of what was sent alone, which the next run may already use', async () => {
	const claimed: string[] = [];
	const memory: ClaimStore = {
		claim: async (keys) => {
			claimed.push(...keys);
			return keys.map(() => 'new');
		},
		settle: async () => {},
	};
	const world = new World([], 'none', 12);
	const channel = imaginaryChannel([imaginaryCall(1, 'none')]);
	const rules = { defaultCountry: 'CN', maxSegments: 10, forbiddenWords: [], smartEncoding: false };
	const people = Array.from({ length: 50 }, (_, index) =>
		smsCheck(channel, rules)(draft(`154${String(index).padStart(8, '0')}`, '您好')),
	);
	const results = await sendAll(
		people,
		channel,
		{
			dryRun: false,
			failuresInARow: 0,
			pace: { concurrency: 2 },
			retries: { attempts: 1, firstDelayMs: 1000, longestDelayMs: 60_000, slowDowns: 0 },
			once: { memory, keyOf: (place) => String(place) },
		},
		world,
	);
	const held = results.filter(({ outcome }) => outcome === 'held');
	expect(world.requests.length).toBeGreaterThan(0);
	expect(held.length).toBeGreaterThan(40);
	expect(claimed.length).toBeLessThan(world.requests.length + 3);
	expect(held[0].failure).toMatchObject({ category: 'cancelled', retryable: true });
});
