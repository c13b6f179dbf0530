import axios from 'axios';
import type { Carrier } from '../../../playground/carrier/carrier.mts';
import { start, stopAll, submit, submitCode } from './clients';

let carrier: Carrier;

const control = async (method: string, path: string, data?: unknown) =>
	await axios.request({
		method,
		url: `${carrier.url}/_carrier${path}`,
		data,
		validateStatus: () => true,
		proxy: false,
	});

beforeEach(async () => {
	carrier = await start({ ihuyi: { oneMessagePerSecond: false } });
});

afterEach(stopAll);

describe('control API', () => {
	it('tells that it is well', async () => {
		expect((await control('GET', '/health')).data).toEqual({
			ok: true,
			providers: ['ihuyi', 'plivo', 'submail', 'aliyun', 'jiutian'],
		});
	});

	it('shows and clears the journal; its own requests are not in it', async () => {
		await submit(carrier);
		expect((await control('GET', '/journal')).data).toEqual(
			JSON.parse(JSON.stringify(carrier.journal.messages())),
		);
		expect((await control('GET', '/requests')).data).toMatchObject([
			{ method: 'POST', path: '/ihuyi/sms/Submit.json', numbers: ['13800000000'], status: 200 },
		]);
		expect((await control('DELETE', '/journal')).status).toBe(204);
		expect((await control('GET', '/journal')).data).toEqual([]);
		expect((await control('GET', '/requests')).data).toEqual([]);
	});

	it('adds and drops misbehaviours, and explains what it refuses', async () => {
		const rule = { kind: 'status', status: 500 };
		expect((await control('POST', '/misbehaviour', rule)).status).toBe(204);
		expect((await submit(carrier)).status).toBe(500);
		expect((await control('GET', '/journal')).status).toBe(200);
		expect((await control('DELETE', '/misbehaviour')).status).toBe(204);
		expect((await submit(carrier)).status).toBe(200);

		const refused = await control('POST', '/misbehaviour', {
			kind: 'closeBeforeReading',
			numbers: ['13800000000'],
		});
		expect(refused.status).toBe(400);
		expect(refused.data.message).toContain('cannot be limited to numbers');
		expect((await control('POST', '/misbehaviour', { kind: 'sleepy' })).status).toBe(400);
		expect((await control('POST', '/misbehaviour', {})).status).toBe(400);
	});

	it('settles fates', async () => {
		const order = { number: '13800000000', fate: { refusal: 4030 } };
		expect((await control('POST', '/fates', order)).status).toBe(204);
		expect(await submitCode(carrier)).toBe(4030);
		const wrong = { number: '13800000000', fate: { status: 'lost' } };
		expect((await control('POST', '/fates', wrong)).status).toBe(400);
	});

	it('says where receipts go and how many are pending', async () => {
		const order = { provider: 'ihuyi', url: 'http://127.0.0.1:1/receipt' };
		expect((await control('PUT', '/receipt-url', order)).status).toBe(204);
		await submit(carrier);
		expect((await control('GET', '/pending')).data).toEqual({ receipts: 1 });
		expect((await control('PUT', '/receipt-url', { ...order, url: null })).status).toBe(204);
		await carrier.receiptsSettled();
		expect((await control('GET', '/pending')).data).toEqual({ receipts: 0 });
		expect((await control('GET', '/settled')).status).toBe(204);
		expect((await control('PUT', '/receipt-url', { provider: 'x', url: null })).status).toBe(400);
		expect((await control('PUT', '/receipt-url', { ...order, url: 'there' })).status).toBe(400);
	});
});

it('answers GET /settled once the receipts of now have been pushed, and waits for no later ones', async () => {
	carrier = await start({ receipts: { attempts: 1 } });
	let asked = 0;
	carrier.setReceiptUrl('ihuyi', 'http://127.0.0.1:1/receipt');
	carrier.setFate('13800000000', { status: 'delivered', receiptDelayMs: 300 });
	carrier.setFate('13800000001', { status: 'delivered', receiptDelayMs: 60_000 });
	await submit(carrier);
	const settled = control('GET', '/settled').then(({ status }) => {
		asked = status;
	});
	await control('GET', '/health');
	expect(asked).toBe(0);
	await submit(carrier, { mobile: '13800000001' });
	await settled;
	expect(asked).toBe(204);
	expect(carrier.journal.messages()[0].receipt?.pushes.length).toBeGreaterThan(0);
	expect(carrier.pendingReceipts()).toBe(1);
});

describe('the library', () => {
	it('listens where it is told and says so if it cannot', async () => {
		const port = Number(new URL(carrier.url).port);
		await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});

	it('can be closed twice', async () => {
		await carrier.close();
		await carrier.close();
		await expect(submit(carrier)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
	});
});
