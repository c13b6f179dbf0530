/** Pushes as a web server gets them from the internet: kinds P1, P2, P4, H2, H3, H8, H9, H10 and H13. */
import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';

import type { IDataObject } from 'n8n-workflow';

import { signatureV2, signatureV3, type Pair } from '../../nodes/shared/providers/plivo/signing';
import { startReceiver, type Receiver } from './support/receiver.mts';

type Headers = Record<string, string>;

const TOKEN = 'plivo_test_token_0123456789abcdef';
const HOOK_KEY = 'my_subhook_key';
const CREDENTIALS = {
	plivoMessagingApi: { authId: 'MAXXXXXXXXXXXXXXXXXX', authToken: TOKEN },
	submailApi: { appId: '10034', appKey: 'key-of-the-app-1', subhookKey: HOOK_KEY },
};
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

let receiver: Receiver;
afterEach(async () => await receiver.close());

async function listen(
	provider: string,
	{ type = 'deliveryReceiptTrigger', options = {} as IDataObject, proxyHops = 0 } = {},
): Promise<void> {
	receiver = await startReceiver(type, { provider, options }, CREDENTIALS, proxyHops);
}

const post = async (body: string | Buffer | FormData, headers: Headers = FORM): Promise<number> =>
	(await fetch(receiver.url, { method: 'POST', body: body as string, headers })).status;

