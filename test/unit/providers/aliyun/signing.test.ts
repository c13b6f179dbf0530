import fc from 'fast-check';

import { AliyunSmsApi } from '../../../../credentials/AliyunSmsApi.credentials';
import type { IAuthenticate, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import {
	canonicalQuery,
	percentEncode,
	sign,
} from '../../../../nodes/shared/providers/aliyun/signing';
import { authenticate } from '../../../../nodes/shared/providers/aliyun/authenticate';
import type { HandedRequest } from '../../../../nodes/shared/providers/common/handedRequest';
import vectors from '../../../vectors/aliyun.json';

type Parameters = Record<string, string>;
const signatures = vectors.signatures.map(({ parameters, ...vector }) => ({
	...vector,
	parameters: parameters as object as Parameters,
}));
const [, sendSms] = signatures;
const { accessKeyId } = vectors;
const key = { accessKeyId, accessKeySecret: sendSms.secret };
const moment = { date: sendSms.date, nonce: sendSms.nonce };
const query: Parameters = {
	Action: sendSms.action,
	Version: sendSms.version,
	...sendSms.parameters,
};
const signed = (request: HandedRequest) =>
	authenticate(key, { method: 'POST', ...request }, moment);
const authorization = (signature: string, headers = vectors.signedHeaders) =>
	`ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${headers},Signature=${signature}`;

describe('golden vectors (reference 6)', () => {
	it.each(signatures)('$case', (vector) => {
		const { host, action, version, parameters, date, nonce } = vector;
		const call = { method: 'POST', path: '/', host, action, version, parameters };
		const result = sign({ accessKeyId, accessKeySecret: vector.secret }, call, { date, nonce });
		expect(canonicalQuery(parameters)).toBe(vector.query);
		expect(result.hashedCanonicalRequest).toBe(vector.hashedCanonicalRequest);
		expect(result.signature).toBe(vector.signature);
		const small = { ...call, method: 'post' };
		const again = sign({ accessKeyId, accessKeySecret: vector.secret }, small, { date, nonce });
		expect(again.signature).toBe(vector.signature);
		expect(result.headers).toEqual({
			host,
			'x-acs-action': action,
			'x-acs-content-sha256': vectors.emptyBodyHash,
			'x-acs-date': date,
			'x-acs-signature-nonce': nonce,
			'x-acs-version': version,
			Authorization: authorization(vector.signature),
		});
	});
});

describe('encoding', () => {
	it('keeps only what RFC 3986 does not reserve', () => {
		expect(percentEncode("a b*~!'()+/=&-_.")).toBe('a%20b%2A~%21%27%28%29%2B%2F%3D%26-_.');
	});

	it('takes any text, also a broken one', () => {
		expect(percentEncode('\ud800')).toBe('%EF%BF%BD');
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(percentEncode(text)).toMatch(/^(?:[A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/);
				expect(decodeURIComponent(percentEncode(text))).toBe(text);
			}),
		);
	});

	it('is what an HTTP client leaves alone', () => {
		const name = fc
			.stringMatching(/^[A-Za-z]{1,8}$/)
			.filter((text) => !/^(Action|Version)$/.test(text));
		fc.assert(
			fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme' })), (parameters) => {
				const { url } = signed({ url: 'https://host/', qs: { ...parameters, Action: 'A' } });
				expect(new URL(url).href).toBe(url);
				expect(new URL(url).search.replace('?', '')).toBe(canonicalQuery(parameters));
			}),
		);
	});
});

