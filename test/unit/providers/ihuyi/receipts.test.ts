import type { ChannelSettings } from '../../../../nodes/shared/messaging/model/message';
import { receipts } from '../../../../nodes/shared/providers/ihuyi/webhooks/receipts';
import { pushed } from './pushed';

const push = {
	code: '2',
	msg: '发送成功',
	mobilephone: '13800000000',
	smsid: '15870246956696820530',
	report_time: '2024-01-02 03:04:05',
};
const decode = (fields: Record<string, unknown>, settings: ChannelSettings = {}) =>
	receipts.decode(pushed(fields), settings);

it('reads the worked example of the reference (2.7)', () => {
	expect(decode(push)).toEqual([
		{
			provider: 'ihuyi',
			messageId: '15870246956696820530',
			to: '+8613800000000',
			status: 'delivered',
			final: true,
			occurredAt: Date.parse('2024-01-02T03:04:05+08:00'),
			receiptKey: 'ihuyi:15870246956696820530:+8613800000000:delivered',
		},
	]);
});

it('takes any other code as undelivered and keeps it', () => {
	expect(decode({ ...push, code: 'MK:0001', msg: '空号' })).toMatchObject([
		{
			status: 'undelivered',
			final: true,
			failure: { category: 'unknown', providerCode: 'MK:0001', providerMessage: '空号' },
		},
	]);
});

it('leaves a time out that it cannot read', () => {
	expect(decode({ ...push, report_time: '1704135845' })?.[0]).not.toHaveProperty(
		'occurredAt',
		expect.anything(),
	);
});

it('takes the first of fields that came twice', () => {
	expect(decode({ ...push, code: ['2', '2'] })?.[0].status).toBe('delivered');
});

it('gives a repeated push the same key', () => {
	expect(decode({ ...push, msg: 'again' })?.[0].receiptKey).toBe(decode(push)?.[0].receiptKey);
});

it.each(['smsid', 'code', 'mobilephone'])('is no receipt without %s', (field) => {
	expect(decode({ ...push, [field]: '' })).toBeUndefined();
});

it('leaves a reply that came to the same URL to those who want replies', () => {
	expect(decode({ mobilephone: '13800000000', content: 'T', smsid: '1' })).toEqual([]);
});

describe('marketing SMS before v1 (reference 5): task_id is the id of the whole request', () => {
	const { smsid, report_time: time, ...rest } = push;
	const legacy = { ...rest, task_id: smsid };

	it('reads it without a time', () => {
		expect(decode(legacy)).toEqual([
			{
				provider: 'ihuyi',
				messageId: smsid,
				to: '+8613800000000',
				status: 'delivered',
				final: true,
				receiptKey: `ihuyi:${smsid}:+8613800000000:delivered`,
			},
		]);
	});

	it('reads it with a time', () => {
		expect(decode({ ...legacy, report_time: time })?.[0]).toMatchObject({
			messageId: smsid,
			occurredAt: Date.parse('2024-01-02T03:04:05+08:00'),
		});
	});

	it('tells the numbers of one request apart', () => {
		const keys = ['13800000000', '13900000000'].map(
			(mobilephone) => decode({ ...legacy, mobilephone })?.[0].receiptKey,
		);
		expect(new Set(keys).size).toBe(2);
	});
});

describe('international SMS (reference 7): pushes are not published', () => {
	it.each([
		['1 4155550100', '+14155550100'],
		['86 13800000000', '+8613800000000'],
		['13800000000', '+8613800000000'],
	])('takes the id by the name under which it was given, and the number %s', (mobilephone, to) => {
		const { smsid, ...rest } = push;
		expect(decode({ ...rest, ismsid: smsid, mobilephone })).toMatchObject([
			{ messageId: smsid, to },
		]);
	});
});

describe('fields named by the user, for products whose pushes are not published', () => {
	const settings = {
		messageIdField: 'request_id, task',
		numberField: 'phone',
		statusField: 'status',
		deliveredValue: 'DELIVRD，OK',
		explanationField: 'reason',
		timeField: 'at',
	};
	const own = { task: '42', phone: '13800000000', status: 'OK', at: push.report_time };

	it('reads them', () => {
		expect(decode(own, settings)).toEqual([
			{
				provider: 'ihuyi',
				messageId: '42',
				to: '+8613800000000',
				status: 'delivered',
				final: true,
				occurredAt: Date.parse('2024-01-02T03:04:05+08:00'),
				receiptKey: 'ihuyi:42:+8613800000000:delivered',
			},
		]);
	});

	it('takes every other value as not delivered', () => {
		expect(decode({ ...own, status: '2', reason: '空号' }, settings)).toMatchObject([
			{ status: 'undelivered', failure: { providerCode: '2', providerMessage: '空号' } },
		]);
	});

	it('reads nothing by the usual names instead', () => {
		expect(decode(push, settings)).toBeUndefined();
	});

	it('offers each of them, with the usual name', () => {
		expect(receipts.fields?.map(({ name, default: usual }) => [name, usual])).toEqual([
			['messageIdField', 'smsid, task_id, ismsid'],
			['numberField', 'mobilephone'],
			['statusField', 'code'],
			['deliveredValue', '2'],
			['explanationField', 'msg'],
			['timeField', 'report_time'],
		]);
	});
});
