import fastify, { type FastifyInstance } from 'fastify';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import {
	defaultPlivoAccount,
	type PlivoAccountOptions,
} from '../../../playground/carrier/providers/plivo/accountOptions.mts';
import { signV2, signV3 } from '../../../playground/carrier/providers/plivo/signatures.mts';
import { http, start, stopAll } from './clients';

const { authId, authToken } = defaultPlivoAccount;

interface Callback {
	method: 'GET' | 'POST';
	fields: Record<string, string>;
	headers: Record<string, string>;
}

let app: FastifyInstance;
let base: string;
let callbacks: Callback[];
let statuses: number[];
let carrier: Carrier;

beforeEach(async () => {
	callbacks = [];
	statuses = [];
	app = fastify();
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.route({
		method: ['GET', 'POST'],
		url: '/plivo',
		handler: (request, reply) => {
			const text = request.method === 'GET' ? request.url.split('?')[1] : String(request.body);
			callbacks.push({
				method: request.method as 'GET' | 'POST',
				fields: Object.fromEntries(new URLSearchParams(text)),
				headers: request.headers as Record<string, string>,
			});
			return reply.code(statuses.shift() ?? 204).send();
		},
	});
	base = `${await app.listen({ host: '127.0.0.1', port: 0 })}/plivo`;
});

afterEach(async () => {
	await stopAll();
	await app.close();
});

async function restart(
	plivo: Partial<PlivoAccountOptions> = {},
	options: CarrierOptions = {},
): Promise<void> {
	carrier = await start({
		receiptDelayMs: { min: 40, max: 40 },
		...options,
		plivo,
		receipts: { retryDelayMs: 2, ...options.receipts },
	});
}

/** Sends one message and waits for all its callbacks. */
async function send(fields: Record<string, unknown> = {}): Promise<void> {
	const message = { src: '14155550100', dst: '14155550199', text: 'Hello', url: base, ...fields };
	await http.post(`${carrier.baseUrl('plivo')}/Account/${authId}/Message/`, message, {
		auth: { username: authId, password: authToken },
	});
	await carrier.receiptsSettled();
}

const states = () => callbacks.map(({ fields }) => fields.Status);

describe('Plivo: status callbacks', () => {
	it('tell each state in order, as a form', async () => {
		await restart();
		await send();
		expect(states()).toEqual(['queued', 'sent', 'delivered']);
		const [message] = carrier.journal.messages();
		expect(callbacks[2].headers['content-type']).toBe('application/x-www-form-urlencoded');
		expect(callbacks[2].fields).toEqual({
			MessageUUID: message.messageId,
			ParentMessageUUID: message.messageId,
			PartInfo: '1 of 1',
			From: '14155550100',
			To: '14155550199',
			Type: 'sms',
			Status: 'delivered',
			Sequence: '3',
			Units: '1',
			TotalRate: '0.00550',
			TotalAmount: '0.00550',
			MessageTime: '2023-11-14 22:13:20.000000',
			QueuedTime: '2023-11-14 22:13:20.000000',
			SentTime: '2023-11-14 22:13:20.000000',
			DeliveryReportTime: '2023-11-14 22:13:20.000000',
			requester_ip: '127.0.0.1',
		});
		expect(message.receipt).toMatchObject({ status: 'delivered', code: '000' });
		expect(message.receipt?.pushes.map(({ httpStatus }) => httpStatus)).toEqual([204, 204, 204]);
	});

	it.each([
		[{ status: 'undelivered', code: '30' }, ['queued', 'sent', 'undelivered'], '30'],
		[{ status: 'undelivered', code: '900' }, ['queued', 'failed'], '900'],
		[{ status: 'none' }, ['queued', 'sent'], undefined],
	] as const)('follow the fate %j', async (fate, expected, code) => {
		await restart();
		carrier.setFate('14155550199', fate);
		await send();
		expect(states()).toEqual(expected);
		expect(callbacks.at(-1)?.fields.ErrorCode).toBe(code);
	});

	it('can leave out queued, and go nowhere without a url', async () => {
		await restart({ queuedCallback: false });
		await send();
		expect(states()).toEqual(['sent', 'delivered']);
		callbacks = [];
		await send({ url: undefined });
		expect(callbacks).toEqual([]);
		carrier.setReceiptUrl('plivo', base);
		await send({ url: undefined });
		expect(states()).toEqual(['sent', 'delivered']);
	});

	it('come again after anything but 2xx, at most three times, with the same content', async () => {
		await restart({ queuedCallback: false });
		carrier.setFate('14155550199', { status: 'none' });
		statuses = [500, 302, 404, 500, 500];
		await send();
		expect(states()).toEqual(['sent', 'sent', 'sent', 'sent']);
		expect(new Set(callbacks.map(({ fields }) => JSON.stringify(fields))).size).toBe(1);
		const nonces = callbacks.map(({ headers }) => headers['x-plivo-signature-v3-nonce']);
		expect(new Set(nonces).size).toBe(4);
	});

	it('come twice and out of order, numbered', async () => {
		await restart({}, { receipts: { reorderRate: 0.5, holdBackMs: 120 } });
		for (let count = 0; count < 6; count++) await send();
		const order = callbacks.map(({ fields }) => fields.Sequence);
		expect(order).toHaveLength(18);
		expect(order).not.toEqual(Array.from({ length: 6 }, () => ['1', '2', '3']).flat());

		callbacks = [];
		await restart();
		carrier.setFate('14155550199', { receiptCopies: 2 });
		await send();
		expect(states()).toEqual(['queued', 'sent', 'delivered', 'delivered']);
	});

	it.each(['POST', 'GET'] as const)('are signed: %s', async (method) => {
		await restart({ mainAuthToken: 'main token', rotatedTokens: ['old token'] });
		const url = `${base}?run=42&corr=a%20b`;
		await send({ url, method });
		expect(callbacks).toHaveLength(3);
		for (const callback of callbacks) {
			expect(callback.method).toBe(method);
			const { headers, fields } = callback;
			const { 'x-plivo-signature-v3-nonce': nonce, 'x-plivo-signature-v2-nonce': nonce2 } = headers;
			// With GET the parameters in the URL are among the fields already.
			const signed = { method, nonce, parameters: Object.entries(fields), url: base };
			const v3 = (token: string) =>
				signV3(method === 'GET' ? { ...signed, token } : { ...signed, token, url });
			expect(nonce).toMatch(/^\d{20}$/);
			expect(headers['x-plivo-signature-v3']).toBe([v3('old token'), v3(authToken)].join());
			expect(headers['x-plivo-signature-ma-v3']).toBe([v3('old token'), v3('main token')].join());
			expect(headers['x-plivo-signature-v2']).toBe(signV2(authToken, base, nonce2));
			expect(headers['x-plivo-signature-ma-v2']).toBe(signV2('main token', base, nonce2));
			if (method === 'GET') expect(fields).toMatchObject({ run: '42', corr: 'a b' });
		}
	});

	it.each([
		[['V2'], ['v2', 'v2-nonce']],
		[['Ma-V3'], ['ma-v3', 'v3-nonce']],
		[[], []],
	] as Array<[PlivoAccountOptions['signatureHeaders'], string[]]>)(
		'carry the signatures that the account gets: %j',
		async (signatureHeaders, expected) => {
			await restart({ signatureHeaders });
			await send();
			const names = Object.keys(callbacks[0].headers).filter((name) => name.startsWith('x-plivo'));
			expect(names.sort()).toEqual(expected.map((name) => `x-plivo-signature-${name}`));
		},
	);
});

