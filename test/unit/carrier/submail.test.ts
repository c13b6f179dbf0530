import fc from 'fast-check';
import type { AxiosResponse } from 'axios';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import {
	joinedParameters,
	requestSignature,
} from '../../../playground/carrier/providers/submail/requestSignature.mts';
import {
	fillVariables,
	matchesTemplate,
} from '../../../playground/carrier/providers/submail/variables.mts';
import { apiKey, goldenSeconds, http, start, stopAll } from './clients';

const keys = { appId: '10001', appKey: apiKey };
const number = '13800000000';
const otherNumber = '13900000000';
const text = '【SUBMAIL】您的短信验证码：4438，请在10分钟内输入。';
const timestamp = String(goldenSeconds);

type Fields = Record<string, unknown>;

/** Sends a request with the plain key; fields given as undefined are left out. */
async function call(
	carrier: Carrier,
	endpoint: string,
	fields: Fields = {},
	method = 'POST',
): Promise<AxiosResponse<string>> {
	const form = { appid: '10001', signature: apiKey, ...fields };
	const body = new URLSearchParams(JSON.parse(JSON.stringify(form)));
	const url = `${carrier.baseUrl('submail')}/${endpoint}`;
	return method === 'GET'
		? await http.get(`${url}?${body.toString()}`)
		: await http.request({ method, url, data: body });
}

const answer = async (carrier: Carrier, endpoint: string, fields: Fields = {}, method = 'POST') =>
	JSON.parse((await call(carrier, endpoint, fields, method)).data);

const send = async (carrier: Carrier, changes: Fields = {}) =>
	await answer(carrier, 'sms/send', { to: number, content: text, ...changes });

const multi = (...entries: unknown[]) => JSON.stringify(entries);

const success = { status: 'success', send_id: expect.stringMatching(/^[0-9a-f]{32}$/), fee: 1 };
const refused = (code: number) => ({
	status: 'error',
	code: String(code),
	msg: expect.any(String),
});

afterEach(stopAll);

describe('submail: signing, golden', () => {
	const common = { appid: '10001', to: number, timestamp, sign_type: 'md5', signature: '-' };
	const v2 = { sign_version: '2' };
	const template = { project: 'ThJBE4', vars: '{"name":"kevin","code":"123456"}' };

	it.each([
		[
			'S1',
			'sms/send',
			'1',
			{ ...common, content: text, tag: 'x' },
			'8330413c33d34e06d49d54c386dd704e',
			'9d64456fd679d38991adc5a31a54565d9dc68a83',
		],
		[
			'S2',
			'sms/send',
			'2',
			{ ...common, ...v2, content: text },
			'186accb2bcf55d945045fe489a3503a0',
			'5bc2469d7d5779fc0e3de91574069b8699708f61',
		],
		[
			'S3',
			'sms/xsend',
			'1',
			{ ...common, ...template },
			'3db5ed4f0da2834511a46f0982d14426',
			'67fd3e8c3b55e8d6e151287a813ac9649fa1c176',
		],
		[
			'S4',
			'sms/xsend',
			'2',
			{ ...common, ...v2, ...template },
			'48baafe39214856b2790b3499fa16c9a',
			'1718b53ed35b4585aa612d3cbbcf85264da09d6c',
		],
		[
			'S5',
			'sms/multixsend',
			'2',
			{ ...common, ...v2, to: undefined, project: 'ThJBE4', multi: '[]' },
			'bb7a96a75a6639898c3ae0c88f3a3b03',
			'46935d260ef7b38bc63cc25b9d465e569bdd98c8',
		],
	])('%s', (_name, endpoint, version, withUndefined, md5, sha1) => {
		const fields: Record<string, string> = JSON.parse(JSON.stringify(withUndefined));
		const sign = (type: 'md5' | 'sha1') =>
			requestSignature(
				joinedParameters({ ...fields, sign_type: type }, endpoint, version as '1' | '2'),
				keys,
				type,
			);
		expect(sign('md5')).toBe(md5);
		expect(sign('sha1')).toBe(sha1);
	});

	it('joins as printed', () => {
		const fields = { ...common, content: text };
		expect(joinedParameters(fields, 'sms/send', '1')).toBe(
			`appid=10001&content=${text}&sign_type=md5&timestamp=1700000000&to=13800000000`,
		);
	});
});