describe('requests of n8n', () => {
	const expected = {
		method: 'POST',
		url: `https://${sendSms.host}/?${sendSms.query}`,
		headers: { Authorization: authorization(sendSms.signature), 'x-acs-action': 'SendSms' },
	};

	it.each<[string, HandedRequest]>([
		['of this package', { url: `https://${sendSms.host}/`, qs: query }],
		[
			'of the credential test',
			{ baseURL: `https://${sendSms.host}`, url: '/', qs: query, headers: {}, body: {} },
		],
		['of the HTTP Request node', { uri: `https://${sendSms.host}`, qs: query, headers: {} }],
		[
			'with everything in the address',
			{ uri: `https://${sendSms.host}/?${new URLSearchParams(query).toString()}`, body: '' },
		],
		[
			'with its own headers',
			{
				url: `https://${sendSms.host}/`,
				qs: sendSms.parameters,
				headers: { 'X-Acs-Action': 'SendSms', 'Content-Type': 'application/json', Host: 'other' },
			},
		],
	])('%s', (_, request) => {
		const result = signed(request);
		expect(result).toMatchObject(expected);
		expect(Object.keys(result).sort()).toEqual(['headers', 'method', 'url']);
		expect(Object.keys(result.headers).map((name) => name.toLowerCase())).not.toContain(
			'content-type',
		);
	});

	it('keeps the path of a proxy and signs it', () => {
		const atRoot = signed({ url: 'https://proxy:8443/', qs: query });
		const below = signed({ url: 'https://proxy:8443/sms/', qs: query });
		expect(below.url).toMatch('https://proxy:8443/sms/?PhoneNumbers=');
		expect(below.headers.host).toBe('proxy:8443');
		expect(below.headers.Authorization).not.toBe(atRoot.headers.Authorization);
	});

	it('hashes and names the body that it sends', () => {
		const url = 'https://host/';
		const json = signed({ uri: url, qs: { Action: 'A' }, body: { a: '中' } });
		const text = signed({
			url,
			qs: { Action: 'A' },
			body: '{"a":"中"}',
			headers: { 'Content-Type': 'application/json' },
		});
		const bytes = signed({ url, qs: { Action: 'A' }, body: Buffer.from('{"a":"中"}') });
		for (const { headers, body } of [json, text, bytes]) {
			expect(String(body)).toBe('{"a":"中"}');
			expect(headers['x-acs-content-sha256']).toBe(vectors.jsonBodyHash);
			expect(headers.Authorization).toContain('SignedHeaders=content-type;host;');
		}
		expect(json.headers['content-type']).toBe('application/json');
		expect(bytes.headers['content-type']).toBe('application/octet-stream');
	});

	it.each<[string, HandedRequest]>([
		['fields', { form: { a: '1 2', b: '中' } }],
		['text', { form: 'a=1+2&b=%E4%B8%AD' }],
		['parameters', { body: new URLSearchParams({ a: '1 2', b: '中' }) }],
		[
			'an object with the type',
			{
				body: { a: '1 2', b: '中' },
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			},
		],
	])('sends a form given as %s', (_, request) => {
		const result = signed({ url: 'https://host/', qs: { Action: 'A' }, ...request });
		expect(result.body).toBe('a=1+2&b=%E4%B8%AD');
		expect(result.headers['content-type']).toBe('application/x-www-form-urlencoded');
	});

	it.each<[string, HandedRequest]>([
		['multipart', { formData: { file: 'x' } }],
		['a stream', { body: new ReadableStream() }],
	])('refuses %s, which it cannot hash', (_, request) => {
		expect(() => signed({ url: 'https://host/', ...request })).toThrow('query parameters');
	});

	it('writes lists as the API wants them, and leaves out what is not there', () => {
		const qs = { Action: 'A', PhoneNumberJson: ['1', '2'], PageSize: 5, OutId: undefined };
		expect(signed({ url: 'https://host', qs }).url).toBe(
			'https://host/?PageSize=5&PhoneNumberJson=%5B%221%22%2C%222%22%5D',
		);
	});
});

describe('the credential', () => {
	type Sign = Extract<IAuthenticate, (...args: never[]) => unknown>;
	const request: IHttpRequestOptions = {
		method: 'POST',
		url: `https://${sendSms.host}/`,
		qs: query,
		returnFullResponse: true,
	};
	const signNow = async (fields: IDataObject) =>
		await (new AliyunSmsApi().authenticate as Sign)(
			{ accessKeyId, accessKeySecret: sendSms.secret, ...fields } as never,
			request,
		);

	it('signs with the present time and a new mark each time', async () => {
		jest.useFakeTimers({ now: Date.parse(sendSms.date) + 999 });
		try {
			const [first, second] = [await signNow({}), await signNow({})];
			expect(first.headers).toMatchObject({ 'x-acs-date': sendSms.date });
			expect(first.headers?.['x-acs-signature-nonce']).toMatch(/^[\da-f-]{36}$/);
			expect(first.headers?.['x-acs-signature-nonce']).not.toBe(
				second.headers?.['x-acs-signature-nonce'],
			);
			expect(first.returnFullResponse).toBe(true);
			expect(first).not.toHaveProperty('qs');
		} finally {
			jest.useRealTimers();
		}
	});

	it('signs and sends the security token of temporary keys', async () => {
		const { headers } = await signNow({ securityToken: ' token ' });
		expect(headers).toMatchObject({ 'x-acs-security-token': 'token' });
		expect(headers?.Authorization).toContain(';x-acs-security-token;');
		expect((await signNow({ securityToken: '' })).headers).not.toHaveProperty(
			'x-acs-security-token',
		);
	});

	it('never sends the secret', async () => {
		expect(JSON.stringify(await signNow({}))).not.toContain(sendSms.secret);
	});

	it('does not take any answer without templates for a success', () => {
		const { rules = [] } = new AliyunSmsApi().test;
		const last = rules[rules.length - 1];
		expect(last).toMatchObject({ properties: { key: 'SmsTemplateList', value: undefined } });
	});
});