/** Without a Content-Length, piece by piece. */
const postInChunks = async (body: string, headers: Headers): Promise<number> =>
	await new Promise((resolve, reject) => {
		const request = httpRequest(receiver.url, { method: 'POST', headers }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		request.on('error', reject);
		for (let at = 0; at < body.length; at += 65_536) request.write(body.slice(at, at + 65_536));
		request.end();
	});

const nothingStarted = () => {
	expect(receiver.items).toEqual([]);
	expect(receiver.executions).toEqual([]);
};

const formOf = (fields: object) => new URLSearchParams(fields as Headers).toString();

const IHUYI = {
	code: '2',
	msg: '发送成功',
	mobilephone: '15400000000',
	smsid: '15870246956696820530',
	report_time: '2026-11-21 09:00:00',
};
const ALIYUN = {
	phone_number: '15400000000',
	send_time: '2026-11-21 09:00:00',
	report_time: '2026-11-21 09:00:05',
	success: true,
	err_code: 'DELIVERED',
	biz_id: '12345678',
};
const subhook = (fields: object = {}) => {
	const token = '067ef7e2f286a9a56eabb07dc9657852';
	const signature = createHash('md5')
		.update(token + HOOK_KEY)
		.digest('hex');
	return {
		events: 'delivered',
		address: '15400000000',
		send_id: '093c',
		timestamp: '1795827600',
		...fields,
		token,
		signature,
	};
};

describe('P1: an address with its port, behind a gateway', () => {
	it.each([
		['203.0.113.7:61598', '203.0.113.0/24', 200],
		['[2001:db8::7]:443', '2001:db8::/32', 200],
		['::ffff:203.0.113.7', '203.0.113.7', 200],
		['203.0.114.7:61598', '203.0.113.0/24', 403],
		['203.0.113.7, 198.51.100.1', '203.0.113.0/24', 403],
	])('X-Forwarded-For %s with the list %s: %i', async (address, ipAllowList, status) => {
		await listen('ihuyi', { options: { ipAllowList }, proxyHops: 1 });
		expect(await post(formOf(IHUYI), { ...FORM, 'x-forwarded-for': address })).toBe(status);
		expect(receiver.items).toHaveLength(status === 200 ? 1 : 0);
	});
});

describe('P2: a number that cannot be read', () => {
	it.each(['138****8000', '14155550100', '+14155550100', '1 4155550100', '95188', 'x'])(
		'ihuyi: %s is kept in receipts and opt-outs',
		async (mobilephone) => {
			await listen('ihuyi');
			expect(await post(formOf({ ...IHUYI, mobilephone }))).toBe(200);
			expect(receiver.items).toMatchObject([{ messageId: IHUYI.smsid, status: 'delivered' }]);
			await receiver.close();
			await listen('ihuyi', { type: 'smsReplyTrigger' });
			expect(await post(formOf({ mobilephone, content: '退订' }))).toBe(200);
			expect(receiver.items).toMatchObject([{ text: '退订', intent: 'optOut' }]);
		},
	);

	it('stands as it came', async () => {
		await listen('ihuyi');
		await post(formOf({ ...IHUYI, mobilephone: '138****8000' }));
		expect(receiver.items).toMatchObject([{ to: '138****8000' }]);
	});
});

describe('P4: ids beyond 2^53 keep their digits', () => {
	const sms = (sequence_id: string) =>
		`[{"phone_number":"15400000000","content":"1","send_time":"-","dest_code":"1","sequence_id":${sequence_id}}]`;

	it('two replies with equal texts have two keys', async () => {
		await listen('aliyun', { type: 'smsReplyTrigger' });
		await post(sms('17631234567890123456'), JSON_TYPE);
		await post(sms('17631234567890123457'), JSON_TYPE);
		expect(receiver.items.map(({ replyKey }) => replyKey)).toEqual([
			'aliyun:17631234567890123456',
			'aliyun:17631234567890123457',
		]);
	});

	it.each([
		['ihuyi', `{"code":2,"mobilephone":15400000000,"smsid":17631234567890123456}`],
		['aliyun', JSON.stringify([ALIYUN]).replace('"12345678"', '17631234567890123456')],
		['submail', JSON.stringify(subhook()).replace('"093c"', '17631234567890123456')],
	])('%s: a receipt has the id that was sent', async (provider, body) => {
		await listen(provider);
		expect(await post(body, JSON_TYPE)).toBe(200);
		expect(receiver.items).toMatchObject([{ messageId: '17631234567890123456' }]);
	});
});

const plivoFields: Pair[] = [
	['From', '14155550100'],
	['To', '14155550199'],
	['MessageUUID', 'db3ce55a-7f1d-11e1-8ea7-1231380bc196'],
	['Status', 'undelivered'],
	['ErrorCode', '80'],
	['Units', '1'],
];
const NONCE = '05429567804466091622';

const v3Of = (parameters: readonly Pair[], nonce = NONCE): Headers => ({
	...FORM,
	'x-plivo-signature-v3': String(
		signatureV3(TOKEN, { method: 'POST', url: receiver.url, parameters, nonce }),
	),
	'x-plivo-signature-v3-nonce': nonce,
});
const v2Of = (): Headers => ({
	...FORM,
	'x-plivo-signature-v2': signatureV2(TOKEN, receiver.url, NONCE),
	'x-plivo-signature-v2-nonce': NONCE,
});
const encoded = (pairs: readonly Pair[]) =>
	new URLSearchParams(pairs as Array<[string, string]>).toString();

describe('H2: an old V2 pair with a forged body', () => {
	const forged = encoded([...plivoFields.slice(0, 3), ['Status', 'delivered']]);

	it('is refused, while a V3 push is taken', async () => {
		await listen('plivo');
		expect(await post(forged, v2Of())).toBe(401);
		nothingStarted();
		expect(await post(encoded(plivoFields), v3Of(plivoFields))).toBe(200);
		expect(receiver.items).toMatchObject([{ status: 'undelivered' }]);
	});

	it('is taken where the user has chosen V2, which covers no more', async () => {
		await listen('plivo', { options: { plivoSignature: 'v2' } });
		expect(await post(forged, v2Of())).toBe(200);
		expect(receiver.items).toHaveLength(1);
	});
});

describe('H3: a signature over no fields', () => {
	const multipart = (boundary: string) =>
		plivoFields
			.map(
				([name, value]) =>
					`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
			)
			.join('') + `--${boundary}--\r\n`;

	it.each([
		[
			'multipart/form-data; boundary=a-boundary-of-some-length',
			multipart('a-boundary-of-some-length'),
		],
		[
			'Multipart/Form-Data; boundary=a-boundary-of-some-length',
			multipart('a-boundary-of-some-length'),
		],
		[
			'multipart/form-data ; boundary=a-boundary-of-some-length',
			multipart('a-boundary-of-some-length'),
		],
		['application/json', JSON.stringify(Object.fromEntries(plivoFields))],
		['text/plain', encoded(plivoFields)],
		['application/x-www-form-urlencodedx', encoded(plivoFields)],
		['application/xml', '<a/>'],
	])('with a body as %s is refused', async (contentType, body) => {
		await listen('plivo');
		expect(await post(body, { ...v3Of([]), 'content-type': contentType })).toBe(401);
		nothingStarted();
	});
});

describe('H10: names and values cut otherwise than they were signed', () => {
	it.each<[string, Pair[]]>([
		[
			'Statusundelivered=',
			[...plivoFields.filter(([name]) => name !== 'Status'), ['Statusundelivered', '']],
		],
		[
			'St=atusundelivered',
			[...plivoFields.filter(([name]) => name !== 'Status'), ['St', 'atusundelivered']],
		],
		[
			'ErrorCode80=',
			[...plivoFields.filter(([name]) => name !== 'ErrorCode'), ['ErrorCode80', '']],
		],
		[
			'a value that has swallowed the status',
			[
				...plivoFields.filter(([name]) => !['Status', 'MessageUUID'].includes(name)),
				['MessageUUID', 'db3ce55a-7f1d-11e1-8ea7-1231380bc196Statusundelivered'],
			],
		],
	])('%s is refused, although its signature is right', async (_, recut) => {
		await listen('plivo');
		const headers = v3Of(plivoFields);
		expect(v3Of(recut)).toEqual(headers);
		expect(await post(encoded(recut), headers)).toBe(401);
		nothingStarted();
	});

	it('a name that comes twice is refused', async () => {
		await listen('plivo', { type: 'smsReplyTrigger' });
		const words: Pair[] = [...plivoFields.slice(0, 3), ['Text', 'STOP']];
		const twice: Pair[] = [...words, ['Text', 'YES']];
		expect(await post(encoded(twice), v3Of(twice))).toBe(401);
		expect(await post(encoded(words), v3Of(words))).toBe(200);
		expect(receiver.items).toMatchObject([{ text: 'STOP' }]);
	});

	it('a nonce that has taken over the end of the fields is refused', async () => {
		await listen('plivo');
		const whole: Pair[] = [...plivoFields, ['TotalAmount', '0.0055']];
		const cut: Pair[] = [...plivoFields.filter(([name]) => name !== 'Units'), ['TotalAmount', '0']];
		const headers = { ...v3Of(whole), 'x-plivo-signature-v3-nonce': `0055Units1.${NONCE}` };
		expect(await post(encoded(cut), headers)).toBe(401);
		nothingStarted();
	});

	it.each(['Status', 'Text status Status', 'Typesms'])(
		'words of a person may hold any name: %s',
		async (text) => {
			await listen('plivo', { type: 'smsReplyTrigger' });
			const words: Pair[] = [...plivoFields.slice(0, 3), ['Text', text]];
			expect(await post(encoded(words), v3Of(words))).toBe(200);
			expect(receiver.items).toMatchObject([{ text }]);
		},
	);

	it('a message that came in has words, and a push without any is none', async () => {
		await listen('plivo', { type: 'smsReplyTrigger' });
		const bare = plivoFields.slice(0, 3);
		expect(await post(encoded(bare), v3Of(bare))).toBe(400);
		nothingStarted();
	});
});

describe('H8: whatever is wrong with a push is an answer, and no execution', () => {
	const multipart = (fields: object) => {
		const parts = new FormData();
		for (const [name, value] of Object.entries(fields)) parts.set(name, String(value));
		return parts;
	};
	const bodyOf = async (parts: FormData) => {
		const response = new Response(parts);
		const boundary = String(response.headers.get('content-type')).split('boundary=')[1];
		return { body: Buffer.from(await response.arrayBuffer()), boundary };
	};

	it.each([
		'Multipart/Form-Data; boundary=',
		'MULTIPART/FORM-DATA;boundary=',
		'multipart/form-data ;boundary=',
	])('%s is as in small letters', async (contentType) => {
		await listen('submail');
		const { body, boundary } = await bodyOf(multipart(subhook()));
		expect(await post(body, { 'content-type': contentType + boundary })).toBe(200);
		expect(receiver.items).toMatchObject([{ messageId: '093c', status: 'delivered' }]);
		const forged = await bodyOf(multipart({ ...subhook(), signature: 'x' }));
		const type = { 'content-type': contentType + forged.boundary };
		expect(await post(forged.body, type)).toBe(401);
		expect(receiver.executions).toHaveLength(1);
	});

	it.each([
		['multipart/form-data', 'x', 400],
		['Multipart/Form-Data', 'x', 400],
		['multipart/form-data ; boundary=b', '--b\r\nnonsense', 400],
		['multipart/form-data; boundary=b', 'no boundary in it', 400],
		['application/json', '[', 422],
		['application/json ', '[', 422],
		['application/json ; charset=utf-8', '[', 400],
		['application/json', '', 400],
		['application/json', 'null', 400],
		['application/json', '[]', 401],
		['application/json', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400],
		['application/octet-stream', '\0', 401],
		['', 'events=delivered', 401],
	])('%j with the body %j: %i', async (contentType, body, status) => {
		await listen('submail');
		const answer = await fetch(receiver.url, {
			method: 'POST',
			body: Buffer.from(body),
			headers: contentType === '' ? {} : { 'content-type': contentType },
		});
		expect(answer.status).toBe(status);
		nothingStarted();
	});

	const LONG = 'x'.repeat(3 * 1024 * 1024);

	it.each([
		['application/x-www-form-urlencoded', `${formOf(IHUYI)}&pad=${LONG}`],
		['application/json', JSON.stringify({ ...IHUYI, pad: LONG })],
		['text/csv', LONG],
		[
			'multipart/form-data; boundary=b',
			`--b\r\nContent-Disposition: form-data; name="pad"\r\n\r\n${LONG}\r\n--b--\r\n`,
		],
		[
			'Multipart/Form-Data ; boundary=b',
			`--b\r\nContent-Disposition: form-data; name="pad"\r\n\r\n${LONG}\r\n--b--\r\n`,
		],
		[
			'multipart/form-data; boundary=b',
			`--b\r\nContent-Disposition: form-data; name="pad"; filename="a"\r\n\r\n${LONG}\r\n--b--\r\n`,
		],
	])('3 MB in chunks as %s: 413', async (contentType, body) => {
		await listen('ihuyi');
		expect(await postInChunks(body, { 'content-type': contentType })).toBe(413);
		expect(await post(body, { 'content-type': contentType })).toBe(413);
		nothingStarted();
	});

	it('17 MB of a type that n8n leaves alone, in chunks: 413', async () => {
		await listen('ihuyi');
		expect(await postInChunks('x'.repeat(17 * 1024 * 1024), { 'content-type': 'text/csv' })).toBe(
			413,
		);
		nothingStarted();
	});

	it('a compressed body counts as long as it is unpacked', async () => {
		await listen('ihuyi');
		const packed = { ...FORM, 'content-encoding': 'gzip' };
		expect(await post(gzipSync(`${formOf(IHUYI)}&pad=${LONG}`), packed)).toBe(413);
		nothingStarted();
		expect(await post(gzipSync(formOf(IHUYI)), packed)).toBe(200);
		expect(receiver.items).toHaveLength(1);
		expect(
			await post(Buffer.from('not packed'), {
				'content-type': 'text/csv',
				'content-encoding': 'gzip',
			}),
		).toBe(400);
		expect(receiver.executions).toHaveLength(1);
	});

	it.each<[string, unknown]>([
		['null', null],
		['a text', 'x'],
		['a number', 7],
		['a list', [ALIYUN]],
		['a receipt without its id', { ...ALIYUN, biz_id: '' }],
		['a receipt whose id is an object', { ...ALIYUN, biz_id: {} }],
		['a receipt without a number', { ...ALIYUN, phone_number: null }],
		['nothing but __proto__', JSON.parse('{"__proto__":{"biz_id":"1"}}')],
	])('one bad entry in a list takes no other with it: %s', async (_, bad) => {
		await listen('aliyun');
		const good = { ...ALIYUN, biz_id: '2' };
		expect(await post(JSON.stringify([ALIYUN, bad, good]), JSON_TYPE)).toBe(200);
		expect(receiver.items.map(({ messageId }) => messageId)).toEqual(['12345678', '2']);
	});

	it('more entries than any push has: 413', async () => {
		await listen('aliyun');
		expect(await post(`[${'0,'.repeat(900_000)}0]`, JSON_TYPE)).toBe(413);
		expect(await post(JSON.stringify(Array(5001).fill(ALIYUN)), JSON_TYPE)).toBe(413);
		nothingStarted();
	});

	it('a list of nothing but bad entries: 400', async () => {
		await listen('aliyun');
		expect(await post(JSON.stringify([null, 'x', { ...ALIYUN, biz_id: '' }]), JSON_TYPE)).toBe(400);
		nothingStarted();
	});

	it.each<[string, object]>([
		['success', { success: 'maybe' }],
		['success', { success: null }],
		['times', { report_time: 'x', send_time: 7 }],
		['number', { phone_number: '1380000****' }],
		['number', { phone_number: 15400000000 }],
	])('a field that cannot be read never loses a receipt: %s %j', async (_, fields) => {
		await listen('aliyun');
		expect(await post(JSON.stringify([{ ...ALIYUN, ...fields }]), JSON_TYPE)).toBe(200);
		expect(receiver.items).toMatchObject([{ messageId: '12345678' }]);
	});
});

describe('H9: words of JavaScript in a push', () => {
	it.each(['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'])(
		'%s as a status is kept as text',
		async (word) => {
			await listen('plivo');
			const fields: Pair[] = [...plivoFields.slice(0, 3), ['Status', word], ['ErrorCode', word]];
			expect(await post(encoded(fields), v3Of(fields))).toBe(200);
			expect(receiver.items).toMatchObject([
				{
					status: 'unknown',
					providerStatus: word,
					failure: { providerCode: word, message: expect.stringContaining(word) },
				},
			]);
			await receiver.close();
			await listen('aliyun', { type: 'templateReviewTrigger' });
			const review = { template_code: 'SMS_1', template_status: word };
			expect(await post(JSON.stringify([review]), JSON_TYPE)).toBe(200);
			expect(receiver.items).toMatchObject([
				{ status: 'unknown', providerStatus: word, reviewKey: `aliyun:SMS_1:all:unknown:${word}` },
			]);
		},
	);

	it('a field of that name changes nothing', async () => {
		await listen('ihuyi', { options: { includeRawPush: true } });
		expect(await post(`${formOf(IHUYI)}&__proto__=x&constructor=y&__proto__=z`)).toBe(200);
		expect(receiver.items).toMatchObject([{ status: 'delivered' }]);
		expect(Object.keys(receiver.items[0].rawPush as IDataObject)).toContain('__proto__');
		expect(({} as Headers).x).toBeUndefined();
	});
});

describe('H13: Include Raw Push', () => {
	it('leaves out what signs a push of SUBMAIL', async () => {
		await listen('submail', { options: { includeRawPush: true } });
		await post(formOf(subhook({ tag: 'key-of-the-app-1' })));
		expect(receiver.items[0].rawPush).toEqual({
			events: 'delivered',
			address: '15400000000',
			send_id: '093c',
			timestamp: '1795827600',
			tag: '***',
		});
	});

	it('shows each event its own entry of a list', async () => {
		await listen('aliyun', { options: { includeRawPush: true } });
		const other = { ...ALIYUN, biz_id: '2' };
		await post(JSON.stringify([ALIYUN, other]), JSON_TYPE);
		expect(receiver.items.map(({ rawPush }) => rawPush)).toEqual([ALIYUN, other]);
	});
});

describe('SUBHOOK: a signature that is not one', () => {
	const { token, signature, ...event } = subhook();
	const rest = formOf(event);

	it.each([
		`${rest}&token[]=${token}&signature[]=${signature}`,
		`${rest}&token=${token}&token=${token}&signature=${signature}`,
		`${rest}&token=${token}&signature=${signature}&signature=${signature}`,
		`${rest}&token=${token}`,
		`${rest}&signature=${signature}`,
		`${rest}&token=&signature=${createHash('md5').update(HOOK_KEY).digest('hex')}`,
		`${rest}&Token=${token}&Signature=${signature}`,
	])('%s', async (body) => {
		await listen('submail');
		expect(await post(body)).toBe(401);
		nothingStarted();
	});

	it('counts where it was signed, not in the address', async () => {
		await listen('submail');
		const address = `${receiver.url}?token=${token}&signature=${signature}`;
		const answer = await fetch(address, { method: 'POST', body: rest, headers: FORM });
		expect(answer.status).toBe(401);
		nothingStarted();
	});

	it('does without a time', async () => {
		await listen('submail');
		expect(await post(formOf({ ...subhook(), timestamp: '' }))).toBe(200);
		expect(receiver.items[0]).not.toHaveProperty('occurredAt');
	});
});
