import { receipts } from '../../../nodes/shared/providers/ihuyi/receipts';

const push = {
	code: '2',
	msg: '发送成功',
	mobilephone: '13800000000',
	smsid: '15870246956696820530',
	report_time: '2024-01-02 03:04:05',
};
const decode = (fields: Record<string, unknown>) => receipts.decode({ fields });

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

it('takes the id from task_id, as some accounts send it', () => {
	const { smsid, ...rest } = push;
	expect(decode({ ...rest, task_id: smsid })?.[0].messageId).toBe(smsid);
});

it('leaves a time out that it cannot read', () => {
	expect(decode({ ...push, report_time: '1704135845' })?.[0]).not.toHaveProperty('occurredAt');
});

it('takes the first of fields that came twice', () => {
	expect(decode({ ...push, code: ['2', '2'] })?.[0].status).toBe('delivered');
});

it.each(['smsid', 'code', 'mobilephone'])('is no receipt without %s', (field) => {
	expect(decode({ ...push, [field]: '' })).toBeUndefined();
});
