import { receipts } from '../../../nodes/shared/providers/ihuyi/receipts';
import { pushed } from './pushed';

const push = {
	code: '2',
	msg: '发送成功',
	mobilephone: '13800000000',
	smsid: '15870246956696820530',
	report_time: '2024-01-02 03:04:05',
};
const decode = (fields: Record<string, unknown>) => receipts.decode(pushed(fields));

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
	expect(decode({ ...push, report_time: '1704135845' })?.[0]).not.toHaveProperty('occurredAt');
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
