import { authenticate } from '../../../../nodes/shared/providers/ihuyi/authenticate';
import type { HandedRequest } from '../../../../nodes/shared/providers/common/handedRequest';
import { readCarriedFields } from '../../../../nodes/shared/providers/common/carriedFields';
import vectors from '../../../vectors/ihuyi.json';

const { apiKey, timestamp, requestId } = vectors;

/** What the credential makes of a request at the time of the vectors. */
const signed = (apiId: string, request: HandedRequest) =>
	authenticate({ apiId, apiKey }, { method: 'POST', ...request }, timestamp);

describe('signing of the older products (worked examples of the protocol reference, 2.3)', () => {
	it.each(vectors.dynamicPassword)('$case', ({ apiId, fields, password }) => {
		const { body } = signed(apiId, { url: 'https://x/sms/Submit.json', body: fields });
		expect(body).toEqual({ ...fields, account: apiId, password, time: String(timestamp) });
	});

	it.each([
		['text', 'mobile=13800000000&content=1234'],
		['parameters', new URLSearchParams({ mobile: '13800000000', content: '1234' })],
	])('reads a form body given as %s, as the HTTP Request node may', (_, body) => {
		const request = { url: 'https://x/sms/Submit.json', body };
		expect(readCarriedFields(signed('C00000001', request).body)).toMatchObject({
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
		(url) => {
			const request = signed(apiId, { url, body: fields });
			expect(request).toEqual({ method: 'POST', url, body: { ...fields, ...proof } });
		},
	);

	it('signs a form beside a query that says what to do', () => {
		const { apiId: legacyId, fields: legacy, password: hash } = vectors.dynamicPassword[3];
		const url = 'http://x/webservice/sms.php';
		const qs = { method: 'Submit', format: 'json' };
		const request = signed(legacyId, { url, qs, body: legacy });
		expect(request.qs).toEqual(qs);
		expect(request.body).toMatchObject({ account: legacyId, password: hash });
	});

	it.each(['GET', 'POST'] as const)('signs parameters in the query of a %s', (method) => {
		const url = 'https://x/isms/Submit.json';
		const request = signed(apiId, { method, url, qs: fields });
		expect(request).toEqual({ method, url, qs: { ...fields, ...proof } });
	});

	it('signs parameters in the address itself', () => {
		const url = `https://x/isms/Submit.json?${new URLSearchParams(fields as never).toString()}`;
		expect(signed(apiId, { method: 'GET', url })).toEqual({ method: 'GET', url, qs: proof });
	});

	it('signs a form of the HTTP Request node, which has other names for address and body', () => {
		const uri = 'https://x/isms/Submit.json';
		const request = signed(apiId, { uri, form: fields });
		expect(request).toEqual({ method: 'POST', uri, form: { ...fields, ...proof } });
	});

	it('signs v1 for the HTTP Request node', () => {
		const [{ apiId: v1Id, signature }] = vectors.requestSignature;
		const uri = 'https://x/sms-yx/v1/batchSend';
		const request = signed(v1Id, { uri, body: { request_id: requestId } });
		expect(request.body).toMatchObject({ api_id: v1Id, timestamp, signature });
	});

	it('is not misled by an address inside a parameter', () => {
		const url = 'https://x/sms/Submit.json?content=https://y/v1/';
		expect(signed('C00000001', { method: 'GET', url })).toHaveProperty('qs.password');
	});
});

describe('balances of the older products', () => {
	const { apiId, password } = vectors.dynamicPassword[2];

	it.each(['sms', 'isms'])('signs GetNum of %s.php without number and text', (script) => {
		const url = `http://x/webservice/${script}.php`;
		const qs = { method: 'GetNum', format: 'json' };
		expect(signed(apiId, { url, qs, body: {} })).toEqual({
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
	])('%s', (method, body) => {
		const request = { url: 'http://10658.cc/webservice/api', qs: { method }, body };
		expect(signed('old', request)).toEqual({
			method: 'POST',
			...request,
			body: { ...body, account: 'old', password: apiKey },
		});
	});

	it('also where the method stands in the address', () => {
		const url = 'http://10658.cc/webservice/api?method=SendMms';
		const request = signed('old', { url, body: fields });
		expect(request.body).toEqual({ ...fields, account: 'old', password: apiKey });
	});
});

describe('signing of the v1 products (worked examples of the protocol reference, 3)', () => {
	it.each(vectors.requestSignature)('$apiId', ({ apiId, path, signature }) => {
		const body = { request_id: requestId, phone: ['13800000000'] };
		const request = signed(apiId, { url: `https://x${path}`, body });
		expect(request.body).toEqual({ ...body, api_id: apiId, timestamp, signature });
	});

	it('never sends the key itself', () => {
		for (const path of [
			'/sms-yx/v1/batchSend',
			'/mms/v1/batchSend',
			'/sms/Submit.json',
			'/webservice/sms.php',
			'/webservice/isms.php',
		]) {
			const url = `https://x${path}`;
			const request = signed('C00000001', { url, body: { request_id: requestId } });
			expect(JSON.stringify(request)).not.toContain(apiKey);
		}
	});
});
