import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import { Misbehaviours, type MisbehaviourRule } from '../../../playground/carrier/misbehaviour.mts';
import { SeededRandom } from '../../../playground/carrier/seededRandom.mts';
import { apiKey, http, sendBatch, batch, start, stopAll, submit, submitCode } from './clients';

const anotherNumber = { mobile: '13900000000' };

afterEach(stopAll);

describe('misbehaviour as a client sees it', () => {
	it('slow: takes the message at once, answers late', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'slow', delayMs: 300 });
		const begun = Date.now();
		const answer = submit(carrier);
		await sleep(150);
		expect(carrier.journal.messages()).toHaveLength(1);
		expect(carrier.journal.requests()[0].status).toBeUndefined();
		expect((await answer).status).toBe(200);
		expect(Date.now() - begun).toBeGreaterThanOrEqual(295);
		expect(carrier.journal.requests()[0]).toMatchObject({ status: 200, misbehaviour: 'slow' });
	});

	it('slow: a client that gives up was served all the same', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'slow', delayMs: 60_000 });
		const url = `${carrier.baseUrl('ihuyi')}/sms/Submit.json`;
		const params = { account: 'C00000001', password: apiKey, mobile: '13800000000', content: 'a' };
		await expect(http.get(url, { params, timeout: 100 })).rejects.toThrow('timeout');
		expect(carrier.journal.messages()).toHaveLength(1);
	});

	it.each([429, 503])('status %i: does not take the message', async (status) => {
		const carrier = await start();
		carrier.misbehave({ kind: 'status', status, retryAfter: '7', times: 1 });
		const answer = await submit(carrier);
		expect([answer.status, answer.headers['retry-after']]).toEqual([status, '7']);
		expect(carrier.journal.messages()).toEqual([]);
		expect(await submitCode(carrier)).toBe(2);
	});

	it.each([
		[undefined, 0],
		[false, 0],
		[true, 1],
	])('status 500 with taken %s: %i messages', async (taken, messages) => {
		const carrier = await start();
		carrier.misbehave({ kind: 'status', status: 500, taken });
		const answer = await submit(carrier);
		expect([answer.status, answer.data]).toEqual([500, 'Internal Server Error']);
		expect(carrier.journal.messages()).toHaveLength(messages);
		expect(carrier.journal.requests()[0]).toMatchObject({ status: 500, reply: answer.data });
	});

	it.each([
		[undefined, 1],
		[false, 0],
	])('resetAfterReading with taken %s: %i messages', async (taken, messages) => {
		const carrier = await start();
		carrier.misbehave({ kind: 'resetAfterReading', taken });
		await expect(submit(carrier)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(carrier.journal.messages()).toHaveLength(messages);
		const [request] = carrier.journal.requests();
		expect(request).toMatchObject({ misbehaviour: 'resetAfterReading', numbers: ['13800000000'] });
		expect(request.status).toBeUndefined();
	});

	it('closeBeforeReading: takes nothing, knows nothing of the body', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'closeBeforeReading', times: 1 });
		await expect(submit(carrier)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(carrier.journal.messages()).toEqual([]);
		const [request] = carrier.journal.requests();
		expect(request).toMatchObject({ misbehaviour: 'closeBeforeReading', numbers: [] });
		expect(request.body).toBeUndefined();
		expect(await submitCode(carrier)).toBe(2);
	});

	it('garbage: HTTP 200 and no word of the provider', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'garbage', times: 1 });
		const answer = await submit(carrier);
		expect(answer.status).toBe(200);
		expect(answer.data).toContain('<html>');
		expect(carrier.journal.messages()).toHaveLength(1);

		carrier.misbehave({ kind: 'garbage', body: '{"code":', taken: false });
		expect((await submit(carrier, anotherNumber)).data).toBe('{"code":');
		expect(carrier.journal.messages()).toHaveLength(1);
	});

	it('strikes only requests with one of the numbers', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'status', status: 500, numbers: ['13900000000'] });
		expect((await submit(carrier)).status).toBe(200);
		expect((await submit(carrier, anotherNumber)).status).toBe(500);
		expect((await sendBatch(carrier, batch())).status).toBe(500);
		const elsewhere = batch({ phone: ['13800000000'] });
		expect((await sendBatch(carrier, elsewhere)).status).toBe(200);
	});

	it('strikes unknown paths and the balance too, and stops when told so', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'status', status: 500 });
		expect((await http.get(`${carrier.baseUrl('ihuyi')}/nowhere`)).status).toBe(500);
		expect((await http.post(`${carrier.baseUrl('ihuyi')}/sms/GetNum.json`)).status).toBe(500);
		carrier.behave();
		expect((await submit(carrier)).status).toBe(200);
	});

	it('repeats with the seed', async () => {
		const run = async (seed: number) => {
			const carrier = await start({ seed, ihuyi: { oneMessagePerSecond: false } });
			carrier.misbehave({ kind: 'status', status: 500, rate: 0.5 });
			const answers = [];
			for (let count = 0; count < 20; count++) answers.push((await submit(carrier)).status);
			return answers;
		};
		const first = await run(1);
		expect(new Set(first)).toEqual(new Set([200, 500]));
		expect(await run(1)).toEqual(first);
		expect(await run(2)).not.toEqual(first);
	});

	it('closes while an answer is held back', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'slow', delayMs: 60_000 });
		const lost = expect(submit(carrier)).rejects.toThrow();
		await sleep(50);
		await carrier.close();
		await lost;
	});
});

describe('misbehaviour rules', () => {
	it.each<[string, MisbehaviourRule]>([
		['closed before the body', { kind: 'closeBeforeReading', numbers: ['13800000000'] }],
		['never takes', { kind: 'closeBeforeReading', taken: true }],
		['needs delayMs', { kind: 'slow' }],
		['always processes', { kind: 'slow', delayMs: 1, taken: false }],
		['needs a status', { kind: 'status' }],
		['never take', { kind: 'status', status: 429, taken: true }],
		['less than or equal to 1', { kind: 'garbage', rate: 2 }],
		['Unrecognized key', { kind: 'garbage', ratio: 1 } as MisbehaviourRule],
	])('are refused with a sentence: %s', async (sentence, rule) => {
		const carrier = await start();
		expect(() => carrier.misbehave(rule)).toThrow(sentence);
	});

	it('strike about as often as the rate says', () => {
		fc.assert(
			fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, rate) => {
				const misbehaviours = new Misbehaviours(new SeededRandom(seed));
				misbehaviours.add({ kind: 'garbage', rate });
				let strikes = 0;
				for (let number = 0; number < 400; number++) {
					if (misbehaviours.strikeAfterReading([String(number)])) strikes += 1;
				}
				expect(Math.abs(strikes / 400 - rate)).toBeLessThan(0.15);
			}),
			{ numRuns: 20 },
		);
	});

	it('draw for a number whatever the order of requests', () => {
		const struck = (numbers: string[]) => {
			const misbehaviours = new Misbehaviours(new SeededRandom(1));
			misbehaviours.add({ kind: 'garbage', rate: 0.5 });
			return numbers.filter((number) => misbehaviours.strikeAfterReading([number])).sort();
		};
		const numbers = Array.from({ length: 30 }, (_, index) => String(index));
		expect(struck([...numbers].reverse())).toEqual(struck(numbers));
	});
});