describe('submail: who is let in', () => {
	const signed = { sign_type: 'md5', timestamp, signature: '8330413c33d34e06d49d54c386dd704e' };

	it.each([
		['the plain key', {}],
		['sign_type=normal', { sign_type: 'normal' }],
		['md5, version 1', signed],
		['md5, version 1 named', { ...signed, sign_version: undefined, tag: 'not signed' }],
		[
			'sha1',
			{ ...signed, sign_type: 'sha1', signature: '9d64456fd679d38991adc5a31a54565d9dc68a83' },
		],
		[
			'md5, version 2',
			{ ...signed, sign_version: '2', signature: '186accb2bcf55d945045fe489a3503a0' },
		],
	])('takes %s', async (_name, fields) => {
		expect(await send(await start(), fields)).toEqual(success);
	});

	it.each([
		['no app id', { appid: undefined }, 101],
		['another app id', { appid: '10002' }, 101],
		['no signature', { signature: '' }, 111],
		['a wrong key', { signature: 'x' }, 109],
		['an unknown sign_type', { ...signed, sign_type: 'sha256' }, 107],
		['no timestamp', { ...signed, timestamp: undefined }, 151],
		['a timestamp that is none', { ...signed, timestamp: 'now' }, 151],
		['a signature over another text', { ...signed, content: `${text}。` }, 108],
		['the key where a digest is due', { ...signed, signature: apiKey }, 108],
		['an upper-case signature', { ...signed, signature: signed.signature.toUpperCase() }, 108],
	])('refuses %s', async (_name, fields, code) => {
		const carrier = await start();
		expect(await send(carrier, fields)).toEqual(refused(code));
		expect(carrier.journal.messages()).toEqual([]);
	});

	it.each([
		[6, {}, success],
		[-6, {}, success],
		[7, {}, refused(152)],
		[-7, {}, refused(151)],
		[60, { timestampWindowSeconds: 60 }, success],
	])('checks the timestamp %i s later, with %j', async (off, submail, expected) => {
		const carrier = await start({ submail, now: () => (goldenSeconds + off) * 1000 });
		expect(await send(carrier, signed)).toEqual(expected);
	});

	it('takes both versions at multisend, whose default is contradictory', async () => {
		const carrier = await start();
		const fields: Record<string, string> = {
			appid: '10001',
			timestamp,
			sign_type: 'md5',
			content: '【SUBMAIL】你好 @var(name)',
			multi: multi({ to: number, vars: { name: 'a' } }),
		};
		for (const version of ['1', '2'] as const) {
			const joined = joinedParameters(fields, 'sms/multisend', version);
			const signature = requestSignature(joined, keys, 'md5');
			const reply = await answer(carrier, 'sms/multisend', { ...fields, signature });
			expect(reply).toMatchObject([{ status: 'success' }]);
		}
	});

	it('tells its clock and state to anyone', async () => {
		const carrier = await start();
		const base = carrier.baseUrl('submail');
		for (const suffix of ['', '.json']) {
			const { data } = await http.get(`${base}/service/timestamp${suffix}`);
			expect(data).toBe('{"timestamp":1700000000}');
		}
		expect((await http.get(`${base}/service/status`)).data).toContain('runing');
	});
});

describe('submail: bodies', () => {
	const fields = { appid: '10001', signature: apiKey, to: number, content: text };

	it('are forms, multipart or JSON, with and without .json', async () => {
		const carrier = await start();
		const url = `${carrier.baseUrl('submail')}/sms/send`;
		const boundary = 'xYz';
		const part = ([name, value]: string[]) =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
		const multipart = `${Object.entries(fields).map(part).join('')}--${boundary}--\r\n`;
		const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
		const answers = [
			await http.post(url, new URLSearchParams(fields)),
			await http.post(`${url}.json`, JSON.stringify(fields), {
				headers: { 'content-type': 'application/json; charset=utf-8' },
			}),
			await http.post(url, multipart, { headers }),
			await http.get(`${url}.json`, { params: fields }),
		];
		expect(answers.map(({ data }) => JSON.parse(data))).toEqual(Array(4).fill(success));
		expect(carrier.journal.messages().map((message) => message.text)).toEqual(Array(4).fill(text));
		expect(carrier.journal.requests().map(({ numbers }) => numbers)).toEqual(
			Array(4).fill([number]),
		);
	});

	it.each([
		['no content type', false, 'appid=10001'],
		['another content type', 'text/plain', 'appid=10001'],
		['broken JSON', 'application/json', '{"appid":'],
		['a JSON list', 'application/json', '[]'],
		['JSON null', 'application/json', 'null'],
		['multipart without a boundary', 'multipart/form-data', '--x'],
	])('count as empty: %s', async (_name, contentType, body) => {
		const carrier = await start();
		const { status, data } = await http.post(`${carrier.baseUrl('submail')}/sms/send`, body, {
			headers: { 'content-type': contentType },
		});
		expect(status).toBe(400);
		expect(JSON.parse(data)).toEqual(refused(101));
	});

	it('hold vars as text, also in JSON', async () => {
		const carrier = await start();
		const url = `${carrier.baseUrl('submail')}/sms/xsend`;
		const body = { ...fields, project: 'ThJBE4', vars: { name: 'kevin' } };
		expect(
			JSON.parse(
				(
					await http.post(url, JSON.stringify(body), {
						headers: { 'content-type': 'application/json' },
					})
				).data,
			),
		).toMatchObject({ code: '307', json_decoding_error: 4 });
	});

	it('are answered with the status that is set; other paths and methods with 404', async () => {
		const carrier = await start({ submail: { refusalStatus: 200 } });
		expect((await call(carrier, 'sms/send')).status).toBe(200);
		expect((await call(carrier, 'sms/sent')).status).toBe(404);
		expect((await call(carrier, 'sms/batchsend', {}, 'GET')).status).toBe(404);
	});
});

