import axios from 'axios';
import fastify, { type FastifyInstance } from 'fastify';
import type { Carrier } from '../../../playground/carrier/carrier.mts';
import { start, stopAll } from './clients';

let carrier: Carrier;
let app: FastifyInstance;
let receiver: string;
let received: unknown[];

const reply = { from: '13800000000', text: 'T' };

const control = async (method: string, path: string, data?: unknown) =>
	await axios.request({
		method,
		url: `${carrier.url}/_carrier${path}`,
		data,
		validateStatus: () => true,
		proxy: false,
	});

beforeEach(async () => {
	received = [];
	app = fastify();
	app.post('/ok', (request) => {
		received.push(request.body);
		return 'thanks';
	});
	app.post('/broken', (_request, answer) => answer.code(500).send('broken'));
	receiver = await app.listen({ host: '127.0.0.1', port: 0 });
	carrier = await start();
});

afterEach(async () => {
	await stopAll();
	await app.close();
});

describe('events of a provider', () => {
	it('are pushed once, whatever the answer', async () => {
		carrier.setPushUrl('aliyun', 'reply', `${receiver}/ok`);
		expect(await carrier.push('aliyun', 'reply', reply)).toEqual({
			httpStatus: 200,
			body: 'thanks',
		});
		expect(received).toHaveLength(1);
		carrier.setPushUrl('aliyun', 'reply', `${receiver}/broken`);
		expect(await carrier.push('aliyun', 'reply', reply)).toEqual({
			httpStatus: 500,
			body: 'broken',
		});
	});

	it('need an address, and one for each kind', async () => {
		await expect(carrier.push('aliyun', 'reply', reply)).rejects.toThrow('No address');
		carrier.setPushUrl('aliyun', 'templateReview', `${receiver}/ok`);
		carrier.setReceiptUrl('aliyun', `${receiver}/ok`);
		await expect(carrier.push('aliyun', 'reply', reply)).rejects.toThrow('No address');
		carrier.setPushUrl('aliyun', 'reply', `${receiver}/ok`);
		await carrier.push('aliyun', 'reply', reply);
		carrier.setPushUrl('aliyun', 'reply', undefined);
		await expect(carrier.push('aliyun', 'reply', reply)).rejects.toThrow('No address');
	});

	it('say so if the provider has none, or nobody answers', async () => {
		await expect(carrier.push('plivo', 'templateReview', {})).rejects.toThrow(
			'plivo pushes no templateReview.',
		);
		carrier.setPushUrl('aliyun', 'reply', 'http://127.0.0.1:1/');
		await expect(carrier.push('aliyun', 'reply', reply)).rejects.toThrow('ECONNREFUSED');
	});

	it('can be pushed through the control API', async () => {
		const order = { provider: 'aliyun', kind: 'reply', url: `${receiver}/ok` };
		expect((await control('PUT', '/push-url', order)).status).toBe(204);
		const push = { provider: 'aliyun', kind: 'reply', fields: reply };
		expect((await control('POST', '/push', push)).data).toEqual({
			httpStatus: 200,
			body: 'thanks',
		});
		const without = await control('POST', '/push', { ...push, fields: { from: '1' } });
		expect([without.status, without.data.message]).toEqual([400, 'text: Required']);
		await control('PUT', '/push-url', { ...order, url: 'http://127.0.0.1:1/' });
		expect((await control('POST', '/push', push)).status).toBe(502);
		await control('PUT', '/push-url', { ...order, url: null });
		const nowhere = await control('POST', '/push', push);
		expect([nowhere.status, nowhere.data.message]).toEqual([
			400,
			expect.stringContaining('No address'),
		]);
		expect((await control('POST', '/push', { ...push, kind: 'call' })).status).toBe(400);
		expect((await control('PUT', '/push-url', { ...order, url: 'there' })).status).toBe(400);
	});
});
