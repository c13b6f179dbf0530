import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { Readable } from 'node:stream';

import { bounded, BrokenOff } from '../../../../nodes/shared/n8n/http/bounded';

const BOUNDS = { timeoutMs: 50, maxBytes: 10 };
const answer = (body: unknown) =>
	({ statusCode: 200, headers: { 'X-A': 1 }, body }) as unknown as IN8nHttpFullResponse;
const read = async (body: unknown, bounds = BOUNDS) =>
	await bounded(bounds, async () => await Promise.resolve(answer(body)));
const never = async () => await new Promise<IN8nHttpFullResponse>(() => {});

it.each([
	['a stream', Readable.from([Buffer.from('12345'), Buffer.from('67890')])],
	['bytes', Buffer.from('1234567890')],
	['text', '1234567890'],
])('H7: reads %s up to the limit', async (_, body) => {
	expect(await read(body)).toEqual({
		status: 200,
		headers: { 'x-a': '1' },
		tooLong: false,
		body: Buffer.from('1234567890'),
	});
});

it("reads what n8n's own stand-in for a provider says", async () => {
	expect((await read({ code: 2 })).body.toString()).toBe('{"code":2}');
	expect((await read(undefined)).body.toString()).toBe('');
});

it.each([
	['a stream', Readable.from([Buffer.from('12345'), Buffer.from('678901')])],
	['bytes', Buffer.from('12345678901')],
	['text', '12345678901'],
])('H7: says that %s is too long, and gives nothing of it', async (_, body) => {
	const { tooLong, body: given } = await read(body);
	expect([tooLong, given.length]).toEqual([true, 0]);
	if (body instanceof Readable) expect(body.destroyed).toBe(true);
});

it('H7: ends also where the helper does not heed the signal', async () => {
	await expect(bounded(BOUNDS, never)).rejects.toEqual(new BrokenOff('ECONNABORTED'));
	const stop = AbortSignal.abort();
	await expect(bounded({ ...BOUNDS, stop }, never)).rejects.toEqual(new BrokenOff('ERR_CANCELED'));
});

it('H7: a stream that gives nothing more ends in time', async () => {
	const stuck = new Readable({ read: () => {} });
	stuck.push('1');
	await expect(read(stuck)).rejects.toEqual(new BrokenOff('ECONNABORTED'));
	expect(stuck.destroyed).toBe(true);
});

it('H7: leaves no listener on the signal of the run', async () => {
	const run = new AbortController();
	const add = jest.spyOn(run.signal, 'addEventListener');
	const remove = jest.spyOn(run.signal, 'removeEventListener');
	await read('1', { ...BOUNDS, stop: run.signal } as typeof BOUNDS);
	expect(remove.mock.calls).toEqual(add.mock.calls);
});

it('hands the errors of the helper on', async () => {
	const error = new Error('refused');
	await expect(bounded(BOUNDS, async () => await Promise.reject(error as Error))).rejects.toBe(
		error,
	);
});