describe('submail: sms/send', () => {
	const named = (length: number) => `【${'名'.repeat(length)}】你好`;

	it.each([
		['no number', { to: undefined }, 251],
		['two numbers', { to: `${number},${otherNumber}` }, 252],
		['a country code', { to: '+8613800000000' }, 252],
		['a blacklisted number', { to: '13500000000' }, 114],
		['an unsubscribed number', { to: '13600000000' }, 253],
		['a number whose fate it is', { to: '13700000000' }, 115],
		['no text', { content: undefined }, 403],
		['no signature', { content: '你好' }, 411],
		['a signature at the end', { content: '你好【SUBMAIL】' }, 411],
		['other brackets', { content: '[SUBMAIL]你好' }, 411],
		['an empty signature', { content: '【】你好' }, 401],
		['a signature of 1', { content: named(1) }, 411],
		['a signature of 11', { content: named(11) }, 411],
		['a signature of 41', { content: named(41) }, 402],
		['a signature of another app', { content: '【别家】你好' }, 116],
		['1001 characters', { content: `【SUBMAIL】${'长'.repeat(992)}` }, 404],
		['a forbidden word', { content: '【SUBMAIL】发票' }, 405],
		['a tag of 33', { tag: 'a'.repeat(33) }, 310],
	])('refuses %s', async (_name, fields, code) => {
		const carrier = await start({
			submail: {
				blacklist: ['13500000000'],
				unsubscribed: ['13600000000'],
				approvedSignatures: ['【SUBMAIL】'],
				forbiddenWords: ['发票'],
			},
		});
		carrier.setFate('13700000000', { refusal: 115 });
		expect(await send(carrier, fields)).toEqual(refused(code));
		expect(carrier.journal.messages()).toEqual([]);
	});

	it.each([
		['1000 characters', { content: `【SUBMAIL】${'长'.repeat(991)}` }, 15],
		['signatures of 2', { content: named(2) }, 1],
		['signatures of 10', { content: named(10) }, 1],
		['a tag of 32', { tag: 'a'.repeat(32) }, 1],
		['70 characters', { content: `【SUBMAIL】${'长'.repeat(61)}` }, 1],
		['71 characters', { content: `【SUBMAIL】${'长'.repeat(62)}` }, 2],
	])('takes %s', async (_name, fields, fee) => {
		expect(await send(await start(), fields)).toEqual({ ...success, fee });
	});

	it('enters the message', async () => {
		const carrier = await start();
		const { send_id: messageId } = await send(carrier);
		expect(carrier.journal.messages()).toMatchObject([
			{
				provider: 'submail',
				product: 'sms/send',
				messageId,
				to: number,
				text,
				signature: 'SUBMAIL',
				receivedAt: goldenSeconds * 1000,
				segments: 1,
			},
		]);
	});

	it('refuses the same text to a number after 15 in a day', async () => {
		let now = goldenSeconds * 1000;
		const carrier = await start({ now: () => now });
		for (let count = 0; count < 15; count++) expect(await send(carrier)).toEqual(success);
		expect(await send(carrier)).toEqual(refused(408));
		expect(await send(carrier, { to: otherNumber })).toEqual(success);
		expect(await send(carrier, { content: `${text}！` })).toEqual(success);
		now += 24 * 60 * 60 * 1000;
		expect(await send(carrier)).toEqual(success);
	});

	it('bills marketing and transactional texts apart', async () => {
		const carrier = await start({ submail: { balance: 1, transactionalBalance: 2 } });
		const marketing = { content: '【SUBMAIL】展会，拒收请回复R退订' };
		expect(await send(carrier, marketing)).toEqual(success);
		expect(await send(carrier, marketing)).toEqual(refused(903));
		expect(await send(carrier)).toEqual(success);
		expect(await answer(carrier, 'balance/sms')).toEqual({
			status: 'success',
			balance: '0',
			transactional_balance: '1',
		});
		expect(await send(carrier)).toEqual(success);
		expect(await send(carrier)).toEqual(refused(905));
	});
});

