import Dysmsapi, {
	QuerySendDetailsRequest,
	SendBatchSmsRequest,
	SendSmsRequest,
} from '@alicloud/dysmsapi20170525';
import { Config } from '@alicloud/openapi-client';
import fastify from 'fastify';
import { Client, validateV3Signature } from 'plivo';

import { startCarrier, type Carrier } from '../../../playground/carrier/carrier.mts';
import { defaultAliyunAccount } from '../../../playground/carrier/providers/aliyun/accountOptions.mts';
import { defaultPlivoAccount } from '../../../playground/carrier/providers/plivo/accountOptions.mts';

/**
 * The vendors' own clients, unchanged but for the address: so that the simulator is held to somebody
 * else's reading of the protocol.
 */
let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier();
});
afterEach(async () => await carrier.close());

describe('plivo', () => {
	const { authId, authToken } = defaultPlivoAccount;
	const client = () =>
		new Client(authId, authToken, {
			url: `${carrier.baseUrl('plivo')}/Account/${authId}`,
		} as never);

	it('sends a message and reads it back', async () => {
		const sent = await client().messages.create(
			...(['14155550199', '14155550100', 'The fair opens tomorrow'] as const),
		);
		const [id] = (sent as unknown as { messageUuid: string[] }).messageUuid;
		expect(carrier.journal.messages()).toMatchObject([{ messageId: id, to: '14155550100' }]);
		expect(await client().messages.get(id)).toMatchObject({ toNumber: '14155550100' });
	});

	it('is refused with a wrong token', async () => {
		const stranger = new Client(authId, 'x'.repeat(40), {
			url: `${carrier.baseUrl('plivo')}/Account/${authId}`,
		} as never);
		await expect(stranger.messages.create('14155550199', '14155550100', 'x')).rejects.toThrow();
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('finds our callbacks authentic, and a changed one not', async () => {
		const calls: Array<{
			url: string;
			fields: Record<string, string>;
			headers: Record<string, string>;
		}> = [];
		const app = fastify();
		app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
			done(null, body),
		);
		app.post('/dlr', async (request) => {
			calls.push({
				url: `${address}/dlr`,
				fields: Object.fromEntries(new URLSearchParams(String(request.body))),
				headers: request.headers as Record<string, string>,
			});
			return '';
		});
		const address = await app.listen({ host: '127.0.0.1', port: 0 });
		await client().messages.create('14155550199', '14155550100', 'Hello', {
			url: `${address}/dlr`,
			method: 'POST',
		});
		await carrier.receiptsSettled();
		await app.close();

		expect(calls.length).toBeGreaterThan(1);
		for (const { url, fields, headers } of calls) {
			const nonce = headers['x-plivo-signature-v3-nonce'];
			const signature = headers['x-plivo-signature-v3'];
			const valid = (params: object) =>
				validateV3Signature('POST', url, nonce, authToken, signature, params as never);
			expect(valid(fields)).toBe(true);
			expect(valid({ ...fields, Status: 'failed!' })).toBe(false);
		}
	});
});

describe('@alicloud/dysmsapi20170525', () => {
	const { accessKeyId, accessKeySecret } = defaultAliyunAccount;
	const client = (secret = accessKeySecret) =>
		new Dysmsapi(
			new Config({
				accessKeyId,
				accessKeySecret: secret,
				protocol: 'HTTP',
				endpoint: `${carrier.baseUrl('aliyun').replace('http://', '')}`,
			}),
		);
	const request = (phoneNumbers: string) =>
		new SendSmsRequest({
			phoneNumbers,
			signName: '示例签名',
			templateCode: 'SMS_100000001',
			templateParam: JSON.stringify({ name: '张三', fair: '工业展', booth: '5A' }),
		});

	it('sends one text to many and asks for its status', async () => {
		const { body } = await client().sendSms(request('15400000000,15400000001'));
		expect(body).toMatchObject({ code: 'OK', bizId: expect.any(String) });
		expect(carrier.journal.messages().map(({ to }) => to)).toEqual(['15400000000', '15400000001']);

		const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replace(/-/g, '');
		const details = await client().querySendDetails(
			new QuerySendDetailsRequest({
				phoneNumber: '15400000000',
				bizId: body?.bizId,
				sendDate: day,
				pageSize: 10,
				currentPage: 1,
			}),
		);
		expect(details.body).toMatchObject({ code: 'OK', totalCount: '1' });
	});

	it('sends personal texts', async () => {
		const { body } = await client().sendBatchSms(
			new SendBatchSmsRequest({
				phoneNumberJson: '["15400000000","15400000001"]',
				signNameJson: '["示例签名","示例签名"]',
				templateCode: 'SMS_100000001',
				templateParamJson: JSON.stringify(
					['张三', '李四'].map((name) => ({ name, fair: '工业展', booth: '5A' })),
				),
			}),
		);
		expect(body).toMatchObject({ code: 'OK' });
		expect(carrier.journal.messages()[1].text).toContain('李四');
	});

	it('is refused with a wrong secret', async () => {
		await expect(client('wrong').sendSms(request('15400000000'))).rejects.toThrow(/Signature/);
		expect(carrier.journal.messages()).toEqual([]);
	});
});
