import fc from 'fast-check';

import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/aliyun/codes';
import { fromAliyunForm, toAliyunForm } from '../../../../nodes/shared/providers/aliyun/numbers';
import { sms } from '../../../../nodes/shared/providers/aliyun/send/sms';
import type { Failure } from '../../../../nodes/shared/messaging/model/failure';

const message = (
	to: string,
	values: Record<string, string> = {},
	more: Partial<Message> = {},
): Message => ({
	to,
	content: {
		kind: 'template',
		templateId: 'SMS_15305',
		variables: Object.entries(values).map(([name, value]) => ({ name, value })),
	},
	signature: '【阿里云】',
	settings: {},
	...more,
});
const one = message('+8613800000000', { code: '1111' });
const two = message('+85251234567', { code: '2222' });
const [toMany, batch, toOne] = sms.calls;
const decode = (answer: unknown, messages = [one], status = 200, call = toOne) =>
	call.decode(
		{ status, body: typeof answer === 'string' ? answer : JSON.stringify(answer) },
		{ messages, requestId: 'r' },
	);

describe('numbers', () => {
	it.each([
		['+8613800000000', '13800000000'],
		['+85251234567', '85251234567'],
		['+4915112345678', '4915112345678'],
		['+12025550100', '12025550100'],
	])('%s is %s, and back', (e164, form) => {
		expect(toAliyunForm(e164)).toBe(form);
		expect(fromAliyunForm(form)).toBe(e164);
	});

	it.each(['+13800000000', '+8613800000000', '008613800000000', '8613800000000'])(
		'reads the documented prefix of %s',
		(form) => expect(fromAliyunForm(form)).toBe('+8613800000000'),
	);

	it.each(['', '1381111****', 'x', '123'])('%s is no number', (form) =>
		expect(fromAliyunForm(form)).toBeUndefined(),
	);
});

describe('encode', () => {
	const encode = (call: typeof toOne, ...messages: Message[]) =>
		call.encode({ messages, requestId: 'r' });

	it('sends the worked example of the reference (6, vector 2), unsigned', () => {
		expect(encode(toOne, one)).toEqual({
			method: 'POST',
			path: '/',
			query: {
				Action: 'SendSms',
				Version: '2017-05-25',
				PhoneNumbers: '13800000000',
				SignName: '阿里云',
				TemplateCode: 'SMS_15305',
				TemplateParam: '{"code":"1111"}',
			},
		});
	});

	it('sends the same values to many numbers in one request', () => {
		const { query } = encode(toMany, one, { ...two, content: one.content });
		expect(query).toMatchObject({
			PhoneNumbers: '13800000000,85251234567',
			TemplateParam: '{"code":"1111"}',
		});
	});

	it('sends no values for a template without variables', () => {
		expect(encode(toOne, message('+8613800000000')).query).not.toHaveProperty('TemplateParam');
	});

	it('sends values of their own to each number, in one order', () => {
		const settings = { outId: 'fair-1', smsUpExtendCode: '90' };
		const plain = message('+8613900000000');
		expect(encode(batch, ...[one, two, plain].map((each) => ({ ...each, settings })))).toEqual({
			method: 'POST',
			path: '/',
			query: {
				Action: 'SendBatchSms',
				Version: '2017-05-25',
				PhoneNumberJson: '["13800000000","85251234567","13900000000"]',
				SignNameJson: '["阿里云","阿里云","阿里云"]',
				TemplateCode: 'SMS_15305',
				TemplateParamJson: '[{"code":"1111"},{"code":"2222"},{}]',
				SmsUpExtendCodeJson: '["90","90","90"]',
				OutId: 'fair-1',
			},
		});
	});

	it('sends the fields of its own only when given', () => {
		const settings = { outId: 'fair-1', smsUpExtendCode: '90' };
		expect(encode(toOne, { ...one, settings }).query).toMatchObject({
			OutId: 'fair-1',
			SmsUpExtendCode: '90',
		});
		expect(Object.keys(encode(toOne, one).query ?? {})).not.toContain('OutId');
	});

	it('keeps every value and every number, whatever they are', () => {
		const value = fc.string({ unit: 'grapheme' });
		const name = fc.stringMatching(/^\w{1,5}$/);
		fc.assert(
			fc.property(fc.array(fc.dictionary(name, value), { minLength: 1 }), (lists) => {
				const messages = lists.map((values) => message('+8613800000000', values));
				const { query = {} } = encode(batch, ...messages);
				expect(JSON.parse(query.TemplateParamJson)).toEqual(lists.map((list) => ({ ...list })));
				expect(JSON.parse(query.PhoneNumberJson)).toHaveLength(lists.length);
				expect(JSON.parse(query.SignNameJson)).toHaveLength(lists.length);
			}),
		);
	});

	it('groups as many as the API takes', () => {
		expect(sms.calls.map((call) => [call.shares, call.recipientsPerRequest, call.replay])).toEqual([
			['content', 1000, 'none'],
			['template', 100, 'none'],
			['nothing', 1, 'none'],
		]);
	});
});

