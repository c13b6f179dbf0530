import type { IAuthenticate } from 'n8n-workflow';

import { SubmailApi } from '../../../../credentials/SubmailApi.credentials';
import { BASE_URL } from '../../../../nodes/shared/providers/submail/baseUrl';
import { authenticate } from '../../../../nodes/shared/providers/submail/authenticate';
import type { HandedRequest } from '../../../../nodes/shared/providers/common/handedRequest';
import { authFields, requestSignature } from '../../../../nodes/shared/providers/submail/signing';
import vectors from '../../../vectors/submail.json';

type SignType = 'normal' | 'md5' | 'sha1';

const { appId, appKey, timestamp } = vectors;
const key = (signType: SignType) => ({ appId, appKey, signType });
const vector = (name: string) => vectors.signatures.find((one) => one.case === name)!;

/** What the credential makes of a request at the time of the vectors. */
const signed = (signType: SignType, request: HandedRequest) =>
	authenticate(key(signType), request, timestamp);

describe('golden vectors (reference, section 2)', () => {
	const complete = (
		signType: string,
		{ version, fields }: (typeof vectors.signatures)[number],
	) => ({
		...(fields as unknown as Record<string, string>),
		appid: appId,
		timestamp: String(timestamp),
		sign_type: signType,
		...(version === 2 ? { sign_version: '2' } : {}),
	});

	it.each(vectors.signatures)('$case md5', (one) => {
		expect(requestSignature(key('md5'), 'md5', complete('md5', one), one.leftOut)).toBe(one.md5);
	});

	it.each(vectors.signatures)('$case sha1', (one) => {
		expect(requestSignature(key('sha1'), 'sha1', complete('sha1', one), one.leftOut)).toBe(
			one.sha1,
		);
	});

	it.each(vectors.signatures)('$case sha1 over the md5 text', (one) => {
		expect(requestSignature(key('sha1'), 'sha1', complete('md5', one), one.leftOut)).toBe(
			one.sha1OverMd5Text,
		);
	});

	it.each(vectors.signatures.filter(({ version }) => version === 2))(
		'$case by endpoint, with tag and an old signature in the way',
		({ url, fields, md5, sha1 }) => {
			const sent = {
				...(fields as unknown as Record<string, string>),
				tag: 'fair',
				signature: 'old',
			};
			const added = { appid: appId, timestamp: String(timestamp), sign_version: '2' };
			expect(authFields(key('md5'), url, sent, timestamp)).toEqual({
				...added,
				sign_type: 'md5',
				signature: md5,
			});
			expect(authFields(key('sha1'), url, sent, timestamp)).toEqual({
				...added,
				sign_type: 'sha1',
				signature: sha1,
			});
		},
	);
});

describe('what is signed', () => {
	const signature = (endpoint: string, fields: Record<string, string>) =>
		authFields(key('md5'), `https://proxy.example/a.b/${endpoint}?x=1`, fields, timestamp)
			.signature;

	it.each([
		['sms/send.json', ['content']],
		['sms/batchsend', ['content']],
		['sms/xsend.xml', ['vars']],
		['sms/batchxsend.json', ['vars']],
		['sms/multisend.json', ['content', 'multi']],
		['sms/multixsend.yaml', ['content', 'multi']],
		['mms/xsend.json', ['vars']],
		['mms/multixsend.json', ['multi']],
		['sms/template.json', ['sms_title', 'sms_signature', 'sms_content']],
		['mms/template.json', []],
		['sms/log.json', []],
		['balance/sms.json', []],
	])('%s leaves out %p and tag, and nothing else', (endpoint, leftOut) => {
		const all = [
			'content',
			'vars',
			'multi',
			'to',
			'project',
			'template_id',
			'sms_title',
			'sms_signature',
			'sms_content',
			'mms_type',
			'mms_title',
			'mms_signature',
			'mms_subject',
			'mms_content',
		];
		const empty = signature(endpoint, {});
		const unsigned = all.filter((name) => signature(endpoint, { [name]: 'x' }) === empty);
		expect(unsigned).toEqual(leftOut);
		expect(signature(endpoint, { tag: 'x' })).toBe(empty);
	});

	it('names the version for sms and for the MMS calls that are known to take it', () => {
		const versioned = (endpoint: string) =>
			'sign_version' in authFields(key('md5'), `https://x/${endpoint}`, {}, timestamp);
		expect(['sms/log.json', 'sms/send', 'sms/template', 'mms/xsend'].map(versioned)).toEqual([
			true,
			true,
			true,
			true,
		]);
		expect(['balance/sms.json', 'mms/signature', 'mms/template.json'].map(versioned)).toEqual([
			false,
			false,
			false,
		]);
	});
});

