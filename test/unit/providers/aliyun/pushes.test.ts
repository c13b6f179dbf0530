import { KNOWN_CODES } from '../../../../nodes/shared/providers/aliyun/codes';
import { receipts } from '../../../../nodes/shared/providers/aliyun/webhooks/receipts';
import { replies } from '../../../../nodes/shared/providers/aliyun/webhooks/replies';
import { templateReviews } from '../../../../nodes/shared/providers/aliyun/webhooks/templateReviews';

const push = (list?: unknown) => ({
	method: 'POST',
	url: 'https://n8n.example/webhook/1',
	headers: { 'content-type': 'application/json' },
	fields: {},
	...(list === undefined ? {} : { list: list as unknown[] }),
	rawBody: '',
});

const receipt = {
	phone_number: '13811110000',
	send_time: '2017-01-01 00:00:00',
	report_time: '2017-01-01 00:00:05',
	success: true,
	err_code: 'DELIVERED',
	err_msg: '用户接收成功',
	sms_size: '1',
	biz_id: '12345678',
	out_id: '67890',
};
const smsUp = {
	phone_number: '13811110000',
	content: '内容',
	send_time: '2017-01-01 00:00:00',
	dest_code: '1',
	sequence_id: '1234567890',
};
const review = {
	template_type: '验证码',
	reason: 'test',
	template_name: '短信测试模板1957',
	orderId: '205101',
	template_content: '签名测试',
	template_status: 'approved',
	remark: 'test',
	template_code: 'SMS_123123242',
	create_date: '2019-05-30 19:58:25',
};

describe('receipts (reference 7, SmsReport)', () => {
	const decode = (...list: unknown[]) => receipts.decode(push(list));

	it('reads the worked example', () => {
		expect(decode(receipt)).toEqual([
			{
				provider: 'aliyun',
				messageId: '12345678',
				to: '+8613811110000',
				status: 'delivered',
				final: true,
				occurredAt: Date.parse('2017-01-01T00:00:05+08:00'),
				receiptKey: 'aliyun:12345678:+8613811110000:delivered',
			},
		]);
	});

	it('reads several, in their order, and repeats have the same key', () => {
		const abroad = { ...receipt, phone_number: '85251234567' };
		const [first, second, again] = decode(receipt, abroad, receipt) ?? [];
		expect([first.to, second.to]).toEqual(['+8613811110000', '+85251234567']);
		expect(again.receiptKey).toBe(first.receiptKey);
		expect(second.receiptKey).not.toBe(first.receiptKey);
	});

	const expected: Record<string, [string, boolean]> = {
		MOBILE_NOT_ON_SERVICE: ['unreachable', true],
		MOBILE_SEND_LIMIT: ['rateLimited', true],
		MOBILE_ACCOUNT_ABNORMAL: ['unreachable', true],
		MOBILE_IN_BLACK: ['blocked', false],
		MOBLLE_TERMINAL_ERROR: ['unreachable', true],
		CONTENT_KEYWORD: ['contentRejected', false],
		CONTENT_ERROR: ['contentRejected', false],
		INVALID_NUMBER: ['invalidNumber', false],
		IS_CLOSE: ['carrier', true],
		NO_ROUTE: ['carrier', false],
		SP_UNKNOWN_ERROR: ['carrier', false],
		USER_REJECT: ['blocked', false],
	};

	it.each(Object.entries(expected))('%s', (err_code, [category, retryable]) => {
		expect(decode({ ...receipt, success: false, err_code, err_msg: '话' })).toMatchObject([
			{
				status: 'undelivered',
				final: true,
				failure: { category, retryable, providerCode: err_code, providerMessage: '话' },
			},
		]);
	});

	it('has no code that the table above does not hold', () => {
		expect([...KNOWN_CODES.receipts].sort()).toEqual(Object.keys(expected).sort());
	});

	it('waits on while the receipt is pending', () => {
		expect(decode({ ...receipt, success: false, err_code: 'REQUEST_SUCCESS' })).toMatchObject([
			{ status: 'sent', final: false },
		]);
	});

	it.each([
		['isv.SMS_CONTENT_ILLEGAL', 'contentRejected'],
		['MK:0001', 'unknown'],
		['', 'unknown'],
	])('keeps the code %s', (err_code, category) => {
		expect(decode({ ...receipt, success: false, err_code })).toMatchObject([
			{ status: 'undelivered', failure: { category, providerCode: err_code } },
		]);
	});

	it('loses no receipt over a number or a time that it cannot read', () => {
		const masked = { ...receipt, phone_number: '1381111****', report_time: '', send_time: 'x' };
		const [{ to, occurredAt }] = decode(masked) ?? [];
		expect(to).toBe('1381111****');
		expect(occurredAt).toBeUndefined();
	});

	it('tells pushes of another kind from none of this provider', () => {
		expect(decode(smsUp, review)).toEqual([]);
		expect(decode()).toEqual([]);
		expect(receipts.decode(push())).toBeUndefined();
		expect(decode('text')).toBeUndefined();
		expect(decode(null)).toBeUndefined();
		expect(decode({ ...receipt, biz_id: '' }, receipt)).toHaveLength(1);
	});
});

describe('replies (reference 7, SmsUp)', () => {
	const decode = (...list: unknown[]) => replies.decode(push(list));

	it('reads the worked example', () => {
		expect(decode(smsUp)).toEqual([
			{
				provider: 'aliyun',
				from: '+8613811110000',
				to: '1',
				text: '内容',
				intent: null,
				occurredAt: Date.parse('2017-01-01T00:00:00+08:00'),
				replyKey: 'aliyun:1234567890',
			},
		]);
	});

	it('takes the number of older accounts as an id only where it is whole', () => {
		expect(decode({ ...smsUp, sequence_id: 1234567890 })?.[0].replyKey).toBe('aliyun:1234567890');
		const tooLong = JSON.parse('12345678901234567890') as number;
		expect(decode({ ...smsUp, sequence_id: tooLong })?.[0].replyKey).toBe(
			`aliyun:+8613811110000:${Date.parse('2017-01-01T00:00:00+08:00')}:内容`,
		);
	});

	it('keeps an empty reply and leaves other pushes alone', () => {
		expect(decode({ ...smsUp, content: '', dest_code: '' })).toMatchObject([{ text: '' }]);
		expect(decode(receipt, review)).toEqual([]);
		expect(replies.decode(push())).toBeUndefined();
	});
});

describe('template reviews (reference 7, TemplateSmsReport)', () => {
	const decode = (...list: unknown[]) => templateReviews.decode(push(list));

	it('reads the worked example', () => {
		expect(decode(review)).toEqual([
			{
				provider: 'aliyun',
				templateId: 'SMS_123123242',
				status: 'approved',
				reviewKey: 'aliyun:SMS_123123242:all:approved',
			},
		]);
	});

	it('knows the other states, and the reason of a rejection', () => {
		expect(decode({ ...review, template_status: 'approving' })).toMatchObject([
			{ status: 'inReview' },
		]);
		expect(decode({ ...review, template_status: 'rejected', reason: '变量' })).toMatchObject([
			{ status: 'rejected', reason: '变量' },
		]);
	});

	it('leaves other pushes alone', () => {
		expect(decode(receipt, smsUp)).toEqual([]);
		expect(templateReviews.decode(push())).toBeUndefined();
	});
});

it('answers every push as the platform wants it', () => {
	for (const { answer } of [receipts, replies, templateReviews]) {
		expect(answer).toEqual({ code: 0, msg: '接收成功' });
	}
});
