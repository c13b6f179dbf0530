import type {
	SubmailAccountOptions,
	SubmailMmsTemplate,
} from '../../../playground/carrier/providers/submail/accountOptions.mts';
import {
	joinedParameters,
	requestSignature,
} from '../../../playground/carrier/providers/submail/requestSignature.mts';
import golden from '../../vectors/submail.json';
import { apiKey, goldenSeconds, http, start, stopAll } from './clients';
import { answer, mmsAppId, mmsAppKey, refused, type Fields } from './submailMmsClient';

const number = '13800000000';
const otherNumber = '13900000000';
const project = 'FIJe14';
const vars = '{"name":"张三","code":123456}';
const message = { to: number, project, vars };
const timestamp = String(goldenSeconds);

const success = { status: 'success', send_id: expect.stringMatching(/^[0-9a-f]{32}$/), fee: 0.18 };

const template: SubmailMmsTemplate = {
	title: '',
	signature: '【SUBMAIL】',
	subject: 'x',
	type: 'mms',
	pages: [{ text: '@var(name)' }],
	status: '2',
};

afterEach(stopAll);

describe('submail: who may send multimedia messages', () => {
	it('is the MMS app, and only where it belongs', async () => {
		const carrier = await start();
		const smsApp = { appid: '10001', signature: apiKey };
		expect(await answer(carrier, 'mms/xsend', message)).toEqual(success);
		for (const endpoint of ['mms/xsend', 'mms/multixsend', 'mms/template', 'balance/mms']) {
			expect(await answer(carrier, endpoint, { ...message, ...smsApp })).toEqual(refused(101));
		}
		for (const endpoint of ['sms/xsend', 'sms/template', 'balance/sms']) {
			expect(await answer(carrier, endpoint, message)).toEqual(refused(101));
		}
		const wrongKey = { ...message, signature: apiKey };
		expect(await answer(carrier, 'mms/xsend', wrongKey)).toEqual(refused(109));
		expect(carrier.journal.messages()).toHaveLength(1);
	});

	const mmsVectors = golden.signatures.filter(({ url }) => url.includes('/mms/'));
	const signed = mmsVectors.flatMap((vector) =>
		(['md5', 'sha1'] as const).map((type) => [vector.case, type, vector] as const),
	);

	it.each(signed)('signs like the golden vector %s with %s', async (_case, type, vector) => {
		const carrier = await start({
			submail: {
				appId: '30001',
				mmsAppId: golden.appId,
				mmsAppKey: golden.appKey,
				mmsTemplates: { ThJBE4: template },
			},
		});
		const fields = {
			...vector.fields,
			appid: golden.appId,
			timestamp: golden.timestamp,
			sign_type: type,
			sign_version: vector.version === 2 ? '2' : undefined,
			signature: vector[type],
		};
		const endpoint = vector.url.slice('https://x/'.length);
		const expected = endpoint.startsWith('mms/multi') ? [{ ...success, to: number }] : success;
		expect(await answer(carrier, endpoint, fields)).toEqual(expected);
		const wrong = { ...fields, project: 'other' };
		expect(await answer(carrier, endpoint, wrong)).toEqual(refused(108));
	});

	it('may sign the tag or not', async () => {
		const carrier = await start();
		const fields = { appid: mmsAppId, to: number, project, timestamp, sign_type: 'md5' };
		const joined = joinedParameters(fields, 'mms/xsend', '1');
		const withTag = joined.replace('&timestamp', '&tag=fair&timestamp');
		for (const signedText of [joined, withTag]) {
			const keys = { appId: mmsAppId, appKey: mmsAppKey };
			const signature = requestSignature(signedText, keys, 'md5');
			const request = { ...fields, tag: 'fair', signature };
			expect(await answer(carrier, 'mms/xsend', request)).toEqual(success);
			const other = { ...request, tag: 'other' };
			const expected = signedText === joined ? success : refused(108);
			expect(await answer(carrier, 'mms/xsend', other)).toEqual(expected);
		}
	});
});

