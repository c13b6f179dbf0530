import { jiutian } from '../../../../nodes/shared/providers/jiutian';

const balance = jiutian.balances?.account;
const decode = (body: string) => balance?.decode({ status: 200, body });

it('asks without a secret', () => {
	expect(balance?.encode()).toEqual({ method: 'GET', path: '/sms_ye.php' });
});

it.each([
	['success:1234.56', 1234.56],
	['success:0', 0],
	['success:-0.5\r\n', -0.5],
])('%j', (body, amount) => {
	expect(decode(body)).toEqual([{ amount, unit: 'CNY' }]);
});

it('says why there is none', () => {
	expect(decode('error:-2')).toMatchObject({ category: 'authentication', providerCode: '-2' });
});

it.each(['', 'success:', 'success:much', 'success:1,5', '1.5', '<html>'])(
	'says nothing about an answer outside the protocol: %j',
	(body) => expect(decode(body)).toBeUndefined(),
);
