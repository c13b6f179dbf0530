import fc from 'fast-check';
import { escapedJson } from '../../../playground/carrier/providers/ihuyi/escapedJson.mts';
import { md5 } from '../../../playground/carrier/providers/ihuyi/md5.mts';
import {
	countVariables,
	fillTemplate,
	matchTemplate,
} from '../../../playground/carrier/providers/ihuyi/templates.mts';
import { apiKey, goldenSeconds, http, start, stopAll, submit, submitCode } from './clients';

const codeText = '您的验证码是：1234。请不要把验证码泄露给其他人。';
const time = String(goldenSeconds);
const fullTextDigest = '763769bc07d83faf04244910b48c9635';
const templateDigest = '9f6a2bf8cf1c0597090c4026fbc58eb1';
const balanceDigest = '767f6563f12da0e2e3521700fec5a1ef';

afterEach(stopAll);

describe('ihuyi notification: recorded replies, byte for byte', () => {
	it('accepts with a 20-digit id that begins with the Unix second', async () => {
		const carrier = await start({ now: () => 1546415359_500 });
		const { status, data } = await submit(carrier);
		expect(status).toBe(200);
		expect(data).toMatch(
			/^\{"code":2,"msg":"\\u63d0\\u4ea4\\u6210\\u529f","smsid":"1546415359\d{10}"\}$/,
		);
	});

	it.each([
		[{ mobile: '1380000' }, 406, '手机格式不正确，格式为11位的数字.'],
		[{ password: 'wrong' }, 405, '用户名或密码不正确'],
		[{ mobile: '' }, 403, '手机号码不能为空'],
		[{ account: '' }, 401, 'account不能为空'],
	])('refuses %j with %i %s', async (fields, code, msg) => {
		const carrier = await start();
		const { status, data } = await submit(carrier, fields);
		expect(status).toBe(200);
		expect(data).not.toMatch(/[^ -~]/);
		expect(data).toMatch(new RegExp(`^\\{"code":${code},"msg":"[^"]*","smsid":"0"\\}$`));
		expect(JSON.parse(data)).toEqual({ code, msg, smsid: '0' });
		expect(carrier.journal.messages()).toEqual([]);
	});

	it('escapes like the recorded reply, for every text', () => {
		expect(escapedJson({ msg: '提交成功' })).toBe('{"msg":"\\u63d0\\u4ea4\\u6210\\u529f"}');
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const json = escapedJson({ text });
				expect(json).not.toMatch(/[^ -~\x7f]/);
				expect(JSON.parse(json)).toEqual({ text });
			}),
		);
	});
});

describe('ihuyi notification: passwords', () => {
	it.each([
		['full text', { content: codeText, password: fullTextDigest }],
		['template mode', { content: '1234', templateid: '1', password: templateDigest }],
	])('takes the golden dynamic password: %s', async (_name, fields) => {
		const carrier = await start();
		expect(await submitCode(carrier, { ...fields, time })).toBe(2);
		expect(carrier.journal.messages()).toMatchObject([{ text: `【示例签名】${codeText}` }]);
	});

	it('reproduces the other golden hashes', () => {
		expect(md5(`C00000001${apiKey}${time}`)).toBe(balanceDigest);
		expect(md5(apiKey)).toBe('8516ac99dc60603295de7bdb6a153530');
	});

	it.each([
		['299 s old', 300, 2],
		['300 s ahead', -300, 2],
		['301 s old', 301, 40501],
		['301 s ahead', -301, 40501],
	])('checks the time: %s', async (_name, seconds, code) => {
		const carrier = await start({ now: () => (goldenSeconds + seconds) * 1000 });
		const fields = { content: codeText, password: fullTextDigest, time };
		expect(await submitCode(carrier, fields)).toBe(code);
	});

	it('has a window that can be set', async () => {
		const carrier = await start({
			ihuyi: { passwordWindowSeconds: 10 },
			now: () => (goldenSeconds + 11) * 1000,
		});
		const fields = { content: codeText, password: fullTextDigest, time };
		expect(await submitCode(carrier, fields)).toBe(40501);
	});

	it.each([
		['another text', { content: 'x', password: fullTextDigest, time }, 40502],
		['upper case', { content: codeText, password: fullTextDigest.toUpperCase(), time }, 40502],
		['a time that is none', { content: codeText, password: fullTextDigest, time: 'now' }, 40502],
		['no time', { content: codeText, password: fullTextDigest }, 405],
		['unknown account', { account: 'C00000002' }, 405],
	])('refuses %s', async (_name, fields, code) => {
		expect(await submitCode(await start(), fields)).toBe(code);
	});
});