describe('submail: sms/xsend', () => {
	const xsend = async (carrier: Carrier, fields: Fields = {}) =>
		await answer(carrier, 'sms/xsend', {
			to: number,
			project: 'ThJBE4',
			vars: '{"name":"kevin","code":123456}',
			...fields,
		});
	const entry = { title: '', signature: '【SUBMAIL】', content: 'x' };
	const options: CarrierOptions = {
		submail: {
			templates: {
				draft1: { ...entry, status: '0' },
				review: { ...entry, status: '1' },
				reject: { ...entry, status: '3' },
				ThJBE4: { ...entry, content: '@var(name)：@var(code)', status: '2' },
			},
		},
	};

	it('fills the template', async () => {
		const carrier = await start();
		expect(await xsend(carrier)).toEqual(success);
		expect(await xsend(carrier, { sms_signature: '【别家】', vars: '' })).toEqual(success);
		const texts = carrier.journal.messages().map((message) => message.text);
		expect(texts).toEqual([
			'【SUBMAIL】您好，kevin，您的短信验证码：123456，请在10分钟内输入。',
			'【别家】您好，@var(name)，您的短信验证码：@var(code)，请在10分钟内输入。',
		]);
		expect(carrier.journal.messages()[0]).toMatchObject({
			templateId: 'ThJBE4',
			variables: { name: 'kevin', code: '123456' },
		});
	});

	it.each([
		['no project', { project: '' }, 406],
		['an unknown project', { project: 'none' }, 407],
		['a draft', { project: 'draft1' }, 407],
		['a rejected one', { project: 'reject' }, 407],
		['one under review', { project: 'review' }, 409],
		['a bad number', { to: '1' }, 252],
		['a signature without brackets', { sms_signature: '别家' }, 411],
		['a long text', { vars: JSON.stringify({ name: 'a'.repeat(1000) }) }, 404],
	])('refuses %s', async (_name, fields, code) => {
		expect(await xsend(await start(options), fields)).toEqual(refused(code));
	});

	it.each([
		['{"name":', 4],
		["{'name':'kevin'}", 4],
		['[1]', 2],
		['"kevin"', 2],
		['{"name":{"first":"kevin"}}', 2],
	])('refuses the vars %s', async (vars, detail) => {
		expect(await xsend(await start(), { vars })).toEqual({
			...refused(307),
			json_decoding_error: detail,
		});
	});
});

describe('submail: multisend and multixsend', () => {
	const entries = multi(
		{ to: number, vars: { name: '张三', code: 1 } },
		{ to: '138', vars: {} },
		{ to: otherNumber, vars: { name: '李四' } },
	);
	const failed = { status: 'error', code: 252, msg: 'Incorrect recipient message address' };

	it.each([
		['sms/multisend', { content: '【SUBMAIL】@var(name)，您好' }, '【SUBMAIL】张三，您好'],
		['sms/multixsend', { project: 'ThJBE4' }, /^【SUBMAIL】您好，张三，您的短信验证码：1，/],
	])(
		'%s answers with an array, numeric codes and no number of a failure',
		async (path, fields, first) => {
			const carrier = await start();
			expect(await answer(carrier, path, { ...fields, multi: entries })).toEqual([
				{ ...success, to: number },
				failed,
				{ ...success, to: otherNumber },
			]);
			const [message] = carrier.journal.messages();
			expect(message.text).toEqual(
				typeof first === 'string' ? first : expect.stringMatching(first),
			);
			expect(carrier.journal.requests()).toMatchObject([{ numbers: [number, '138', otherNumber] }]);
		},
	);

	it.each([
		['no multi', { multi: undefined }, 410],
		['broken JSON', { multi: '[{' }, 410],
		['an object', { multi: '{}' }, 410],
		['an empty list', { multi: '[]' }, 410],
		['an entry without a number', { multi: '[{"vars":{}}]' }, 410],
		['nested values', { multi: multi({ to: number, vars: { a: [1] } }) }, 410],
		['no text', { content: '' }, 403],
		['no signature', { content: 'hi' }, 411],
		['a long tag', { tag: 'a'.repeat(33) }, 310],
		['a wrong key', { signature: 'x' }, 109],
	])('refuse %s as a whole, as an object or an array', async (_name, changes, code) => {
		const fields = { content: '【SUBMAIL】hi', multi: entries, ...changes };
		const usual = await start();
		expect(await answer(usual, 'sms/multisend', fields)).toEqual(refused(code));
		const other = await start({ submail: { multiRefusalForm: 'array' } });
		expect(await answer(other, 'sms/multisend', fields)).toEqual([{ ...refused(code), code }]);
		expect(other.journal.messages()).toEqual([]);
	});
});

