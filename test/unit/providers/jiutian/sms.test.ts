import fc from 'fast-check';

import { smsCheck, type SmsDraft } from '../../../../nodes/shared/sending/check/sms';
import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { jiutian } from '../../../../nodes/shared/providers/jiutian';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/jiutian/codes';
import vectors from '../../../vectors/jiutian.json';

const { sms } = jiutian.sms;
const [send] = sms.calls;
const messagesTo = (...numbers: string[]): Message[] =>
	numbers.map((to) => ({ to, content: { kind: 'text', text: vectors.text }, settings: {} }));
const messages = messagesTo('+8613800000000', '+8613900000000');
const batch = { messages, requestId: 'r' };
const decode = (body: string) => send.decode({ status: 200, body }, batch);

describe('encode', () => {
	it('writes the worked example of the reference (2), as text, in GBK and unsigned', () => {
		expect(send.encode(batch)).toEqual({
			method: 'POST',
			path: '/sms.php',
			form: `tele=13800000000,13900000000&msg=${vectors.gbk}`,
		});
	});

	it('sends a single message the same way', () => {
		const alone = { messages: messagesTo('+8613800000000'), requestId: 'r' };
		expect(send.encode(alone).form).toBe(`tele=13800000000&msg=${vectors.gbk}`);
	});

	it('takes 500 numbers of one text', () => {
		expect(send).toMatchObject({ recipientsPerRequest: 500, shares: 'content', replay: 'none' });
		expect(sms.calls).toHaveLength(1);
	});
});

describe('check', () => {
	const draft: SmsDraft = {
		recipient: '13800000000',
		content: { kind: 'text', text: '您的验证码是1234' },
		signature: '示例',
		sender: '',
		optOutText: '',
		settings: {},
	};
	const rules = {
		defaultCountry: 'CN',
		duplicates: 'none' as const,
		maxSegments: 10,
		forbiddenWords: [],
		smartEncoding: false,
	};
	const checkText = (text: string) =>
		smsCheck(sms, rules)({ ...draft, content: { kind: 'text', text } });

	it('puts the signature into the text, which is that of the worked example', () => {
		expect(checkText('您的验证码是1234')).toMatchObject({
			message: { content: { text: vectors.text } },
			billing: { encoding: 'UCS-2', segments: 1 },
		});
	});

	it.each([
		['报价 €5', "'€' (U+20AC)"],
		['Smörgås für 王䶮', "'å' (U+00E5)"],
		['硬\u00a0空格', '(U+00A0)'],
	])('names the character and the field where GBK lacks one: %s', (text, named) => {
		expect(checkText(text)).toMatchObject({
			settled: {
				outcome: 'rejected',
				attempts: 0,
				failure: { category: 'contentRejected', retryable: false },
			},
		});
		const checked = checkText(text);
		const sentence = 'settled' in checked ? checked.settled.failure?.message.en : '';
		expect(sentence).toContain(named);
		expect(sentence).toContain("'Text'");
	});

	it('names five characters at most', () => {
		const [message] = messagesTo('+8613800000000');
		const text = '€©®™ñõÿþ';
		const sentence = sms.check?.({ ...message, content: { kind: 'text', text } })?.message.en;
		expect(sentence?.match(/U\+/g)).toHaveLength(5);
	});

	it('stops emoji with the sentence that all providers share', () => {
		expect(checkText('开业😀')).toMatchObject({
			settled: { failure: { message: { en: expect.stringContaining('emoji 😀') } } },
		});
	});

	it('counts no fewer segments than the provider bills (every 70 characters)', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 600 }), (length) => {
				const checked = checkText('中'.repeat(length));
				const billed = Math.ceil((length + '【示例】'.length) / 70);
				expect('message' in checked && checked.billing?.segments).toBeGreaterThanOrEqual(billed);
			}),
		);
	});

	it.each(['+14155550100', '+85251234567'])('does not reach %s', (recipient) => {
		expect(smsCheck(sms, rules)({ ...draft, recipient })).toMatchObject({
			settled: { outcome: 'rejected', failure: { category: 'invalidNumber' } },
		});
	});
});

describe('decode', () => {
	it.each([
		'success:1234567',
		'success:1234567\n',
		'\r\n success:1234567\r\n',
		'\uFEFFsuccess:1234567',
	])('takes a yes for all messages, with one id: %j', (body) => {
		const accepted = {
			outcome: 'accepted',
			messageId: '1234567',
			messageIdSource: 'provider',
		};
		expect(decode(body)).toEqual([accepted, accepted]);
	});

	it('keeps long ids digit by digit', () => {
		expect(decode('success:20130405103035999999')?.[0]).toMatchObject({
			messageId: '20130405103035999999',
		});
	});

	it('keeps a code that nobody knows', () => {
		const refused = {
			outcome: 'rejected',
			failure: { category: 'unknown', providerCode: '-16', retryable: false },
		};
		expect(decode('error:-16')).toMatchObject([refused, refused]);
		expect(decode('error:constructor')).toMatchObject([
			{ failure: { category: 'unknown', providerCode: 'constructor' } },
			{},
		]);
	});

	it.each([
		'',
		'success',
		'success:',
		'error',
		'error:',
		'-2',
		'OK',
		'{"success":1}',
		'<html>',
		'success:1\nsuccess:2',
		'xsuccess:1',
		'error:-2 success:1',
	])('says nothing about an answer outside the protocol: %j', (body) =>
		expect(decode(body)).toBeUndefined(),
	);
});

describe('codes (reference 5)', () => {
	const expected: Record<string, [category: string, retryable: boolean, retryAfterMs?: number]> = {
		'-1': ['configuration', false],
		'-2': ['authentication', false],
		'-3': ['configuration', false],
		'-4': ['invalidNumber', false],
		'-5': ['contentRejected', false],
		'-6': ['insufficientBalance', false],
		'-7': ['configuration', false],
		'-8': ['signatureRejected', false],
		'-9': ['signatureRejected', false],
		'-10': ['provider', false],
		'-11': ['rateLimited', true, 3_600_000],
		'-12': ['authentication', false],
		'-13': ['configuration', false],
		'-14': ['rateLimited', true, 3_600_000],
		'-15': ['contentRejected', false],
	};

	it.each(Object.entries(expected))('%s', (code, [category, retryable, retryAfterMs]) => {
		const [verdict, second] = decode(`error:${code}`) ?? [];
		expect(verdict).toMatchObject({
			outcome: 'rejected',
			failure: { category, retryable, providerCode: code },
		});
		expect(verdict).toHaveProperty('failure.message.en', expect.stringMatching(/^[A-Z].*\.$/));
		expect('retryAfterMs' in verdict ? verdict.retryAfterMs : undefined).toBe(retryAfterMs);
		expect(second).toEqual(verdict);
	});

	it('has no code that the table above does not hold', () => {
		expect([...KNOWN_CODES].sort()).toEqual(Object.keys(expected).sort());
	});
});