describe('check', () => {
	it.each(['', '【】', '  '])('refuses a missing signature: %s', (signature) => {
		expect(sms.check?.({ ...one, signature })).toMatchObject({
			category: 'signatureRejected',
			message: { en: expect.stringContaining("'Signature (签名)'") },
		});
	});

	it('refuses a value without a name, and a reference that is too long', () => {
		expect(sms.check?.(message('+8613800000000', { ' ': 'x' }))?.category).toBe('templateRejected');
		const outId = (length: number) => ({ ...one, settings: { outId: 'x'.repeat(length) } });
		expect(sms.check?.(outId(257))?.message.en).toContain("'Out ID' has 257");
		expect(sms.check?.(outId(256))).toBeUndefined();
	});

	it('lets the rest pass', () => {
		expect(sms.check?.(one)).toBeUndefined();
		expect(sms.check?.({ ...one, signature: '阿里云' })).toBeUndefined();
	});
});

describe('decode', () => {
	it('gives the one BizId to all recipients (reference 2)', () => {
		const yes = {
			Code: 'OK',
			Message: 'OK',
			BizId: '900619746936498400',
			RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990',
		};
		const accepted = {
			outcome: 'accepted',
			messageId: '900619746936498400',
			messageIdSource: 'provider',
		};
		expect(decode(yes)).toEqual([accepted]);
		expect(decode(yes, [one, two], 200, toMany)).toEqual([accepted, accepted]);
		expect(decode(yes, [one, two], 200, batch)).toEqual([accepted, accepted]);
	});

	it('P4: takes an id that is longer than a number, as it came', () => {
		expect(decode('{"Code":"OK","BizId":9006197469364984001}')).toMatchObject([
			{ outcome: 'accepted', messageId: '9006197469364984001' },
		]);
	});

	it.each([
		'{"Code":"OK"}',
		'{"Code":"OK","BizId":""}',
		'{"Code":"OK","BizId":9.006197469364984e18}',
	])('does not believe a yes without a whole id: %s', (body) => {
		expect(decode(body)).toMatchObject([{ outcome: 'unknown', failure: { retryable: false } }]);
	});

	it('does not believe a no with an id', () => {
		const [verdict] = decode({ Code: 'isv.INVALID_PARAMETERS', BizId: '1' }) ?? [];
		expect(verdict).toMatchObject({
			outcome: 'unknown',
			failure: { providerCode: 'isv.INVALID_PARAMETERS', retryable: false },
		});
	});

	it('reads a recorded refusal (reference 1)', () => {
		const body =
			'{"Message":"触发小时级流控Permits:5","RequestId":"EFB5","Code":"isv.BUSINESS_LIMIT_CONTROL"}';
		expect(decode(body)).toMatchObject([
			{
				outcome: 'rejected',
				retryAfterMs: 3_600_000,
				failure: {
					category: 'rateLimited',
					providerCode: 'isv.BUSINESS_LIMIT_CONTROL',
					providerMessage: '触发小时级流控Permits:5',
					retryable: true,
				},
			},
		]);
	});

	it.each([
		['触发分钟级流控Permits:1', 60_000],
		['触发天级流控Permits:10', 86_400_000],
		['触发什么流控', undefined],
	])('%s may be sent again after %s ms', (Message, wait) => {
		const [verdict] = decode({ Code: 'isv.BUSINESS_LIMIT_CONTROL', Message }) ?? [];
		expect((verdict as { retryAfterMs?: number }).retryAfterMs).toBe(wait);
	});

	it.each([
		['isv.DAY_LIMIT_CONTROL', 86_400_000],
		['isv.MONTH_LIMIT_CONTROL', 31 * 86_400_000],
	])('%s may be sent again after %s ms, whatever its words', (Code, wait) => {
		expect(decode({ Code, Message: '触发分钟级流控' })).toMatchObject([{ retryAfterMs: wait }]);
	});

	it.each(['', 'OK', '<html>', '[]', 'null', '{}', '{"Code":null}', '{"Code":""}', '2'])(
		'says nothing about an answer outside the protocol: %s',
		(body) => expect(decode(body)).toBeUndefined(),
	);

	it.each([202, 302, 307, 408, 500])('leaves a refusal with HTTP %s to the loop', (status) => {
		expect(decode({ Code: 'Whatever' }, [one], status)).toBeUndefined();
	});

	describe('a request for several', () => {
		it('does not call all numbers wrong because of one', () => {
			const refused = {
				outcome: 'rejected',
				failure: {
					category: 'unknown',
					providerCode: 'isv.MOBILE_NUMBER_ILLEGAL',
					message: { en: expect.stringContaining('2 recipients and may be true of only one') },
					retryable: false,
				},
			};
			const answer = { Code: 'isv.MOBILE_NUMBER_ILLEGAL' };
			expect(decode(answer, [one, two], 200, toMany)).toMatchObject([refused, refused]);
		});

		it('keeps what is true of all of them', () => {
			const limited = decode({ Code: 'isv.BUSINESS_LIMIT_CONTROL' }, [one, two], 200, batch);
			expect(limited).toMatchObject([
				{ failure: { category: 'rateLimited', retryable: true } },
				{ failure: { category: 'rateLimited', retryable: true } },
			]);
			const reason = (call: typeof toOne, Code: string) => {
				const [verdict] = decode({ Code }, [one, two], 200, call) ?? [];
				return (verdict as { failure: Failure }).failure.message.en;
			};
			expect(reason(toMany, 'isv.PARAM_LENGTH_LIMIT')).not.toContain('only one');
			expect(reason(batch, 'isv.PARAM_LENGTH_LIMIT')).toContain('only one');
			expect(reason(batch, 'isv.AMOUNT_NOT_ENOUGH')).not.toContain('only one');
		});
	});
});