describe('submail: batchsend and batchxsend', () => {
	it.each([
		['sms/batchsend', { content: text }],
		['sms/batchxsend', { project: 'ThJBE4', vars: '{"name":"a","code":"1"}' }],
	])('%s answers with an entry for each number', async (path, fields) => {
		const carrier = await start();
		const to = `${number},138,${otherNumber}`;
		expect(await answer(carrier, path, { ...fields, to })).toEqual({
			status: 'success',
			batchlist: expect.stringMatching(/^[0-9a-f]{32}$/),
			total_fee: 2,
			responses: [
				{ ...success, to: number },
				{ status: 'error', code: 252, msg: expect.any(String) },
				{ ...success, to: otherNumber },
			],
		});
		expect(carrier.journal.messages().map(({ messageId }) => messageId)).toHaveLength(2);
	});

	it('take 10,000 numbers and not one more', async () => {
		const carrier = await start({ submail: { subhookEvents: [] } });
		const to = (count: number) =>
			Array.from({ length: count }, (_, index) => String(13800000000 + index)).join();
		const many = { content: text, to: to(10_001) };
		expect(await answer(carrier, 'sms/batchsend', many)).toEqual(refused(252));
		expect(carrier.journal.messages()).toHaveLength(0);
		const { total_fee } = await answer(carrier, 'sms/batchsend', { ...many, to: to(10_000) });
		expect(total_fee).toBe(10_000);
	});

	it.each([
		['no number', { to: '' }, 251],
		['no text', { content: '' }, 403],
	])('refuse %s', async (_name, changes, code) => {
		const fields = { content: text, to: number, ...changes };
		expect(await answer(await start(), 'sms/batchsend', fields)).toEqual(refused(code));
	});

	it('refuse broken vars', async () => {
		const fields = { project: 'ThJBE4', to: number, vars: '{' };
		const reply = await answer(await start(), 'sms/batchxsend', fields);
		expect(reply).toMatchObject({ code: '307' });
	});
});

describe('submail: templates in free text', () => {
	it('must match an approved one when told so, and are reviewed otherwise', async () => {
		const carrier = await start({
			submail: { anyText: false, reviewDelayMs: 1, wordsRejectedInReview: ['赌'] },
		});
		const approved = '【SUBMAIL】您好，kevin，您的短信验证码：1，请在10分钟内输入。';
		expect(await send(carrier, { content: approved })).toEqual(success);
		expect(carrier.journal.messages()[0].templateId).toBe('ThJBE4');

		const good = { content: '【SUBMAIL】展会明天开幕' };
		const bad = { content: '【SUBMAIL】赌场明天开幕' };
		expect(await send(carrier, good)).toEqual(refused(409));
		expect(await send(carrier, bad)).toEqual(refused(409));
		const listed = async () => (await answer(carrier, 'sms/template', {}, 'GET')).templates;
		const isReviewed = ({ template_status }: Fields) => template_status !== '1';
		while (!(await listed()).every(isReviewed));
		expect(await send(carrier, good)).toEqual(success);
		expect(await send(carrier, bad)).toEqual(refused(420));
	});

	it('find the values that were filled in', () => {
		const word = fc.string({ minLength: 1 });
		fc.assert(
			fc.property(word, word, (name, code) => {
				const filled = fillVariables('a$@var(name).*@var(code)', { name, code });
				expect(filled).toBe(`a$${name}.*${code}`);
				expect(matchesTemplate('a$@var(name).*@var(code)', filled)).toBe(true);
			}),
		);
		expect(matchesTemplate('a.@var(x)', 'abc')).toBe(false);
	});
});
