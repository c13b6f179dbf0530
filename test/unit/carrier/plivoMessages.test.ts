import type { AxiosRequestConfig } from 'axios';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { defaultPlivoAccount } from '../../../playground/carrier/providers/plivo/accountOptions.mts';
import { encode } from '../../../playground/carrier/providers/plivo/segments.mts';
import { goldenSeconds, http, start, stopAll } from './clients';

const { authId, authToken } = defaultPlivoAccount;
const message = { src: '14155550100', dst: '14155550199', text: 'The fair opens tomorrow' };

let carrier: Carrier;

/** Calls the account's API; returns status and parsed body. */
async function call(path: string, config: AxiosRequestConfig = {}) {
	const url = `${carrier.baseUrl('plivo')}/Account/${authId}/${path}`;
	const auth = { username: authId, password: authToken };
	const { status, data, headers } = await http.request({ url, auth, ...config });
	return { status, headers, body: JSON.parse(data) };
}

/** A valid send; fields given as undefined are left out. */
const send = async (fields: Record<string, unknown> = {}, config: AxiosRequestConfig = {}) =>
	await call('Message/', { method: 'POST', data: { ...message, ...fields }, ...config });

/** Sends, lets everything come to its end and reads the record. */
async function recordOf(fields: Record<string, unknown> = {}) {
	const { body } = await send(fields);
	await carrier.receiptsSettled();
	return (await call(`Message/${body.message_uuid[0]}/`)).body;
}

async function restart(options: CarrierOptions = {}): Promise<void> {
	carrier = await start({ receiptDelayMs: { min: 10, max: 10 }, ...options });
}

const taken = () => carrier.journal.messages();
const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => String(14155550200 + index));

beforeEach(async () => await restart());
afterEach(stopAll);

