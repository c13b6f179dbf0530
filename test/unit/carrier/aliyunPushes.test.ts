import fastify, { type FastifyInstance } from 'fastify';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { defaultAliyunAccount } from '../../../playground/carrier/providers/aliyun/accountOptions.mts';
import { sha256, sign } from '../../../playground/carrier/providers/aliyun/acs3.mts';
import { goldenSeconds, http, start, stopAll } from './clients';

const acknowledged = '{"code":0,"msg":"接收成功"}';

let app: FastifyInstance;
let url: string;
let bodies: Array<Array<Record<string, unknown>>>;
let contentTypes: unknown[];
/** Answers to give, first come first served; then 200 and the expected body. */
let answers: Array<[status: number, body: string]>;
let carrier: Carrier;

beforeEach(async () => {
	[bodies, contentTypes, answers] = [[], [], []];
	app = fastify();
	app.post('/push', (request, reply) => {
		bodies.push(request.body as Array<Record<string, unknown>>);
		contentTypes.push(request.headers['content-type']);
		const [status, body] = answers.shift() ?? [200, acknowledged];
		return reply.code(status).send(body);
	});
	url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/push`;
});

afterEach(async () => {
	await stopAll();
	await app.close();
});

async function restart(receipts: CarrierOptions['receipts'] = {}): Promise<void> {
	carrier = await start({
		receiptDelayMs: { min: 1, max: 5 },
		receipts: { retryDelayMs: 2, batchWindowMs: 60, ...receipts },
	});
	carrier.setReceiptUrl('aliyun', url);
}

let nonces = 0;

/** Sends to the numbers and waits for all reports. */
async function send(numbers: string[], more: Record<string, string> = {}): Promise<void> {
	const base = new URL(`${carrier.baseUrl('aliyun')}/`);
	const query = Object.entries({
		PhoneNumbers: numbers.join(),
		SignName: '示例签名',
		TemplateCode: 'SMS_100000003',
		...more,
	});
	base.search = new URLSearchParams(query).toString();
	const headers = {
		host: base.host,
		'x-acs-action': 'SendSms',
		'x-acs-version': '2017-05-25',
		'x-acs-date': new Date(goldenSeconds * 1000).toISOString().replace('.000', ''),
		'x-acs-signature-nonce': String(nonces++),
		'x-acs-content-sha256': sha256(''),
	};
	const signedHeaders = Object.keys(headers).sort();
	const request = { method: 'GET', path: '/', query, headers, signedHeaders };
	const { accessKeyId, accessKeySecret } = defaultAliyunAccount;
	const signature = sign({ ...request, payloadHash: sha256('') }, accessKeySecret);
	const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedHeaders.join(';')},Signature=${signature}`;
	const { data } = await http.get(base.href, { headers: { ...headers, authorization } });
	expect(JSON.parse(data).Code).toBe('OK');
	await carrier.receiptsSettled();
}

const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => String(13800000000 + index));

describe('Alibaba Cloud: SmsReport', () => {
	it('comes as an array', async () => {
		await restart();
		await send(numbers(1), { OutId: '67890' });
		expect(contentTypes).toEqual(['application/json;charset=utf-8']);
		expect(bodies).toEqual([
			[
				{
					phone_number: '13800000000',
					send_time: '2023-11-15 06:13:20',
					report_time: '2023-11-15 06:13:20',
					success: true,
					err_code: 'DELIVERED',
					err_msg: '用户接收成功',
					sms_size: '1',
					biz_id: carrier.journal.messages()[0].messageId,
					out_id: '67890',
				},
			],
		]);
	});

	it('tells of several messages at once and follows their fates', async () => {
		await restart();
		carrier.setFate('13800000001', { status: 'undelivered', code: 'USER_REJECT', message: '拒收' });
		carrier.setFate('13800000002', { status: 'none' });
		await send(numbers(4));
		expect(bodies).toHaveLength(1);
		const told = bodies[0].map(({ phone_number, success, err_code }) => [
			phone_number,
			success,
			err_code,
		]);
		expect(told.sort()).toEqual([
			['13800000000', true, 'DELIVERED'],
			['13800000001', false, 'USER_REJECT'],
			['13800000003', true, 'DELIVERED'],
		]);
		for (const { receipt } of carrier.journal.messages()) {
			expect(receipt?.pushes).toHaveLength(receipt?.status === 'none' ? 0 : 1);
		}
	});

	it('does not grow beyond the size of a batch, and loses nothing', async () => {
		await restart({ batchSize: 40 });
		await send(numbers(100));
		expect(bodies.map((reports) => reports.length)).toEqual([40, 40, 20]);
		const told = bodies.flat().map((report) => report.phone_number);
		expect(told.sort()).toEqual(numbers(100));
	});

	it('opens a new batch for what falls due later', async () => {
		await restart();
		carrier.setFate('13800000001', { receiptDelayMs: 200 });
		await send(numbers(2));
		expect(bodies.map((reports) => reports.length)).toEqual([1, 1]);
	});

	it('comes again, as a whole and at most three times, until a number stands in code', async () => {
		await restart();
		answers = [
			[500, acknowledged],
			[200, 'ok'],
			[200, '{"code":"0"}'],
			[200, '{"code":7}'],
		];
		await send(numbers(2));
		expect(bodies).toHaveLength(4);
		expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);

		[bodies, answers] = [[], Array.from({ length: 9 }, () => [200, 'null'])];
		await send(numbers(1));
		expect(bodies).toHaveLength(4);
		expect(carrier.journal.messages()[2].receipt?.pushes).toHaveLength(4);
	});

	it('comes twice', async () => {
		await restart();
		carrier.setFate('13800000000', { receiptCopies: 2 });
		await send(numbers(1));
		expect(bodies).toHaveLength(2);
		expect(bodies[1]).toEqual(bodies[0]);
	});
});

describe('Alibaba Cloud: other pushes', () => {
	beforeEach(async () => await restart());

	it('SmsUp, a reply', async () => {
		carrier.setPushUrl('aliyun', 'reply', url);
		const answer = await carrier.push('aliyun', 'reply', {
			from: '13800000000',
			text: 'T',
			destCode: '1',
		});
		expect(answer).toEqual({ httpStatus: 200, body: acknowledged });
		expect(bodies).toEqual([
			[
				{
					phone_number: '13800000000',
					content: 'T',
					send_time: '2023-11-15 06:13:20',
					dest_code: '1',
					sequence_id: '1000000001',
				},
			],
		]);
	});

	it('TemplateSmsReport, a verdict', async () => {
		carrier.setPushUrl('aliyun', 'templateReview', url);
		const review = { templateCode: 'SMS_100000005', status: 'approved', remark: 'test' };
		await carrier.push('aliyun', 'templateReview', review);
		expect(bodies).toEqual([
			[
				{
					template_type: '短信通知',
					reason: '',
					template_name: '待审核模板',
					orderId: '200000001',
					template_content: '展会改期至${date}。',
					template_status: 'approved',
					remark: 'test',
					template_code: 'SMS_100000005',
					create_date: '2023-11-15 06:13:20',
				},
			],
		]);
		const unknown = carrier.push('aliyun', 'templateReview', { ...review, templateCode: 'SMS_1' });
		await expect(unknown).rejects.toThrow('no template SMS_1');
		const wrong = carrier.push('aliyun', 'templateReview', { ...review, status: 'lost' });
		await expect(wrong).rejects.toThrow('status: Invalid enum value');
	});
});
