import fc from 'fast-check';

import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { ihuyi } from '../../../../nodes/shared/providers/ihuyi';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/ihuyi/codes';
import { toInternationalForm } from '../../../../nodes/shared/providers/ihuyi/numbers';

const { international } = ihuyi.sms;
const message: Message = {
	to: '+14155550100',
	content: { kind: 'text', text: 'Your verification code is 1125' },
	settings: {},
};
const [submit] = international.calls;
const batch = { messages: [message], requestId: 'r' };
const decode = (body: string) => submit.decode({ status: 200, body }, batch);

it('encodes the worked example of the reference (7), unsigned', () => {
	expect(submit.encode(batch)).toEqual({
		method: 'POST',
		path: '/isms/Submit.json',
		form: { mobile: '1 4155550100', content: 'Your verification code is 1125' },
	});
});

it.each([
	['+85251234567', '852 51234567'],
	['+393123456789', '39 3123456789'],
	['+8613800000000', '86 13800000000'],
	['+999', '999'],
])('writes %s as country code, space and number', (e164, written) => {
	expect(toInternationalForm(e164)).toBe(written);
});

it('never loses a digit', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^\+[1-9][0-9]{6,14}$/), (e164) => {
			expect(toInternationalForm(e164).replace(' ', '')).toBe(e164.slice(1));
		}),
	);
});

it('sends to every country, one recipient a request', () => {
	expect(international.limits).toMatchObject({ encoding: 'automatic', signature: 'none' });
	expect(international.limits.countries).toBeUndefined();
	expect(submit).toMatchObject({ recipientsPerRequest: 1, shares: 'nothing', replay: 'none' });
});

it.each([
	'{"code":2,"msg":"提交成功","ismsid":"16236437872836"}',
	'{"code":"2","ismsid":16236437872836}',
	'<?xml version="1.0" encoding="utf-8"?>\n<SubmitResult xmlns="http://106.ihuyi.com/">\n<code>2</code>\n<msg>提交成功</msg>\n<ismsid>16236437872836</ismsid>\n</SubmitResult>\n',
])('takes a yes: %s', (body) => {
	expect(decode(body)).toEqual([
		{ outcome: 'accepted', messageId: '16236437872836', messageIdSource: 'provider' },
	]);
});

it('P4: takes an id that is longer than a number, as it came', () => {
	expect(decode('{"code":2,"ismsid":15464153595432868415}')).toMatchObject([
		{ outcome: 'accepted', messageId: '15464153595432868415' },
	]);
});

it.each([
	'{"code":2}',
	'{"code":2,"ismsid":"0"}',
	'{"code":2,"ismsid":""}',
	'{"code":2,"ismsid":0}',
	'{"code":2,"ismsid":1.5464153595432868e19}',
	'{"code":2,"smsid":"16236437872836"}',
])('does not believe a yes without a usable id: %s', (body) => {
	expect(decode(body)).toMatchObject([{ outcome: 'unknown', failure: { retryable: false } }]);
});

it('takes the recorded refusal without an id', () => {
	expect(decode('{"code":1,"msg":"提交失败"}')).toMatchObject([
		{
			outcome: 'rejected',
			failure: {
				category: 'provider',
				retryable: false,
				providerCode: '1',
				providerMessage: '提交失败',
			},
		},
	]);
});

describe('codes (reference 7)', () => {
	const listed: Record<string, string> = {
		'400': 'configuration',
		'401': 'authentication',
		'403': 'invalidNumber',
		'405': 'authentication',
		'406': 'invalidNumber',
		'407': 'contentRejected',
		'40722': 'contentRejected',
		'4051': 'insufficientBalance',
	};
	const sentenceOf = (code: string) => {
		const [verdict] = decode(JSON.stringify({ code: Number(code) })) ?? [];
		return verdict.outcome === 'rejected' ? verdict.failure.message.en : '';
	};

	it.each(Object.entries(listed))('%s', (code, category) => {
		expect(decode(`{"code":${code}}`)).toMatchObject([
			{ outcome: 'rejected', failure: { category, retryable: false, providerCode: code } },
		]);
		expect(sentenceOf(code)).not.toContain('no list for this product');
	});

	it('asks for the right key and the right number', () => {
		expect(sentenceOf('405')).toContain("begins with 'I'");
		expect(sentenceOf('406')).toContain('country code');
		expect(sentenceOf('406')).not.toContain('11 digits');
	});

	const others = KNOWN_CODES.notification.filter((code) => !(code in listed));
	it.each(others)('%s is explained by the table of the notification SMS, and says so', (code) => {
		expect(sentenceOf(code)).toContain('no list for this product');
	});

	it('has no code of its own that the tests do not hold', () => {
		expect([...KNOWN_CODES.international].sort()).toEqual(['1', '405', '406']);
	});

	it.each(['9999', 'constructor'])('%s is kept as it came', (code) => {
		expect(decode(JSON.stringify({ code }))).toMatchObject([
			{ outcome: 'rejected', failure: { category: 'unknown', providerCode: code } },
		]);
	});
});

it.each(['', 'OK', '<html></html>', '[]', '{"msg":"x"}', '<SubmitResult></SubmitResult>'])(
	'says nothing about an answer outside the protocol: %s',
	(body) => expect(decode(body)).toBeUndefined(),
);