describe('Plivo: sending', () => {
	it('takes a message', async () => {
		const { status, body } = await send();
		expect(status).toBe(202);
		expect(body).toEqual({
			api_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			message: 'message(s) queued',
			message_uuid: [taken()[0].messageId],
		});
		expect(taken()).toMatchObject([
			{
				provider: 'plivo',
				product: 'sms',
				from: '14155550100',
				to: '14155550199',
				text: message.text,
				segments: 1,
				receivedAt: goldenSeconds * 1000,
			},
		]);
	});

	it('strips numbers, counts doubles once and names bad ones', async () => {
		const dst = '+1 (415) 555-0199<14155550199<abc<1.415.555.0198<12';
		const { status, body } = await send({ dst, src: '+1-415-555-0100' });
		expect(status).toBe(202);
		expect(body.message_uuid).toHaveLength(2);
		expect(body.invalid_number).toEqual(['abc', '12']);
		expect(taken().map(({ to }) => to)).toEqual(['14155550199', '14155550198']);
		expect(carrier.journal.requests()[0].numbers).toHaveLength(4);
	});

	it('takes up to 1,000 different numbers', async () => {
		const thousand = [...numbers(1000), numbers(1)[0]].join('<');
		expect((await send({ dst: thousand })).body.message_uuid).toHaveLength(1000);
		expect((await send({ dst: numbers(1001).join('<') })).status).toBe(400);
	});

	it.each([
		['no dst', { dst: undefined }, 'dst'],
		['only bad dst', { dst: 'abc' }, 'dst'],
		['a dst of 15 digits', { dst: '123456789012345' }, 'dst'],
		['no sender', { src: undefined }, 'src or powerpack_uuid is required'],
		['two senders', { powerpack_uuid: 'x' }, 'cannot be used together'],
		['unknown pool', { src: undefined, powerpack_uuid: 'x' }, 'powerpack_uuid'],
		['a src of 15 digits', { src: '123456789012345' }, 'src'],
		['a name as sender', { src: 'FAIR' }, 'src'],
		['sender among receivers', { dst: '14155550199<14155550100' }, 'cannot be the same'],
		['no text', { text: '' }, 'text parameter is required'],
		['too long in GSM-7', { text: 'a'.repeat(1601) }, '1600 GSM'],
		[
			'too long in UCS-2',
			{ text: '会'.repeat(738) },
			'text parameter length exceeds 737 unicode characters',
		],
		['a wrong url', { url: 'there' }, 'url'],
		['a wrong method', { method: 'PUT' }, 'method'],
		['a wrong type', { type: 'fax' }, 'type'],
		['a wrong log', { log: 'some' }, 'log'],
		['media as text', { type: 'mms', media_urls: 'https://example.com/a.jpg' }, 'media_urls'],
	])('refuses with 400: %s', async (_name, fields, error) => {
		const { status, body } = await send(fields);
		expect(status).toBe(400);
		expect(body).toEqual({ api_id: expect.any(String), error: expect.stringContaining(error) });
		expect(taken()).toEqual([]);
	});

	it('refuses what is not JSON', async () => {
		const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, data: 'a=b' };
		expect((await send({}, form)).status).toBe(400);
		const broken = { headers: { 'content-type': 'application/json' }, data: '{"src"' };
		expect((await send({}, broken)).status).toBe(400);
	});

	it('takes texts up to the limits', async () => {
		expect((await send({ text: 'a'.repeat(1600) })).status).toBe(202);
		expect((await send({ text: '会'.repeat(737) })).status).toBe(202);
		expect(taken().map(({ segments }) => segments)).toEqual([11, 11]);
		await restart({ plivo: { ucs2LimitCounts: 'utf8Bytes' } });
		expect((await send({ text: '会'.repeat(246) })).status).toBe(400);
	});

	it('treats senders as the account says', async () => {
		await restart({ plivo: { alphanumericSenders: true, ownNumbers: ['14155550100'] } });
		expect((await send({ src: 'FAIR-2026' })).status).toBe(202);
		expect(taken()[0].from).toBe('FAIR2026');
		expect((await send({ src: 'ABCDEFGHIJKL' })).status).toBe(400);
		expect((await send({ src: '14155550177' })).status).toBe(400);
		const [pool] = Object.keys(defaultPlivoAccount.powerpacks);
		expect((await send({ src: undefined, powerpack_uuid: pool })).status).toBe(202);
		expect(taken()[1].from).toBe('14155550100');
	});

	it('refuses strangers with 401', async () => {
		const wrong = { auth: { username: authId, password: 'wrong' } };
		const { status, body } = await send({}, wrong);
		expect([status, Object.keys(body)]).toEqual([401, ['api_id', 'error']]);
		const elsewhere = `${carrier.baseUrl('plivo')}/Account/MAXXXXXXXXXXXXXXXXXX/Message/`;
		expect((await send({}, { url: elsewhere })).status).toBe(401);
		expect((await call('Message/', { auth: undefined })).status).toBe(401);
		expect(taken()).toEqual([]);
	});

	it('bars countries at once or later', async () => {
		await restart({ plivo: { barredPrefixes: ['86'] } });
		expect((await send({ dst: '8613800138000' })).status).toBe(403);
		expect((await send()).status).toBe(202);
		await restart({ plivo: { barredPrefixes: ['86'], geoPermissions: 'fail' } });
		expect(await recordOf({ dst: '8613800138000' })).toMatchObject({
			message_state: 'failed',
			error_code: '450',
		});
	});

	it('fails with 900 without money, then refuses sends for two minutes', async () => {
		let now = goldenSeconds * 1000;
		await restart({ now: () => now, plivo: { cashCredits: 0.008 } });
		expect((await recordOf()).message_state).toBe('delivered');
		expect((await call('')).body).toMatchObject({ auth_id: authId, cash_credits: '0.00250' });
		expect(await recordOf()).toMatchObject({ message_state: 'failed', error_code: '900' });
		now += 119_999;
		expect((await send()).status).toBe(400);
		now += 1;
		expect((await send()).status).toBe(202);
	});

	it('heeds refusals of a number', async () => {
		carrier.setFate('14155550199', { refusal: 'invalid' });
		carrier.setFate('14155550198', { refusal: 500 });
		const { body } = await send({ dst: '14155550199<14155550197' });
		expect(body.invalid_number).toEqual(['14155550199']);
		expect((await send({ dst: '14155550198' })).status).toBe(500);
		expect(taken().map(({ to }) => to)).toEqual(['14155550197']);
	});

	it('misbehaves towards numbers', async () => {
		carrier.misbehave({ kind: 'status', status: 429, retryAfter: '3', numbers: ['14155550199'] });
		const url = `${carrier.baseUrl('plivo')}/Account/${authId}/Message/`;
		const answer = await http.post(url, { ...message, dst: '+1 415 555 0199' });
		expect([answer.status, answer.headers['retry-after']]).toEqual([429, '3']);
		carrier.behave();
		carrier.misbehave({ kind: 'resetAfterReading' });
		await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(taken()).toHaveLength(1);
	});

	it('limits requests, if told so', async () => {
		await restart({ plivo: { requestsPer5Seconds: 1, retryAfter: '5' } });
		expect((await send()).status).toBe(202);
		const { status, body, headers } = await send();
		expect([status, headers['retry-after']]).toEqual([429, '5']);
		expect(body).toEqual({ api_id: expect.any(String), error: 'too many requests' });
	});

	it('shows the account, also to the official SDK with its two slashes', async () => {
		const { status, body } = await call('');
		expect(status).toBe(200);
		expect(body).toMatchObject({ auth_id: authId, cash_credits: '1000.00000' });
		expect((await call('/')).body.cash_credits).toBe('1000.00000');
	});

	it('answers 405 to other methods and 404 without the slash', async () => {
		expect((await call('Message/', { method: 'DELETE' })).status).toBe(405);
		const bare = `${carrier.baseUrl('plivo')}/Account/${authId}/Message`;
		expect((await http.post(bare, message)).status).toBe(404);
	});
});

