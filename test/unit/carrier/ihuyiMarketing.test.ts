import { v1Signature } from '../../../playground/carrier/providers/ihuyi/v1Request.mts';
import {
	apiKey,
	batch,
	batchCode,
	goldenSeconds,
	http,
	sendBatch,
	start,
	stopAll,
} from './clients';

const requestId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

afterEach(stopAll);

describe('ihuyi marketing: signature', () => {
	it.each([
		['sms-yx-00000001', '150865021a628c350fd1ad57c7826fa2'],
		['sms-yx00000001', '420b79b3f35ac6a364ea0e1332f2daa8'],
		['mms-00000001', '00b9c093a08728ec7d6929e8c7d00bda'],
		['2RYN7CQHL1M00000', '8dc6cbb6aab65098ec4c96615a23cffc'],
	])('is the golden one for %s', (apiId, signature) => {
		const fields = { api_id: apiId, request_id: requestId, timestamp: goldenSeconds };
		expect(v1Signature(fields, apiKey)).toBe(signature);
	});
});

describe('ihuyi marketing: what is taken', () => {
	it('takes the golden example, one message for each number', async () => {
		const carrier = await start();
		const example = `{
			"api_id": "sms-yx-00000001",
			"signature": "150865021a628c350fd1ad57c7826fa2",
			"timestamp": 1700000000,
			"request_id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
			"product_id": 1001,
			"phone": ["13800000000", "13900000000"],
			"sign_name": "示例签名",
			"content": "会员活动本周开始，回T退订"
		}`;
		const { status, data } = await sendBatch(carrier, example);
		expect(status).toBe(200);
		expect(JSON.parse(data)).toMatchObject({ code: 'OK', request_id: requestId });
		const message = {
			provider: 'ihuyi',
			product: 'marketing',
			messageId: requestId,
			requestId,
			text: '【示例签名】会员活动本周开始，回T退订',
			signature: '示例签名',
			receivedAt: goldenSeconds * 1000,
			segments: 1,
		};
		expect(carrier.journal.messages()).toEqual([
			{ ...message, to: '13800000000' },
			{ ...message, to: '13900000000' },
		]);
	});

	it('processes each number on its own', async () => {
		const carrier = await start({ ihuyi: { blacklist: ['13500000000'] } });
		carrier.setFate('13600000000', { refusal: 'blocked' });
		const phone = ['13500000000', '13600000000', '+8613700000000', '123', '13800000000'];
		expect(await batchCode(carrier, { phone })).toBe('OK');
		expect(carrier.journal.messages().map(({ to }) => to)).toEqual(['13800000000']);
	});

	it('takes 10,000 numbers and not one more', async () => {
		const carrier = await start();
		const phones = (count: number) =>
			Array.from({ length: count }, (_, index) => String(13800000000 + index));
		expect(await batchCode(carrier, { phone: phones(10_001) })).toBe('PlaceholderTooManyPhones');
		expect(carrier.journal.messages()).toHaveLength(0);
		expect(await batchCode(carrier, { phone: phones(10_000) })).toBe('OK');
		expect(carrier.journal.messages()).toHaveLength(10_000);
	});
});

