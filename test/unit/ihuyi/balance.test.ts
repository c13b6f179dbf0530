import { ihuyi } from '../../../nodes/shared/providers/ihuyi';

const { balance } = ihuyi;
const decode = (body: string) => balance?.decode({ status: 200, body });

it('asks product A, unsigned (reference 2.6)', () => {
	expect(balance?.encode()).toEqual({ method: 'POST', path: '/sms/GetNum.json', form: {} });
});

it.each([
	['{"code":2,"msg":"...","num":1234}', 1234],
	['{"code":2,"num":0}', 0],
	['{"code":"2","num":"12"}', 12],
	[
		'<GetNumResult xmlns="http://106.ihuyi.com/"><code>2</code><msg>x</msg><num>5</num></GetNumResult>',
		5,
	],
])('reads %s', (body, amount) => {
	expect(decode(body)).toEqual([
		{ amount, unit: 'messages', name: 'Notification SMS (验证码通知短信)' },
	]);
});

it('says why there is none', () => {
	expect(decode('{"code":405,"msg":"用户名或密码不正确","num":0}')).toMatchObject({
		category: 'authentication',
		providerCode: '405',
	});
});

it.each(['', '{"code":2}', '{"code":2,"num":null}', '{"code":2,"num":"many"}', '<html>'])(
	'says nothing about an answer outside the protocol: %s',
	(body) => expect(decode(body)).toBeUndefined(),
);

it('has a sentence in place of a status query', () => {
	expect(ihuyi.status).toBeUndefined();
	expect(ihuyi.withoutStatus).toContain('Delivery Receipt Trigger');
});
