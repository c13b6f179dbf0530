import { IhuyiApi } from '../../../credentials/IhuyiApi.credentials';
import type { IAuthenticate, IHttpRequestOptions } from 'n8n-workflow';
import vectors from '../../vectors/ihuyi.json';

type Sign = Extract<IAuthenticate, (...args: never[]) => unknown>;
const { apiKey, timestamp, requestId } = vectors;

/** What the credential makes of a request at the time of the vectors. */
async function signed(apiId: string, request: Partial<IHttpRequestOptions> & { url: string }) {
	jest.useFakeTimers({ now: timestamp * 1000 + 999 });
	try {
		const authenticate = new IhuyiApi().authenticate as Sign;
		return await authenticate({ apiId, apiKey }, { method: 'POST', ...request });
	} finally {
		jest.useRealTimers();
	}
}

describe('signing of the older products (worked examples of the protocol reference, 2.3)', () => {
	it.each(vectors.dynamicPassword)('$case', async ({ apiId, fields, password }) => {
		const { body } = await signed(apiId, { url: 'https://x/sms/Submit.json', body: fields });
		expect(body).toEqual({ ...fields, account: apiId, password, time: String(timestamp) });
	});

	it.each([
		['text', 'mobile=13800000000&content=1234'],
		['parameters', new URLSearchParams({ mobile: '13800000000', content: '1234' })],
	])('reads a form body given as %s, as the HTTP Request node may', async (_, body) => {
		const request = { url: 'https://x/sms/Submit.json', body };
		expect((await signed('C00000001', request)).body).toMatchObject({
			mobile: '13800000000',
			password: vectors.dynamicPassword[1].password,
		});
	});
});

describe('where the parameters are', () => {
	const { apiId, fields, password } = vectors.dynamicPassword[4];
	const proof = { account: apiId, password, time: String(timestamp) };

	it.each(['https://x/isms/Submit.json', 'https://x/webservice/isms.php?method=Submit'])(
		'signs a form for %s',
		async (url) => {
			const request = await signed(apiId, { url, body: fields });
			expect(request).toEqual({ method: 'POST', url, body: { ...fields, ...proof } });
		},
	);

	it('signs a form beside a query that says what to do', async () => {
		const { apiId: legacyId, fields: legacy, password: hash } = vectors.dynamicPassword[3];
		const url = 'http://x/webservice/sms.php';
		const qs = { method: 'Submit', format: 'json' };
		const request = await signed(legacyId, { url, qs, body: legacy });
		expect(request.qs).toEqual(qs);
		expect(request.body).toMatchObject({ account: legacyId, password: hash });
	});

	it.each(['GET', 'POST'] as const)('signs parameters in the query of a %s', async (method) => {
		const url = 'https://x/isms/Submit.json';
		const request = await signed(apiId, { method, url, qs: fields });
		expect(request).toEqual({ method, url, qs: { ...fields, ...proof } });
	});

	it('signs parameters in the address itself', async () => {
		const url = `https://x/isms/Submit.json?${new URLSearchParams(fields as never).toString()}`;
		expect(await signed(apiId, { method: 'GET', url })).toEqual({ method: 'GET', url, qs: proof });
	});

	it('signs a form of the HTTP Request node, which has other names for address and body', async () => {
		const uri = 'https://x/isms/Submit.json';
		const request = await signed(apiId, { uri, form: fields } as never);
		expect(request).toEqual({ method: 'POST', uri, form: { ...fields, ...proof } });
	});

	it('signs v1 for the HTTP Request node', async () => {
		const [{ apiId: v1Id, signature }] = vectors.requestSignature;
		const uri = 'https://x/sms-yx/v1/batchSend';
		const request = await signed(v1Id, { uri, body: { request_id: requestId } } as never);
		expect(request.body).toMatchObject({ api_id: v1Id, timestamp, signature });
	});

	it('is not misled by an address inside a parameter', async () => {
		const url = 'https://x/sms/Submit.json?content=https://y/v1/';
		expect(await signed('C00000001', { method: 'GET', url })).toHaveProperty('qs.password');
	});
});

describe('balances of the older products', () => {
	const { apiId, password } = vectors.dynamicPassword[2];

	it.each(['sms', 'isms'])('signs GetNum of %s.php without number and text', async (script) => {
		const url = `http://x/webservice/${script}.php`;
		const qs = { method: 'GetNum', format: 'json' };
		expect(await signed(apiId, { url, qs, body: {} })).toEqual({
			method: 'POST',
			url,
			qs,
			body: { account: apiId, password, time: String(timestamp) },
		});
	});
});

describe('MMS before v1 (reference 6.4) has the plain key and no time', () => {
	const fields = { mobile: '13800000000', mmsid: '1', pid: '7', format: 'json' };

	it.each([
		['SendMms', fields],
		['GetNum', {}],
	])('%s', async (method, body) => {
		const request = { url: 'http://10658.cc/webservice/api', qs: { method }, body };
		expect(await signed('old', request)).toEqual({
			method: 'POST',
			...request,
			body: { ...body, account: 'old', password: apiKey },
		});
	});

	it('also where the method stands in the address', async () => {
		const url = 'http://10658.cc/webservice/api?method=SendMms';
		const request = await signed('old', { url, body: fields });
		expect(request.body).toEqual({ ...fields, account: 'old', password: apiKey });
	});
});

describe('signing of the v1 products (worked examples of the protocol reference, 3)', () => {
	it.each(vectors.requestSignature)('$apiId', async ({ apiId, path, signature }) => {
		const body = { request_id: requestId, phone: ['13800000000'] };
		const request = await signed(apiId, { url: `https://x${path}`, body });
		expect(request.body).toEqual({ ...body, api_id: apiId, timestamp, signature });
	});

	it('never sends the key itself', async () => {
		for (const path of [
			...['/sms-yx/v1/batchSend', '/mms/v1/batchSend', '/sms/Submit.json'],
			...['/webservice/sms.php', '/webservice/isms.php'],
		]) {
			const url = `https://x${path}`;
			const request = await signed('C00000001', { url, body: { request_id: requestId } });
			expect(JSON.stringify(request)).not.toContain(apiKey);
		}
	});
});