describe('submail: mms/xsend', () => {
	it('takes forms, multipart and JSON, and no GET', async () => {
		const carrier = await start();
		const url = `${carrier.baseUrl('submail')}/mms/xsend`;
		const fields = { appid: mmsAppId, signature: mmsAppKey, ...message };
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		const json = { headers: { 'content-type': 'application/json' } };
		const answers = [
			await http.post(url, new URLSearchParams(fields)),
			await http.post(`${url}.json`, form),
			await http.post(url, JSON.stringify(fields), json),
		];
		expect(answers.map(({ data }) => JSON.parse(data))).toEqual([success, success, success]);
		expect(carrier.journal.requests().map(({ numbers }) => numbers)).toEqual(
			Array(3).fill([number]),
		);
		expect((await http.get(url, { params: fields })).status).toBe(404);
	});

	it('enters the message with its pages filled in', async () => {
		const carrier = await start();
		const { send_id: messageId } = await answer(carrier, 'mms/xsend', message);
		const [entry] = carrier.journal.messages();
		expect(entry).toMatchObject({
			provider: 'submail',
			product: 'mms',
			messageId,
			to: number,
			text: '【SUBMAIL】您好，张三，诚邀您莅临展会。\n您的参观码：123456',
			signature: 'SUBMAIL',
			templateId: project,
			variables: { name: '张三', code: '123456' },
			subject: '展会邀请',
			receivedAt: goldenSeconds * 1000,
		});
		expect(entry.pages).toEqual([
			{
				text: '您好，张三，诚邀您莅临展会。',
				media: { type: 'image/gif', bytes: 42, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
			},
			{ text: '您的参观码：123456' },
		]);
		const kept = carrier.journal.media(entry.pages?.[0].media?.sha256 ?? '');
		expect(kept?.subarray(0, 6).toString()).toBe('GIF89a');
	});

	it('leaves a variable without a value as it is, and video as a whole', async () => {
		const carrier = await start({
			submail: { mmsTemplates: { image1: template, video1: { ...template, type: 'video' } } },
		});
		await answer(carrier, 'mms/xsend', { to: number, project: 'image1' });
		await answer(carrier, 'mms/xsend', { to: number, project: 'video1', vars });
		const pages = carrier.journal.messages().map((entry) => entry.pages);
		expect(pages).toEqual(Array(2).fill([{ text: '@var(name)' }]));
	});

	const account: Partial<SubmailAccountOptions> = {
		blacklist: ['13500000000'],
		unsubscribed: ['13600000000'],
		forbiddenWords: ['发票'],
		mmsTemplates: {
			[project]: template,
			draft1: { ...template, status: '0' },
			review: { ...template, status: '1' },
			reject: { ...template, status: '3' },
		},
	};

	it.each<[string, Fields, number]>([
		['no number', { to: undefined }, 251],
		['two numbers', { to: `${number},${otherNumber}` }, 252],
		['a country code', { to: '+8613800000000' }, 252],
		['a blacklisted number', { to: '13500000000' }, 114],
		['an unsubscribed number', { to: '13600000000' }, 253],
		['a number whose fate it is', { to: '13700000000' }, 115],
		['no project', { project: undefined }, 406],
		['an unknown project', { project: 'none' }, 407],
		['a text template', { project: 'ThJBE4' }, 407],
		['a draft', { project: 'draft1' }, 407],
		['a rejected one', { project: 'reject' }, 407],
		['one under review', { project: 'review' }, 409],
		['a forbidden word in a value', { vars: '{"name":"发票"}' }, 405],
		['a tag of 33', { tag: 'a'.repeat(33) }, 310],
	])('refuses %s', async (_name, changes, code) => {
		const carrier = await start({ submail: account });
		carrier.setFate('13700000000', { refusal: 115 });
		expect(await answer(carrier, 'mms/xsend', { ...message, ...changes })).toEqual(refused(code));
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('refuses vars that are no JSON object', async () => {
		const carrier = await start();
		const send = async (text: string) =>
			await answer(carrier, 'mms/xsend', { ...message, vars: text });
		expect(await send('{"name":')).toEqual({ ...refused(307), json_decoding_error: 4 });
		expect(await send('[1]')).toEqual({ ...refused(307), json_decoding_error: 2 });
	});
});

describe('submail: mms/multixsend', () => {
	const multi = JSON.stringify([
		{ to: number, vars: { name: '张三', code: 1 } },
		{ to: '138', vars: {} },
		{ to: otherNumber, vars: { name: '李四', code: 2 } },
	]);

	it('answers with an entry for each number', async () => {
		const carrier = await start();
		expect(await answer(carrier, 'mms/multixsend', { project, multi })).toEqual([
			{ ...success, to: number },
			{ status: 'error', code: 252, msg: 'Incorrect recipient message address' },
			{ ...success, to: otherNumber },
		]);
		const lastPages = carrier.journal.messages().map(({ pages }) => pages?.at(-1)?.text);
		expect(lastPages).toEqual(['您的参观码：1', '您的参观码：2']);
		expect(new Set(carrier.journal.messages().map(({ messageId }) => messageId)).size).toBe(2);
	});

	it.each<[string, Fields, number]>([
		['no multi', { multi: undefined }, 410],
		['an empty list', { multi: '[]' }, 410],
		['an unknown project', { project: 'none' }, 407],
		['a wrong key', { signature: 'x' }, 109],
	])('refuses %s as a whole, as an object or an array', async (_name, changes, code) => {
		const fields = { project, multi, ...changes };
		expect(await answer(await start(), 'mms/multixsend', fields)).toEqual(refused(code));
		const other = await start({ submail: { multiRefusalForm: 'array' } });
		const array = await answer(other, 'mms/multixsend', fields);
		expect(array).toEqual([{ ...refused(code), code }]);
	});
});

describe('submail: balance/mms', () => {
	const left = async (carrier: Parameters<typeof answer>[0]) =>
		(await answer(carrier, 'balance/mms')).balance;

	it('is money that goes down by the fee until it does not suffice', async () => {
		const carrier = await start({ submail: { mmsBalance: 0.55 } });
		expect(await answer(carrier, 'balance/mms')).toEqual({ status: 'success', balance: 0.55 });
		for (const rest of [0.37, 0.19, 0.01]) {
			expect(await answer(carrier, 'mms/xsend', message)).toEqual(success);
			expect(await left(carrier)).toBe(rest);
		}
		expect(await answer(carrier, 'mms/xsend', message)).toEqual(refused(904));
		expect(await left(carrier)).toBe(0.01);
		expect(carrier.journal.messages()).toHaveLength(3);
	});

	it('is spent to the last, and apart from the SMS credit', async () => {
		const carrier = await start({ submail: { mmsBalance: 0.18 } });
		const multi = JSON.stringify([{ to: number }, { to: otherNumber }]);
		expect(await answer(carrier, 'mms/multixsend', { project, multi })).toEqual([
			{ ...success, to: number },
			{ ...refused(904), code: 904 },
		]);
		expect(await left(carrier)).toBe(0);
		const sms = await answer(carrier, 'balance/sms', { appid: '10001', signature: apiKey });
		expect(sms).toMatchObject({ balance: '100000', transactional_balance: '100000' });
	});
});