describe('the credential', () => {
	const url = 'https://x/sms/send.json';
	const fields = vector('S2').fields as unknown as Record<string, string>;
	const auth = {
		appid: appId,
		timestamp: String(timestamp),
		sign_type: 'md5',
		sign_version: '2',
		signature: vector('S2').md5,
	};

	it('signs a form given as object', () => {
		const { body } = signed('md5', { url, method: 'POST', body: fields });
		expect(body).toEqual({ ...fields, ...auth });
	});

	it('signs a form given as parameters', () => {
		const body = new URLSearchParams(fields);
		const request = signed('md5', { url, method: 'POST', body });
		expect(request.body).toBeInstanceOf(URLSearchParams);
		expect(Object.fromEntries(request.body as URLSearchParams)).toEqual({ ...fields, ...auth });
	});

	it('signs a form given as text', () => {
		const body = new URLSearchParams(fields).toString();
		const request = signed('md5', { url, method: 'POST', body });
		const sent = Object.fromEntries(new URLSearchParams(request.body as string));
		expect(sent).toEqual({ ...fields, ...auth });
	});

	it('signs JSON given as text', () => {
		const body = JSON.stringify(fields);
		const request = signed('md5', { url, method: 'POST', body });
		expect(JSON.parse(request.body as string)).toEqual({ ...fields, ...auth });
	});

	it('signs the query of a GET request', () => {
		const request = signed('md5', { url, qs: fields });
		expect(request).toEqual({ url, qs: { ...fields, ...auth } });
	});

	it('signs a query that stands in the address, and leaves it there', () => {
		const address = `${url}?${new URLSearchParams(fields).toString()}`;
		const request = signed('md5', { url: address, method: 'GET' });
		expect(request).toEqual({ url: address, method: 'GET', qs: auth });
	});

	it.each(['form', 'formData'] as const)(
		'signs %s of the HTTP Request node, whose address is called uri',
		(place) => {
			const request = signed('md5', { uri: url, method: 'POST', [place]: fields });
			expect(request).toEqual({ uri: url, method: 'POST', [place]: { ...fields, ...auth } });
		},
	);

	it('signs numbers as text and passes lists on as they are', () => {
		const body = { to: 13800000000, content: ['x'] };
		const request = signed('md5', { url, method: 'POST', body });
		expect(request.body).toEqual({ ...body, ...auth });
	});

	it('signs a request without fields in its body, or in its query for GET', () => {
		const test = { url: '/balance/sms.json', baseURL: 'https://x' };
		const added = { appid: appId, signature: appKey };
		expect(signed('normal', { ...test, method: 'POST' })).toMatchObject({ body: added });
		expect(signed('normal', { ...test, method: 'POST', body: {} })).toMatchObject({
			body: added,
		});
		expect(signed('normal', { ...test, method: 'GET' })).toMatchObject({ qs: added });
	});

	it('takes no time along with the key itself, also for a credential without a choice', async () => {
		const proven = { ...fields, appid: appId, signature: appKey };
		expect(signed('normal', { url, method: 'POST', body: fields }).body).toEqual(proven);
		type Sign = Extract<IAuthenticate, (...args: never[]) => unknown>;
		const sign = new SubmailApi().authenticate as Sign;
		const request = { url: `${BASE_URL}/sms/send`, method: 'POST' as const, body: fields };
		expect((await sign({ appId, appKey, signType: '' }, request)).body).toEqual(proven);
	});

	it.each([url, 'https://x/mms/template.json', 'https://x/sms/template.json'])(
		'never sends the key itself with a hash to %s',
		(address) => {
			for (const signType of ['md5', 'sha1'] as const) {
				const request = signed(signType, { url: address, method: 'POST', body: fields });
				expect(JSON.stringify(request)).not.toContain(appKey);
			}
		},
	);

	it.each(['PUT', 'DELETE'] as const)('signs the form of a %s request', (method) => {
		const request = signed('normal', { url, method, body: { template_id: 'FsoAF3' } });
		expect(request.body).toEqual({ template_id: 'FsoAF3', appid: appId, signature: appKey });
	});

	it('does not change the request that it was given', () => {
		const body = { ...fields };
		signed('md5', { url, method: 'POST', body });
		expect(body).toEqual(fields);
	});
});

describe('the test of the credential', () => {
	const { request, rules = [] } = new SubmailApi().test;

	/** As n8n does it: the first rule whose value is the answer's. */
	const verdict = (answer: unknown): string | undefined =>
		rules
			.map(({ properties }) => properties as { key: string; value: unknown; message: string })
			.find(({ key: name, value }) => (answer as Record<string, unknown>)[name] === value)?.message;

	it('asks for the balance and reads the answer whatever its HTTP status', () => {
		expect(request).toMatchObject({ url: '/balance/sms.json', ignoreHttpStatusErrors: true });
	});

	it('is content with a balance', () => {
		expect(
			verdict({ status: 'success', balance: '1', transactional_balance: '2' }),
		).toBeUndefined();
	});

	it.each([
		['109', "'App Key'"],
		[109, "'App Key'"],
		['151', 'clock'],
		[152, 'clock'],
		['113', 'whitelist'],
		['101', 'MMS'],
		['777', 'does not publish'],
	])('explains code %p', (code, word) => {
		expect(verdict({ status: 'error', code, msg: 'm' })).toContain(word);
	});

	it.each(['<html>', '', {}])('is not content with another answer: %p', (answer) => {
		expect(verdict(answer)).toContain("'Base URL'");
	});
});
