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

describe('signing of the v1 products (worked examples of the protocol reference, 3)', () => {
	it.each(vectors.requestSignature)('$apiId', async ({ apiId, signature }) => {
		const body = { request_id: requestId, phone: ['13800000000'] };
		const request = await signed(apiId, { url: 'https://x/sms-yx/v1/batchSend', body });
		expect(request.body).toEqual({ ...body, api_id: apiId, timestamp, signature });
	});

	it('never sends the key itself', async () => {
		for (const url of ['https://x/sms-yx/v1/batchSend', 'https://x/sms/Submit.json']) {
			const request = await signed('C00000001', { url, body: { request_id: requestId } });
			expect(JSON.stringify(request)).not.toContain(apiKey);
		}
	});
});