describe('codes (reference 8)', () => {
	const expected: Record<string, [string, boolean]> = {
		'isv.ACCOUNT_NOT_EXISTS': ['authentication', false],
		'isv.ACCOUNT_ABNORMAL': ['authentication', false],
		'isv.SECURITY_FROZEN_ACCOUNT': ['authentication', false],
		'isv.OUT_OF_SERVICE': ['insufficientBalance', false],
		'isv.AMOUNT_NOT_ENOUGH': ['insufficientBalance', false],
		'isv.PRODUCT_UN_SUBSCRIPT': ['configuration', false],
		'isv.PRODUCT_UNSUBSCRIBE': ['configuration', false],
		'isp.RAM_PERMISSION_DENY': ['authentication', false],
		'isv.DENY_IP_RANGE': ['configuration', false],
		'isv.SMS_SIGNATURE_ILLEGAL': ['signatureRejected', false],
		'isv.SMS_SIGN_ILLEGAL': ['signatureRejected', false],
		'isv.SIGN_STATE_ILLEGAL': ['signatureRejected', false],
		'isv.SIGN_NAME_ILLEGAL': ['signatureRejected', false],
		'isv.SMS_SIGNATURE_SCENE_ILLEGAL': ['signatureRejected', false],
		'isv.EXTEND_CODE_ERROR': ['configuration', false],
		'isv.ONE_CODE_MULTIPLE_SIGN': ['configuration', false],
		'isv.CODE_EXCEED_LIMIT': ['configuration', false],
		'isv.CODE_ERROR': ['configuration', false],
		PORT_NOT_REGISTERED: ['configuration', false],
		'isv.SMS_TEMPLATE_ILLEGAL': ['templateRejected', false],
		'isv.TEMPLATE_MISSING_PARAMETERS': ['templateRejected', false],
		'isv.TEMPLATE_PARAMS_ILLEGAL': ['contentRejected', false],
		'isv.INVALID_JSON_PARAM': ['configuration', false],
		'isv.PARAM_LENGTH_LIMIT': ['contentRejected', false],
		'isv.PARAM_NOT_SUPPORT_URL': ['contentRejected', false],
		'isv.SMS_CONTENT_ILLEGAL': ['contentRejected', false],
		'isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE': ['contentRejected', false],
		'isv.UNSUPPORTED_CONTENT': ['contentRejected', false],
		'isv.SMS_TEST_SIGN_TEMPLATE_LIMIT': ['configuration', false],
		'isv.SMS_TEST_NUMBER_LIMIT': ['configuration', false],
		'isv.MOBILE_NUMBER_ILLEGAL': ['invalidNumber', false],
		'isv.MOBILE_COUNT_OVER_LIMIT': ['configuration', false],
		'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': ['templateRejected', false],
		'isv.BUSINESS_LIMIT_CONTROL': ['rateLimited', true],
		'isv.DAY_LIMIT_CONTROL': ['rateLimited', true],
		'isv.MONTH_LIMIT_CONTROL': ['rateLimited', true],
		'isv.BLACK_KEY_CONTROL_LIMIT': ['blocked', false],
		'isv.CUSTOMER_REFUSED': ['blocked', false],
		'isv.INVALID_PARAMETERS': ['configuration', false],
	};
	const inDoubt = ['isp.SYSTEM_ERROR', 'isp.GATEWAY_ERROR'];

	it.each(Object.entries(expected))('%s', (Code, [category, retryable]) => {
		expect(decode({ Code, Message: 'words' })).toMatchObject([
			{
				outcome: 'rejected',
				failure: { category, retryable, providerCode: Code, providerMessage: 'words' },
			},
		]);
	});

	it.each([...inDoubt, 'isp.WHATEVER', 'SignatureNonceUsed'])(
		'%s does not say whether the message left',
		(Code) => {
			expect(decode({ Code, Message: 'words' })).toMatchObject([
				{
					outcome: 'unknown',
					failure: { retryable: false, providerCode: Code, providerMessage: 'words' },
				},
			]);
		},
	);

	it('has no code that the tables above do not hold', () => {
		expect([...KNOWN_CODES.refusals].sort()).toEqual([...Object.keys(expected), ...inDoubt].sort());
	});

	it.each(['isv.WHATEVER', 'constructor', 'Whatever'])('%s is refused without a guess', (Code) => {
		expect(decode({ Code })).toMatchObject([
			{
				outcome: 'rejected',
				failure: { category: 'unknown', providerCode: Code, retryable: false },
			},
		]);
	});
});

