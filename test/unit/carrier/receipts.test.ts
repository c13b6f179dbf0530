import fastify, { type FastifyInstance } from 'fastify';
import formbody from '@fastify/formbody';
import { sleep } from 'n8n-workflow';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { batch, batchCode, goldenSeconds, start, stopAll, submit } from './clients';
import { receiptsNaming } from '../../../playground/carrier/providers/ihuyi/receiptForms.mts';

interface Receiver {
	app: FastifyInstance;
	url: string;
	/** The forms received, in order. */
	forms: Array<Record<string, string>>;
	contentTypes: string[];
	/** Statuses to answer with, first come first served; then 200. */
	statuses: number[];
}

let receiver: Receiver;

beforeEach(async () => {
	const app = fastify();
	await app.register(formbody);
	receiver = { app, url: '', forms: [], contentTypes: [], statuses: [] };
	app.post('/receipt', (request, reply) => {
		receiver.forms.push({ ...(request.body as Record<string, string>) });
		receiver.contentTypes.push(request.headers['content-type'] ?? '');
		return reply.code(receiver.statuses.shift() ?? 200).send('success');
	});
	app.post('/hang', async () => await sleep(300));
	receiver.url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/receipt`;
});

afterEach(async () => {
	await stopAll();
	await receiver.app.close();
});

/** A carrier that pushes to the receiver, in haste. */
async function startPushing(options: CarrierOptions = {}): Promise<Carrier> {
	const carrier = await start({
		receiptDelayMs: { min: 1, max: 5 },
		...options,
		receipts: { retryDelayMs: 2, ...options.receipts },
	});
	carrier.setReceiptUrl('ihuyi', receiver.url);
	return carrier;
}

const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => String(13800000000 + index));

describe('receipts of notification SMS', () => {
	it('are pushed as a form with China time', async () => {
		const carrier = await startPushing();
		await submit(carrier);
		expect(carrier.pendingReceipts()).toBe(1);
		await carrier.receiptsSettled();
		expect(carrier.pendingReceipts()).toBe(0);
		const [message] = carrier.journal.messages();
		expect(receiver.contentTypes).toEqual(['application/x-www-form-urlencoded']);
		expect(receiver.forms).toEqual([
			{
				code: '2',
				msg: '发送成功',
				mobilephone: '13800000000',
				smsid: message.messageId,
				report_time: '2023-11-15 06:13:20',
			},
		]);
		expect(message.receipt).toEqual({
			status: 'delivered',
			code: '2',
			message: '发送成功',
			pushes: [{ at: goldenSeconds * 1000, httpStatus: 200, body: 'success' }],
		});
	});

	it('follow the fate of the number', async () => {
		const carrier = await startPushing();
		carrier.setFate('13800000000', { status: 'undelivered', code: '9', message: '空号' });
		carrier.setFate('13900000000', { status: 'none' });
		await submit(carrier);
		await submit(carrier, { mobile: '13900000000' });
		await submit(carrier, { mobile: '13700000000' });
		await carrier.receiptsSettled();
		const told = receiver.forms.map(({ mobilephone, code, msg }) => [mobilephone, code, msg]);
		expect(told.sort()).toEqual([
			['13700000000', '2', '发送成功'],
			['13800000000', '9', '空号'],
		]);
		expect(carrier.journal.messages()[1].receipt).toMatchObject({ status: 'none', pushes: [] });
	});

	it('follow the rates of the default fate and repeat with the seed', async () => {
		const run = async () => {
			const carrier = await startPushing({
				defaultFate: { undeliveredRate: 0.3, noReceiptRate: 0.3 },
			});
			for (const mobile of numbers(40)) await submit(carrier, { mobile });
			return carrier.journal.messages().map(({ receipt }) => receipt?.status);
		};
		const first = await run();
		expect(new Set(first)).toEqual(new Set(['delivered', 'undelivered', 'none']));
		expect(await run()).toEqual(first);
	});

	it('are pushed again until answered with 200', async () => {
		const carrier = await startPushing();
		receiver.statuses = [500, 404, 204];
		await submit(carrier);
		await carrier.receiptsSettled();
		const pushes = carrier.journal.messages()[0].receipt?.pushes ?? [];
		expect(pushes.map(({ httpStatus }) => httpStatus)).toEqual([500, 404, 204, 200]);
		expect(receiver.forms).toHaveLength(4);
		expect(new Set(receiver.forms.map((form) => JSON.stringify(form))).size).toBe(1);
	});

	it('are given up after the last attempt, each wait longer than the one before', async () => {
		const carrier = await startPushing({
			now: Date.now,
			receipts: { attempts: 3, retryDelayMs: 40, retryFactor: 3 },
		});
		receiver.statuses = [500, 500, 500, 500];
		await submit(carrier);
		await carrier.receiptsSettled();
		const times = carrier.journal.messages()[0].receipt?.pushes.map(({ at }) => at) ?? [];
		expect(times).toHaveLength(3);
		expect(times[1] - times[0]).toBeGreaterThanOrEqual(39);
		expect(times[2] - times[1]).toBeGreaterThanOrEqual(119);
	});

	it('note a receiver that is not there', async () => {
		const carrier = await startPushing({ receipts: { attempts: 2 } });
		carrier.setReceiptUrl('ihuyi', 'http://127.0.0.1:1/');
		await submit(carrier);
		await carrier.receiptsSettled();
		expect(carrier.journal.messages()[0].receipt?.pushes).toEqual([
			{ at: goldenSeconds * 1000, error: 'ECONNREFUSED' },
			{ at: goldenSeconds * 1000, error: 'ECONNREFUSED' },
		]);
	});

	it('are pushed again when the receiver is too slow', async () => {
		const carrier = await startPushing({ receipts: { attempts: 2, timeoutMs: 30 } });
		carrier.setReceiptUrl('ihuyi', receiver.url.replace('/receipt', '/hang'));
		await submit(carrier);
		await carrier.receiptsSettled();
		const pushes = carrier.journal.messages()[0].receipt?.pushes ?? [];
		expect(pushes.map(({ error }) => error)).toEqual(['ECONNABORTED', 'ECONNABORTED']);
	});

	it('come twice, by number or by rate', async () => {
		const byNumber = await startPushing();
		byNumber.setFate('13800000000', { status: 'delivered', receiptCopies: 3 });
		await submit(byNumber);
		await byNumber.receiptsSettled();
		expect(receiver.forms).toHaveLength(3);
		expect(new Set(receiver.forms.map(({ smsid }) => smsid)).size).toBe(1);

		receiver.forms = [];
		const byRate = await startPushing({ receipts: { duplicateRate: 0.5 } });
		for (const mobile of numbers(20)) await submit(byRate, { mobile });
		await byRate.receiptsSettled();
		expect(receiver.forms.length).toBeGreaterThan(20);
		expect(receiver.forms.length).toBeLessThan(40);
	});

	it('overtake each other, by number or by rate', async () => {
		const byNumber = await startPushing();
		byNumber.setFate('13800000000', { receiptDelayMs: 150 });
		await submit(byNumber);
		await submit(byNumber, { mobile: '13900000000' });
		await byNumber.receiptsSettled();
		expect(receiver.forms.map(({ mobilephone }) => mobilephone)).toEqual([
			'13900000000',
			'13800000000',
		]);

		receiver.forms = [];
		const byRate = await startPushing({ receipts: { reorderRate: 0.5, holdBackMs: 200 } });
		for (const mobile of numbers(10)) await submit(byRate, { mobile });
		await byRate.receiptsSettled();
		const order = receiver.forms.map(({ mobilephone }) => mobilephone);
		expect([...order].sort()).toEqual(numbers(10));
		expect(order).not.toEqual(numbers(10));
	});

	it('are dropped without an address and when the carrier closes', async () => {
		const carrier = await startPushing({ receiptDelayMs: { min: 60_000, max: 60_000 } });
		await submit(carrier);
		expect(carrier.pendingReceipts()).toBe(1);
		await carrier.close();
		expect(carrier.pendingReceipts()).toBe(0);

		const silent = await startPushing();
		silent.setReceiptUrl('ihuyi', undefined);
		await submit(silent);
		await silent.receiptsSettled();
		expect(receiver.forms).toEqual([]);
	});
});

describe('receipts of marketing SMS', () => {
	it('are unknown, so none are pushed', async () => {
		const carrier = await startPushing();
		expect(await batchCode(carrier)).toBe('OK');
		expect(carrier.pendingReceipts()).toBe(0);
		expect(carrier.journal.messages()[0].receipt).toBeUndefined();
	});

	it('take a placeholder form when told so', async () => {
		const carrier = await startPushing({ ihuyi: { unknownReceipts: receiptsNaming('task_id') } });
		expect(await batchCode(carrier)).toBe('OK');
		await carrier.receiptsSettled();
		const told = receiver.forms.map(({ task_id, smsid, mobilephone }) => ({
			task_id,
			smsid,
			mobilephone,
		}));
		const { request_id } = batch();
		expect(told).toHaveLength(2);
		expect(told).toEqual(
			expect.arrayContaining([
				{ task_id: request_id, smsid: undefined, mobilephone: '13800000000' },
				{ task_id: request_id, smsid: undefined, mobilephone: '13900000000' },
			]),
		);
	});

	it('all arrive, also when more are due than connections are open', async () => {
		const carrier = await startPushing({ ihuyi: { unknownReceipts: receiptsNaming('task_id') } });
		await batchCode(carrier, { phone: numbers(300) });
		await carrier.receiptsSettled();
		expect(receiver.forms.map(({ mobilephone }) => mobilephone).sort()).toEqual(numbers(300));
	});
});