describe('Plivo: inbound messages', () => {
	beforeEach(async () => {
		await restart();
		carrier.setPushUrl('plivo', 'reply', base);
	});

	it('are pushed as a signed form', async () => {
		const fields = { from: '14155550199', to: '14155550100', text: 'Hello & bye = 100% "ok"' };
		expect(await carrier.push('plivo', 'reply', fields)).toEqual({ httpStatus: 204, body: '' });
		const [{ fields: received, headers }] = callbacks;
		expect(received).toMatchObject({
			From: '14155550199',
			To: '14155550100',
			Type: 'sms',
			Text: fields.text,
			MessageIntent: '',
			MessageUUID: expect.any(String),
		});
		const nonce = headers['x-plivo-signature-v3-nonce'];
		const parameters = Object.entries(received);
		expect(headers['x-plivo-signature-v3']).toBe(
			signV3({ method: 'POST', url: base, parameters, nonce, token: authToken }),
		);
	});

	it.each([
		['stop', 'optout'],
		[' UNSUBSCRIBE ', 'optout'],
		['Start', 'optin'],
		['help', 'help'],
		['please do not stop', ''],
	])('name the intent of %j: %j', async (text, intent) => {
		await carrier.push('plivo', 'reply', { from: '14155550199', to: '14155550100', text });
		expect(callbacks[0].fields.MessageIntent).toBe(intent);
	});

	it('stop further messages until the phone opts in again', async () => {
		const reply = async (text: string) =>
			await carrier.push('plivo', 'reply', { from: '14155550199', to: '14155550100', text });
		await reply('STOP');
		await send();
		expect(callbacks.at(-1)?.fields).toMatchObject({ Status: 'failed', ErrorCode: '200' });
		await reply('START');
		await send();
		expect(callbacks.at(-1)?.fields.Status).toBe('delivered');
	});

	it('with media have a Body and numbered media', async () => {
		const media = ['https://example.com/a.jpg', 'https://example.com/b.jpg'];
		await carrier.push('plivo', 'reply', { from: '14155550199', to: '14155550100', media });
		expect(callbacks[0].fields).toMatchObject({
			Type: 'mms',
			Body: '',
			MediaCount: '2',
			Media1: media[0],
			Media2: media[1],
		});
		expect(callbacks[0].fields).not.toHaveProperty('Text');
		expect(callbacks[0].fields).not.toHaveProperty('MessageIntent');
	});

	it('need a sender and a receiver', async () => {
		await expect(carrier.push('plivo', 'reply', { text: 'x' })).rejects.toThrow('from: Required');
	});
});