describe('the gateway (reference 1)', () => {
	const expected: Record<string, [string, boolean, string]> = {
		SignatureDoesNotMatch: ['authentication', false, 'SignatureDoesNotMatch'],
		'InvalidAccessKeyId.NotFound': ['authentication', false, 'InvalidAccessKeyId'],
		'InvalidAccessKeyId.Inactive': ['authentication', false, 'InvalidAccessKeyId'],
		'InvalidSecurityToken.Expired': ['authentication', false, 'InvalidSecurityToken'],
		'InvalidTimeStamp.Expired': ['authentication', false, 'InvalidTimeStamp'],
		Throttling: ['rateLimited', true, 'Throttling'],
		'Throttling.User': ['rateLimited', true, 'Throttling'],
		'Forbidden.RAM': ['authentication', false, 'Forbidden'],
		MissingParameter: ['configuration', false, 'Missing'],
		MissingPhoneNumbers: ['configuration', false, 'Missing'],
		'InvalidAction.NotFound': ['configuration', false, 'InvalidAction'],
		InvalidVersion: ['configuration', false, 'InvalidVersion'],
	};

	it.each(Object.entries(expected))('%s', (Code, [category, retryable]) => {
		const answer = { RequestId: 'R', HostId: 'dysmsapi.aliyuncs.com', Code, Message: 'words' };
		expect(decode(answer, [one, two], 400)).toMatchObject([
			{ outcome: 'rejected', failure: { category, retryable, providerCode: Code } },
			{ outcome: 'rejected', failure: { category, retryable, providerCode: Code } },
		]);
	});

	it('has no code that the table above does not hold', () => {
		const held = new Set(Object.values(expected).map(([, , beginning]) => beginning));
		expect([...KNOWN_CODES.gateway].sort()).toEqual([...held, 'SignatureNonceUsed'].sort());
	});
});

it('does not let a US number go to a stranger in China', () => {
	const settings = { internationalTemplate: true };
	const american = { ...message('+17185550100', { name: 'x' }), signature: '阿里云' };
	expect(sms.check?.(american)).toMatchObject({
		category: 'invalidNumber',
		message: { en: expect.stringContaining("'International Template (国际短信模板)'") },
	});
	expect(sms.check?.({ ...american, settings })).toBeUndefined();
	expect(sms.check?.({ ...american, to: '+12125550100' })).toBeUndefined();
});