describe('Plivo: reading back', () => {
	it.each([
		['delivered', {}, 'delivered', '000'],
		['undelivered', { status: 'undelivered' }, 'undelivered', '80'],
		['undelivered with a code', { status: 'undelivered', code: '30' }, 'undelivered', '30'],
		['failed by its code', { status: 'undelivered', code: '420' }, 'failed', '420'],
		['failed by name', { status: 'undelivered', code: '50', state: 'failed' }, 'failed', '50'],
		['no receipt', { status: 'none' }, 'sent', null],
	] as const)('shows the end of a message: %s', async (_name, fate, state, code) => {
		carrier.setFate('14155550199', fate);
		expect(await recordOf()).toMatchObject({ message_state: state, error_code: code });
	});

	it('shows the states on the way, without the text', async () => {
		carrier.setFate('14155550199', { receiptDelayMs: 60_000 });
		const { body: sent } = await send({ text: 'a'.repeat(161) });
		const { status, body } = await call(`Message/${sent.message_uuid[0]}/`);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			api_id: expect.any(String),
			message_uuid: sent.message_uuid[0],
			message_state: 'queued',
			message_time: '2023-11-14 22:13:20+00:00',
			message_sent_time: null,
			from_number: '14155550100',
			to_number: '14155550199',
			units: 2,
			total_rate: '0.00550',
			total_amount: '0.01100',
			error_code: null,
			resource_uri: `/v1/Account/${authId}/Message/${sent.message_uuid[0]}/`,
		});
		expect(JSON.stringify(body)).not.toContain('aaa');
		expect((await call('Message/nothing/')).status).toBe(404);
	});

	it('lists in pages, newest first, with filters', async () => {
		carrier.setFate(numbers(1)[0], { status: 'undelivered', code: '30' });
		await send({ dst: numbers(25).join('<') });
		await carrier.receiptsSettled();
		const { body } = await call('Message/');
		expect(body.meta).toMatchObject({ limit: 20, offset: 0, previous: null, total_count: 25 });
		expect(body.objects).toHaveLength(20);
		expect(body.objects[0].to_number).toBe(numbers(25)[24]);
		const next = await http.get(carrier.url + body.meta.next.replace('/v1/', '/plivo/'), {
			auth: { username: authId, password: authToken },
		});
		expect(JSON.parse(next.data).objects).toHaveLength(5);
		const found = async (query: string) => (await call(`Message/?${query}`)).body.objects.length;
		expect(await found('message_state=undelivered')).toBe(1);
		expect(await found(`to_number=${numbers(2)[1]}&limit=3`)).toBe(1);
		expect(await found('message_time__gte=2023-11-14 22:13&limit=5')).toBe(5);
		expect(await found('message_time__gt=2023-11-14 22:14')).toBe(0);
		expect((await call('Message/?limit=21')).status).toBe(400);
		expect((await call('Message/?message_time=2023-11-14T22:13:20Z')).status).toBe(400);
	});

	it('lists the last day unless told otherwise, 20 times a minute', async () => {
		let now = goldenSeconds * 1000;
		await restart({ now: () => now });
		await send();
		now += 25 * 60 * 60 * 1000;
		const answers = [await call('Message/?message_time__lt=2024-01-01 00:00')];
		while (answers.length < 21) answers.push(await call('Message/'));
		expect(answers[0].body.objects).toHaveLength(1);
		expect(answers[1].body.objects).toHaveLength(0);
		expect(answers.slice(0, 20).every(({ status }) => status === 200)).toBe(true);
		expect(answers[20]).toMatchObject({ status: 429, body: { error: 'too many requests' } });
		now += 60_000;
		expect((await call('Message/')).status).toBe(200);
	});
});

describe('Plivo: units', () => {
	it.each([
		['a'.repeat(160), 'GSM-7', 1],
		['a'.repeat(161), 'GSM-7', 2],
		['€'.repeat(80), 'GSM-7', 1],
		// The pair at 153 moves to the next part as a whole.
		[`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
		['会'.repeat(70), 'UCS-2', 1],
		['会'.repeat(71), 'UCS-2', 2],
		['😀'.repeat(35), 'UCS-2', 1],
		['😀'.repeat(67), 'UCS-2', 3],
		['`', 'UCS-2', 1],
	])('%#', (text, encoding, units) => {
		expect(encode(text)).toMatchObject({ encoding, units });
	});
});