describe('ihuyi marketing: refusals', () => {
	it.each([
		['product_id as text', { product_id: '1001' }, 'InputDataInvalid'],
		['no product_id', { product_id: undefined }, 'InputDataInvalid'],
		['phone as text', { phone: '13800000000' }, 'InputDataInvalid'],
		['no phone', { phone: [] }, 'InputDataInvalid'],
		['phone as numbers', { phone: [13800000000] }, 'InputDataInvalid'],
		['timestamp as text', { timestamp: '1700000000' }, 'InputDataInvalid'],
		['no request_id', { request_id: '' }, 'InputDataInvalid'],
		['no sign_name', { sign_name: undefined }, 'InputDataInvalid'],
		['no content', { content: '' }, 'InputDataInvalid'],
		['another account', { api_id: 'sms-yx-00000002' }, 'PlaceholderUnknownAccount'],
		['a wrong signature', { signature: 'f'.repeat(32) }, 'PlaceholderSignatureMismatch'],
		['61 s late', { timestamp: goldenSeconds - 61 }, 'PlaceholderTimestampOutOfRange'],
		['61 s early', { timestamp: goldenSeconds + 61 }, 'PlaceholderTimestampOutOfRange'],
		['brackets in sign_name', { sign_name: '【示例签名】' }, 'PlaceholderSignNameRefused'],
		['a signature not approved', { sign_name: '别家' }, 'PlaceholderSignNameRefused'],
		['a forbidden word', { content: '发票' }, 'PlaceholderContentRefused'],
	])('refuses %s', async (_name, changes, code) => {
		const carrier = await start({
			ihuyi: { approvedSignatures: ['示例签名'], forbiddenWords: ['发票'] },
		});
		expect(await batchCode(carrier, changes)).toBe(code);
		expect(carrier.journal.messages()).toEqual([]);
	});

	it.each([-60, 60])('takes a timestamp %i s off', async (seconds) => {
		expect(await batchCode(await start(), { timestamp: goldenSeconds + seconds })).toBe('OK');
	});

	it('refuses a changed request_id under an old signature', async () => {
		const carrier = await start();
		const { data } = await sendBatch(carrier, { ...batch(), request_id: 'other' });
		expect(JSON.parse(data).code).toBe('PlaceholderSignatureMismatch');
	});

	it('refuses GET, broken JSON and forms', async () => {
		const carrier = await start();
		const url = `${carrier.baseUrl('ihuyi')}/sms-yx/v1/batchSend`;
		const answers = [
			await http.get(url, { params: batch() }),
			await sendBatch(carrier, '{"api_id":'),
			await sendBatch(carrier, '[]'),
			await sendBatch(carrier, 'a=1', 'application/x-www-form-urlencoded'),
			await sendBatch(carrier, batch(), 'text/plain'),
		];
		expect(answers.map(({ data }) => JSON.parse(data).code)).toEqual(
			Array(5).fill('InputDataInvalid'),
		);
	});

	it('refuses what the balance does not cover', async () => {
		const carrier = await start({ ihuyi: { marketingBalance: 3 } });
		expect(await batchCode(carrier, { request_id: 'a' })).toBe('OK');
		expect(await batchCode(carrier, { request_id: 'b' })).toBe('PlaceholderBalanceInsufficient');
	});

	it('lets tests vary the placeholders', async () => {
		const carrier = await start({
			ihuyi: { marketingCodes: { signatureMismatch: 'SIGN_ERR' }, marketingRefusalStatus: 400 },
		});
		const { status, data } = await sendBatch(carrier, batch({ signature: 'x' }));
		expect([status, JSON.parse(data).code]).toEqual([400, 'SIGN_ERR']);
	});
});

describe('ihuyi marketing: request_id', () => {
	it('is refused again for two hours', async () => {
		let seconds = goldenSeconds;
		const carrier = await start({ now: () => seconds * 1000 });
		const again = () => batchCode(carrier, { timestamp: seconds });
		expect(await again()).toBe('OK');
		expect(await again()).toBe('PlaceholderRepeatedRequestId');
		seconds += 7199;
		expect(await again()).toBe('PlaceholderRepeatedRequestId');
		seconds += 1;
		expect(await again()).toBe('OK');
		expect(carrier.journal.messages()).toHaveLength(4);
	});

	it('is used up by a request whose answer was lost', async () => {
		const carrier = await start();
		carrier.misbehave({ kind: 'resetAfterReading', times: 1 });
		await expect(batchCode(carrier)).rejects.toThrow();
		expect(await batchCode(carrier)).toBe('PlaceholderRepeatedRequestId');
		expect(carrier.journal.messages()).toHaveLength(2);
	});

	it.each([
		[false, 'OK'],
		[true, 'PlaceholderRepeatedRequestId'],
	])('after a refusal, with refusalUsesRequestId %s: %s', async (refusalUsesRequestId, code) => {
		const carrier = await start({ ihuyi: { refusalUsesRequestId } });
		expect(await batchCode(carrier, { content: '' })).toBe('InputDataInvalid');
		expect(await batchCode(carrier)).toBe(code);
	});
});