describe('ihuyi notification: refusals', () => {
	const other = '13900000000';

	it.each([
		['no account', { account: undefined }, 401],
		['no password', { password: undefined }, 402],
		['no number', { mobile: undefined }, 403],
		['neither content nor template', { content: undefined }, 404],
		['two numbers', { mobile: '13800000000,13900000000' }, 406],
		['a country code', { mobile: '+8613800000000' }, 406],
		['a blacklisted number', { mobile: other }, 4030],
		['a forbidden word', { content: '免费发票' }, 407],
		['501 characters', { content: '长'.repeat(501) }, 4073],
		['an emoji', { content: '欢迎😀' }, 4074],
		['a keycap emoji', { content: '展位1️⃣' }, 4074],
		['a flag', { content: '🇨🇳' }, 4074],
		['an unknown template', { templateid: '99' }, 4071],
		['too few variables', { templateid: '2', content: 'a|b|c' }, 4072],
		['too many variables', { templateid: '1', content: '1|2' }, 4072],
		['a signature in brackets', { sign: '【公司】' }, 4070],
		['a signature not approved', { sign: '别家' }, 4075],
	])('refuses %s', async (_name, fields, code) => {
		const carrier = await start({
			ihuyi: { blacklist: [other], forbiddenWords: ['发票'], approvedSignatures: ['示例签名'] },
		});
		expect(await submitCode(carrier, fields)).toBe(code);
		expect(carrier.journal.messages()).toEqual([]);
		expect(carrier.journal.requests()).toHaveLength(1);
	});

	it('takes 500 characters and plain symbols', async () => {
		const carrier = await start({ ihuyi: { oneMessagePerSecond: false } });
		expect(await submitCode(carrier, { content: '长'.repeat(500) })).toBe(2);
		expect(await submitCode(carrier, { content: '©2026 → 100% #1 *' })).toBe(2);
	});

	it('matches full texts with approved templates when told so', async () => {
		const carrier = await start({ ihuyi: { anyText: false, oneMessagePerSecond: false } });
		expect(await submitCode(carrier)).toBe(4072);
		expect(await submitCode(carrier, { content: codeText })).toBe(2);
		const order = '订单号：20180515006，联系人：张三，手机号：136xxxxxxxx，金额：100元。';
		expect(await submitCode(carrier, { content: order })).toBe(2);
	});

	it('limits variables when told so', async () => {
		const carrier = await start({ ihuyi: { maxVariableLength: 8 } });
		const { data } = await submit(carrier, { templateid: '1', content: '123456789' });
		expect(JSON.parse(data)).toMatchObject({ code: 40722, msg: '变量内容超过指定的长度【8】' });
	});

	it('refuses brackets in the text when told so', async () => {
		const content = '【示例签名】展会明天开幕';
		const strict = await start({ ihuyi: { refuseBracketsInContent: true } });
		expect(await submitCode(strict, { content })).toBe(4070);
		const lenient = await start();
		expect(await submitCode(lenient, { content })).toBe(2);
	});

	it('takes one message to a number per second', async () => {
		let now = goldenSeconds * 1000;
		const carrier = await start({ now: () => now });
		expect(await submitCode(carrier)).toBe(2);
		now += 999;
		expect(await submitCode(carrier)).toBe(4080);
		expect(await submitCode(carrier, { mobile: other })).toBe(2);
		now += 1;
		expect(await submitCode(carrier)).toBe(2);
	});

	it('counts messages per day of China', async () => {
		let now = Date.parse('2026-11-21T23:59:50+08:00');
		const carrier = await start({ now: () => now, ihuyi: { messagesPerDay: 2 } });
		const later = (seconds: number) => (now += seconds * 1000);
		expect(await submitCode(carrier)).toBe(2);
		later(1);
		expect(await submitCode(carrier)).toBe(2);
		later(1);
		const { data } = await submit(carrier);
		expect(JSON.parse(data)).toMatchObject({
			code: 4082,
			msg: '超出同一手机号一天之内【2】条短信限制',
		});
		later(10);
		expect(await submitCode(carrier)).toBe(2);
	});

	it('counts verification codes apart', async () => {
		let now = goldenSeconds * 1000;
		const carrier = await start({
			now: () => (now += 1000),
			ihuyi: { verificationCodesPerDay: 1 },
		});
		expect(await submitCode(carrier, { templateid: '1', content: '1' })).toBe(2);
		expect(await submitCode(carrier, { content: codeText })).toBe(4085);
		expect(await submitCode(carrier)).toBe(2);
	});

	it('refuses a number with the code of its fate', async () => {
		const carrier = await start();
		carrier.setFate('13800000000', { refusal: 4082 });
		expect(await submitCode(carrier)).toBe(4082);
		expect(carrier.journal.messages()).toEqual([]);
	});
});

