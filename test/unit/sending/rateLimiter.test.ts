import { createPace, maxBatchSize } from '../../../nodes/shared/sending/rateLimiter';

/** A clock that only moves when somebody sleeps. */
function clock() {
	let time = 0;
	return {
		now: () => time,
		sleep: async (milliseconds: number) => {
			const until = time + milliseconds;
			await Promise.resolve();
			time = Math.max(time, until);
		},
		cancelled: () => false,
	};
}

/** When each of some requests gets its turn, one after the other. */
async function turns(
	limits: { messagesPerSecond?: number; requestsPerSecond?: number },
	messages: number[],
) {
	const time = clock();
	const pace = createPace({ ...limits, concurrency: 1 }, time);
	const starts: number[] = [];
	for (const count of messages) {
		await pace.turn(count);
		starts.push(time.now());
	}
	return { starts, time, pace };
}

it.each([
	[{}, [0, 0, 0]],
	[{ messagesPerSecond: 2 }, [0, 500, 2000]],
	[{ requestsPerSecond: 10 }, [0, 100, 200]],
	[{ messagesPerSecond: 100, requestsPerSecond: 5 }, [0, 200, 400]],
])('%j', async (limits, expected) => {
	expect((await turns(limits, [1, 3, 1])).starts).toEqual(expected);
});

it('pauses when the provider gets too much, longer each time, and goes on more slowly', async () => {
	const { time, pace } = await turns({ messagesPerSecond: 10 }, [1]);
	pace.slowDown(0);
	await pace.turn(1);
	expect(time.now()).toBe(1000);
	await pace.turn(1);
	// Twice the 100 ms of the limit.
	expect(time.now() - 1000).toBeLessThanOrEqual(200);
	const before = time.now();
	pace.slowDown(0);
	await pace.turn(1);
	expect(time.now() - before).toBe(2000);
});

it('pauses as long as the provider asks', async () => {
	const { time, pace } = await turns({}, [1]);
	pace.slowDown(7000);
	await pace.turn(1);
	expect(time.now()).toBe(7000);
});

it('does not sit out a pause of an hour, but says when it is over', async () => {
	const { time, pace } = await turns({}, [1]);
	expect(pace.closedUntil()).toBeUndefined();
	pace.slowDown(3_600_000);
	await pace.turn(1);
	expect(time.now()).toBeLessThan(1000);
	expect(pace.closedUntil()).toBe(3_600_000);
});

it('counts requests that were refused together as one sign', async () => {
	const { time, pace } = await turns({}, [1]);
	for (let refused = 0; refused < 5; refused++) pace.slowDown(0);
	await pace.turn(1);
	expect(time.now()).toBe(1000);
});

it('goes faster again once nobody complains, so that a complaint now and then costs little', async () => {
	const { time, pace } = await turns({}, [1]);
	for (let request = 1; request <= 2000; request++) {
		await pace.turn(1);
		if (request % 100 === 0) pace.slowDown(0);
	}
	// A second for each complaint, and the slower stretch after it.
	expect(time.now()).toBeGreaterThan(20 * 1000);
	expect(time.now()).toBeLessThan(20 * 2000);
	for (let request = 0; request < 40; request++) await pace.turn(1);
	const before = time.now();
	await pace.turn(1);
	expect(time.now()).toBe(before);
});

it('gets slower and slower while every few requests are refused', async () => {
	const { time, pace } = await turns({}, [1]);
	for (let request = 1; request <= 50; request++) {
		await pace.turn(1);
		if (request % 5 === 0) pace.slowDown(0);
	}
	expect(time.now()).toBeGreaterThan(120_000);
});

it('does not wait for the end of a pause once the run is cancelled', async () => {
	const time = { ...clock(), cancelled: () => true };
	const pace = createPace({ concurrency: 1 }, time);
	pace.slowDown(60_000);
	await pace.turn(1);
	expect(time.now()).toBe(0);
});

it('never puts more than a second of messages into one request', () => {
	expect(maxBatchSize({ messagesPerSecond: 2.5, concurrency: 1 })).toBe(2);
	expect(maxBatchSize({ messagesPerSecond: 0.5, concurrency: 1 })).toBe(1);
	expect(maxBatchSize({ requestsPerSecond: 1, concurrency: 1 })).toBe(Infinity);
});
