import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/ihuyi/codes';
import { notification } from '../../../../nodes/shared/providers/ihuyi/send/notification';

const message = (content: Message['content'], settings: Message['settings'] = {}): Message => ({
	to: '+8613800000000',
	content,
	settings,
});
const text = message({ kind: 'text', text: '展会明天开幕' });
const template = (templateId: string, ...values: string[]) =>
	message({
		kind: 'template',
		templateId,
		variables: values.map((value, index) => ({ name: String(index + 1), value })),
	});
const [submit] = notification.calls;
const encode = (one: Message) => submit.encode({ messages: [one], requestId: 'r' });
const decode = (body: string, status = 200) =>
	submit.decode({ status, body }, { messages: [text], requestId: 'r' });

describe('encode', () => {
	it('sends a full text to an 11-digit number', () => {
		expect(encode(text)).toEqual({
			method: 'POST',
			path: '/sms/Submit.json',
			form: { mobile: '13800000000', content: '展会明天开幕' },
		});
	});

	it('joins the values of a template in their order (reference 2.2)', () => {
		expect(encode(template('567', '20180515006', '张三', '13600000000', '100元')).form).toEqual({
			mobile: '13800000000',
			templateid: '567',
			content: '20180515006|张三|13600000000|100元',
		});
	});

	it("sends the unconfirmed 'sign' only when asked to", () => {
		const signed = message({ kind: 'text', text: 'x' }, { sign: '示例签名' });
		expect(encode(signed).form).toMatchObject({ sign: '示例签名' });
	});
});

describe('check', () => {
	it('refuses a value that has the separator', () => {
		expect(notification.check?.(template('567', 'a|b'))).toMatchObject({
			category: 'contentRejected',
			message: { en: expect.stringContaining("'Template Variables'") },
		});
	});

	it('knows how many values the default template needs', () => {
		expect(notification.check?.(template('1'))?.message.en).toContain('exactly one value');
		expect(notification.check?.(template('1', '1234'))).toBeUndefined();
		expect(notification.check?.(template('567'))).toBeUndefined();
	});
});

describe('decode', () => {
	it('takes a recorded reply, byte for byte (reference 2.4)', () => {
		const body = '{"code":2,"msg":"\\u63d0\\u4ea4\\u6210\\u529f","smsid":"15464153595432868415"}';
		expect(decode(body)).toEqual([
			{ outcome: 'accepted', messageId: '15464153595432868415', messageIdSource: 'provider' },
		]);
	});

	it('takes the recorded reply in XML, which older addresses give', () => {
		const body =
			'<?xml version="1.0" encoding="utf-8"?><SubmitResult xmlns="http://106.ihuyi.com/"><code>2</code><msg>提交成功</msg><smsid>15870246956696820530</smsid></SubmitResult>';
		expect(decode(body)).toEqual([
			{ outcome: 'accepted', messageId: '15870246956696820530', messageIdSource: 'provider' },
		]);
	});

	it.each([
		['{"code":406,"msg":"手机格式不正确，格式为11位的数字.","smsid":"0"}', 'invalidNumber', '406'],
		['{"code":405,"msg":"用户名或密码不正确","smsid":0}', 'authentication', '405'],
		['{"code":"4051","msg":"剩余条数不足","smsid":"0"}', 'insufficientBalance', '4051'],
		['{"code":9999,"msg":"什么","smsid":"0"}', 'unknown', '9999'],
	])('refusal %s', (body, category, providerCode) => {
		const [verdict] = decode(body) ?? [];
		expect(verdict).toMatchObject({ outcome: 'rejected', failure: { category, providerCode } });
		expect(verdict).toHaveProperty('failure.providerMessage', JSON.parse(body).msg);
	});

	it.each(['{"code":2,"msg":"ok","smsid":"0"}', '{"code":2,"smsid":""}', '{"code":2}'])(
		'does not believe a yes without an id: %s',
		(body) => {
			expect(decode(body)).toMatchObject([{ outcome: 'unknown', failure: { retryable: false } }]);
		},
	);

	it.each(['', 'OK', '<html>', '[]', 'null', '{"msg":"x"}', '{"code":null}', '2'])(
		'says nothing about an answer outside the protocol: %s',
		(body) => expect(decode(body)).toBeUndefined(),
	);
});

describe('codes (reference 2.5)', () => {
	const expected: Record<string, [string, boolean]> = {
		'0': ['provider', true],
		'400': ['configuration', false],
		'401': ['authentication', false],
		'402': ['authentication', false],
		'403': ['invalidNumber', false],
		'4030': ['blocked', false],
		'404': ['contentRejected', false],
		'405': ['authentication', false],
		'4050': ['authentication', false],
		'40501': ['authentication', false],
		'40502': ['authentication', false],
		'40505': ['configuration', false],
		'4051': ['insufficientBalance', false],
		'4052': ['configuration', false],
		'4054': ['authentication', false],
		'406': ['invalidNumber', false],
		'407': ['contentRejected', false],
		'4070': ['signatureRejected', false],
		'4071': ['templateRejected', false],
		'4072': ['templateRejected', false],
		'40722': ['contentRejected', false],
		'4073': ['contentRejected', false],
		'4074': ['contentRejected', false],
		'4075': ['signatureRejected', false],
		'408': ['blocked', false],
		'4080': ['rateLimited', true],
		'4082': ['rateLimited', true],
		'4085': ['rateLimited', true],
		'4086': ['rateLimited', true],
	};

	it.each(Object.entries(expected))('%s', (code, [category, retryable]) => {
		const [verdict] = decode(JSON.stringify({ code: Number(code), msg: 'm', smsid: '0' })) ?? [];
		expect(verdict).toMatchObject({ outcome: 'rejected', failure: { category, retryable } });
	});

	it('has no code that the table above does not hold', () => {
		expect([...KNOWN_CODES.notification].sort()).toEqual(Object.keys(expected).sort());
	});

	it.each(['1', '4077', '4081'])('%s is refused without a guess at its meaning', (code) => {
		expect(decode(JSON.stringify({ code, smsid: '0' }))).toMatchObject([
			{ outcome: 'rejected', failure: { category: 'unknown', providerCode: code } },
		]);
	});
});