describe('ihuyi notification: what is taken', () => {
	it('fills templates, also those with four variables', async () => {
		const carrier = await start();
		const content = '20180515006|张三|136xxxxxxxx|100元';
		expect(await submitCode(carrier, { templateid: '2', content })).toBe(2);
		expect(carrier.journal.messages()).toMatchObject([
			{
				provider: 'ihuyi',
				product: 'notification',
				to: '13800000000',
				templateId: '2',
				signature: '示例签名',
				text: '【示例签名】订单号：20180515006，联系人：张三，手机号：136xxxxxxxx，金额：100元。',
				receivedAt: goldenSeconds * 1000,
				segments: 1,
			},
		]);
	});

	it('uses the sign field, GET and mixed parameters', async () => {
		const carrier = await start();
		const url = `${carrier.baseUrl('ihuyi')}/sms/Submit.json`;
		const params = {
			account: 'C00000001',
			password: apiKey,
			mobile: '13800000000',
			content: 'a+b',
		};
		await http.get(url, { params });
		await http.post(url, new URLSearchParams({ mobile: '13900000000', sign: '别家' }), { params });
		expect(carrier.journal.messages().map(({ to, text }) => [to, text])).toEqual([
			['13800000000', '【示例签名】a+b'],
			['13900000000', '【别家】a+b'],
		]);
	});

	it('bills segments of 70 or 67 characters and refuses what cannot be paid', async () => {
		const carrier = await start({ ihuyi: { balance: 4, oneMessagePerSecond: false } });
		expect(await submitCode(carrier, { content: '字'.repeat(64) })).toBe(2);
		expect(await submitCode(carrier, { content: '字'.repeat(65) })).toBe(2);
		expect(await submitCode(carrier, { content: '字'.repeat(65) })).toBe(4051);
		expect(carrier.journal.messages().map(({ segments }) => segments)).toEqual([1, 2]);
	});

	it('answers other bodies and paths as what they are', async () => {
		const carrier = await start();
		const base = carrier.baseUrl('ihuyi');
		const { data } = await http.post(`${base}/sms/Submit.json`, { account: 'C00000001' });
		expect(JSON.parse(data).code).toBe(401);
		expect((await http.get(`${base}/sms/Sumbit.json`)).status).toBe(404);
		expect(carrier.journal.requests().map(({ status }) => status)).toEqual([200, 404]);
	});

	it('gives every message an id of its own', async () => {
		const carrier = await start({ ihuyi: { oneMessagePerSecond: false } });
		await Promise.all(Array.from({ length: 50 }, () => submit(carrier)));
		const ids = carrier.journal.messages().map(({ messageId }) => messageId);
		expect(new Set(ids).size).toBe(50);
	});
});

describe('ihuyi notification: balance', () => {
	const balance = async (fields: Record<string, string>, ihuyi = {}) => {
		const carrier = await start({ ihuyi });
		const url = `${carrier.baseUrl('ihuyi')}/sms/GetNum.json`;
		return JSON.parse((await http.post(url, new URLSearchParams(fields))).data);
	};

	it('tells the messages left, for the key and for the golden dynamic password', async () => {
		const account = 'C00000001';
		expect(await balance({ account, password: apiKey }, { balance: 7 })).toMatchObject({
			code: 2,
			num: 7,
		});
		expect(await balance({ account, password: balanceDigest, time })).toMatchObject({
			code: 2,
			num: 100000,
		});
		expect(await balance({ account, password: 'wrong' })).toMatchObject({ code: 405 });
		expect(await balance({ account, password: balanceDigest, time: '1700000001' })).toMatchObject({
			code: 40502,
		});
		expect(await balance({})).toMatchObject({ code: 401 });
		expect(await balance({ account })).toMatchObject({ code: 402 });
	});
});

describe('ihuyi templates', () => {
	it('finds the values it filled in', () => {
		const value = fc.string({ minLength: 1 }).filter((text) => !/[-|]/.test(text));
		fc.assert(
			fc.property(value, value, (first, second) => {
				const template = '【变量1】-(a.b)*-【变量2】';
				expect(countVariables(template)).toBe(2);
				const text = fillTemplate(template, [first, second]);
				expect(text).toBe(`${first}-(a.b)*-${second}`);
				expect(matchTemplate(template, text)).toEqual([first, second]);
			}),
		);
	});
});
