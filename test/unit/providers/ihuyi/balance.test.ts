import { ihuyi } from '../../../../nodes/shared/providers/ihuyi';

const { balances = {} } = ihuyi;
const decode = (product: string, body: string) => balances[product].decode({ status: 200, body });

describe('requests, unsigned', () => {
	it.each([
		['notification (reference 2.6)', 'notification', '/sms/GetNum.json', undefined],
		[
			'international (7)',
			'international',
			'/webservice/isms.php',
			{ method: 'GetNum', format: 'json' },
		],
		[
			'old marketing (5)',
			'marketingLegacy',
			'/webservice/sms.php',
			{ method: 'GetNum', format: 'json' },
		],
		['old MMS (6.4)', 'mmsLegacy', '/webservice/api', { method: 'GetNum' }],
	])('%s', (_, product, path, query) => {
		expect(balances[product].encode()).toEqual({
			method: 'POST',
			path,
			...(query ? { query } : {}),
			form: {},
		});
	});
});

it.each([
	['international', 'http://api.isms.ihuyi.com'],
	['marketingLegacy', 'http://api.yx.ihuyi.com'],
	['mmsLegacy', 'http://10658.cc'],
])('%s says which Base URL it needs', (product, baseUrl) => {
	expect(balances[product].displayName).toContain(`Base URL ${baseUrl}`);
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
	expect(decode('notification', body)).toEqual([
		{ amount, unit: 'messages', name: 'Notification SMS (验证码通知短信)' },
	]);
});

it.each([
	['international', 'International SMS (国际短信)'],
	['marketingLegacy', 'Marketing SMS, Old Accounts (M…) (营销短信旧版)'],
	['mmsLegacy', 'MMS, Old Accounts (10658.cc) (彩信旧版)'],
])('%s: claims no unit, and takes what may be money', (product, name) => {
	const xml = '<GetNumResult><code>2</code><num>12.5</num></GetNumResult>';
	expect(decode(product, xml)).toEqual([{ amount: 12.5, unit: '', name }]);
	expect(decode(product, '{"code":2,"num":7}')).toMatchObject([{ amount: 7 }]);
});

it.each([
	['notification', 'each ihuyi product has its own API ID'],
	['international', "begins with 'I'"],
	['marketingLegacy', "begins with 'M'"],
	['mmsLegacy', 'http://10658.cc'],
])('%s says why there is none', (product, way) => {
	expect(decode(product, '{"code":405,"msg":"用户名或密码不正确","num":0}')).toMatchObject({
		category: 'authentication',
		providerCode: '405',
		message: { en: expect.stringContaining(way) },
	});
});

it.each(['', '{"code":2}', '{"code":2,"num":null}', '{"code":2,"num":"many"}', '<html>'])(
	'says nothing about an answer outside the protocol: %s',
	(body) => {
		for (const product of Object.keys(balances)) expect(decode(product, body)).toBeUndefined();
	},
);

it('has a sentence in place of a status query', () => {
	expect(ihuyi.status).toBeUndefined();
	expect(ihuyi.withoutStatus).toContain('Delivery Receipt Trigger');
});
