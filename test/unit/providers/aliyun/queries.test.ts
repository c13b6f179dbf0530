import { aliyun } from '../../../../nodes/shared/providers/aliyun';
import { status } from '../../../../nodes/shared/providers/aliyun/status';

const answer = (body: unknown) => ({
	status: 200,
	body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('status (reference 4)', () => {
	const question = { messageId: '9006197469364984', to: '+8613900000000', date: '2019-01-08' };
	const entry = {
		PhoneNum: '13900000000',
		SendStatus: 3,
		ErrCode: 'DELIVERED',
		TemplateCode: 'SMS_122310183',
		Content: '…',
		SendDate: '2019-01-08 16:44:10',
		ReceiveDate: '2019-01-08 16:44:13',
		OutId: '123',
	};
	const decode = (...entries: unknown[]) =>
		status.decode(
			answer({
				Code: 'OK',
				Message: 'OK',
				RequestId: '819BE656',
				TotalCount: String(entries.length),
				SmsSendDetailDTOs: { SmsSendDetailDTO: entries },
			}),
			question,
		);

	it('asks for one number on one day', () => {
		expect(status.encode(question)).toEqual({
			method: 'POST',
			path: '/',
			query: {
				Action: 'QuerySendDetails',
				Version: '2017-05-25',
				PhoneNumber: '13900000000',
				BizId: '9006197469364984',
				SendDate: '20190108',
				PageSize: '50',
				CurrentPage: '1',
			},
		});
		expect(status.needs).toEqual(['to', 'date']);
	});

	it('reads the worked example', () => {
		expect(decode(entry)).toEqual({
			provider: 'aliyun',
			messageId: '9006197469364984',
			to: '+8613900000000',
			status: 'delivered',
			final: true,
			occurredAt: Date.parse('2019-01-08T16:44:13+08:00'),
			receiptKey: 'aliyun:9006197469364984:+8613900000000:delivered',
		});
	});

	it('finds a North American number, which reads like a mainland one', () => {
		const to = '+14155550100';
		const body = {
			Code: 'OK',
			SmsSendDetailDTOs: { SmsSendDetailDTO: [{ ...entry, PhoneNum: '14155550100' }] },
		};
		expect(status.decode(answer(body), { ...question, to })).toMatchObject({
			to,
			status: 'delivered',
		});
	});

	it('knows the other states', () => {
		const waiting = { ...entry, SendStatus: 1, ErrCode: '', ReceiveDate: '' };
		expect(decode(waiting)).toMatchObject({
			status: 'sent',
			final: false,
			occurredAt: Date.parse('2019-01-08T16:44:10+08:00'),
		});
		expect(decode(waiting)).not.toHaveProperty('failure');
		expect(decode({ ...entry, SendStatus: '2', ErrCode: 'MOBILE_IN_BLACK' })).toMatchObject({
			status: 'undelivered',
			final: true,
			failure: { category: 'blocked', providerCode: 'MOBILE_IN_BLACK' },
		});
		expect(decode({ ...entry, SendStatus: 9 })).toMatchObject({ status: 'unknown', final: false });
	});

	it('finds the number, and of two messages the later one', () => {
		const other = { ...entry, PhoneNum: '13800000000', SendStatus: 2 };
		const earlier = { ...entry, SendStatus: 2, SendDate: '2019-01-08 09:00:00' };
		expect(decode(other, earlier, entry)).toMatchObject({ status: 'delivered' });
		expect(decode(entry, earlier)).toMatchObject({ status: 'delivered' });
		expect(decode(other)).toMatchObject({ category: 'unknown' });
		expect(decode()).toMatchObject({
			message: { en: expect.stringContaining('no message with this id') },
		});
	});

	it('passes a refusal on, and says nothing about what it cannot read', () => {
		expect(
			status.decode(answer({ Code: 'isv.AMOUNT_NOT_ENOUGH', Message: 'm' }), question),
		).toMatchObject({ category: 'insufficientBalance', providerMessage: 'm' });
		expect(status.decode(answer({ Code: 'isp.SYSTEM_ERROR' }), question)).toMatchObject({
			category: 'provider',
			retryable: true,
		});
		expect(status.decode(answer('<html>'), question)).toBeUndefined();
		expect(status.decode(answer({ Code: 'OK' }), question)).toBeUndefined();
	});
});

it('has no balance, which the API cannot tell', () => {
	expect(aliyun).toMatchObject({ id: 'aliyun', credentialType: 'aliyunSmsApi' });
	expect(aliyun.balances).toBeUndefined();
});

it('has no MMS, and says what to do instead', () => {
	expect(aliyun.mms).toBeUndefined();
	expect(aliyun.withoutMms).toMatch(/^Alibaba Cloud .*SUBMAIL, ihuyi or Plivo.*\.$/);
});
