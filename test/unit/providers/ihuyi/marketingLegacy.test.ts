import { smsCheck, type SmsDraft } from '../../../../nodes/shared/sending/check/sms';
import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { ihuyi } from '../../../../nodes/shared/providers/ihuyi';
import { KNOWN_CODES } from '../../../../nodes/shared/providers/ihuyi/codes';

const { marketingLegacy } = ihuyi.sms;
const text = '会员活动本周开始，退订回T【示例签名】';
const messages: Message[] = ['+8613800000000', '+8613900000000'].map((to) => ({
	to,
	content: { kind: 'text', text },
	settings: {},
}));
const batch = { messages, requestId: 'r' };
const [submit] = marketingLegacy.calls;
const decode = (body: string) => submit.decode({ status: 200, body }, batch);
const accepted = {
	outcome: 'accepted',
	messageId: '15870246956696820530',
	messageIdSource: 'provider',
};

it('encodes the worked example of the reference (5), unsigned', () => {
	expect(submit.encode(batch)).toEqual({
		method: 'POST',
		path: '/webservice/sms.php',
		query: { method: 'Submit', format: 'json' },
		form: { mobile: '13800000000,13900000000', content: text },
	});
});

it('sends one text to at most 1000 numbers, and never twice', () => {
	expect(submit).toMatchObject({ recipientsPerRequest: 1000, shares: 'content', replay: 'none' });
});

describe('check', () => {
	const draft: SmsDraft = {
		recipient: '13800000000',
		content: { kind: 'text', text },
		signature: '',
		sender: '',
		optOutText: '',
		settings: {},
	};
	const rules = {
		defaultCountry: 'CN',
		maxSegments: 10,
		forbiddenWords: [],
		smartEncoding: false,
	};
	const checkDraft = (changes: Partial<SmsDraft>) =>
		smsCheck(marketingLegacy, rules)({ ...draft, ...changes });

	it('leaves a signed text with its opt-out line as it is', () => {
		expect(checkDraft({})).toMatchObject({ message: { content: { text } } });
	});

	it('puts the signature into the text', () => {
		const content = { kind: 'text' as const, text: '本周开始，退订回T' };
		expect(checkDraft({ content, signature: '示例签名' })).toMatchObject({
			message: { content: { text: '【示例签名】本周开始，退订回T' } },
		});
	});

	it.each([
		['本周开始，退订回T', 'signatureRejected'],
		['【示例签名】本周开始', 'contentRejected'],
	])('stops %s', (written, category) => {
		expect(checkDraft({ content: { kind: 'text', text: written } })).toMatchObject({
			settled: { outcome: 'rejected', failure: { category } },
		});
	});
});

describe('decode', () => {
	it.each([
		'{"code":2,"msg":"提交成功","smsid":"15870246956696820530"}',
		'<?xml version="1.0" encoding="utf-8"?><SubmitResult xmlns="http://106.ihuyi.com/"><code>2</code><msg>提交成功</msg><smsid>15870246956696820530</smsid></SubmitResult>',
	])('takes a yes for all numbers, with one id: %s', (body) => {
		expect(decode(body)).toEqual([accepted, accepted]);
	});

	it.each(['{"code":2}', '{"code":2,"smsid":"0"}', '{"code":2,"smsid":1.5464153595432868e19}'])(
		'does not believe a yes without a usable id: %s',
		(body) => {
			const doubt = { outcome: 'unknown', failure: { retryable: false } };
			expect(decode(body)).toMatchObject([doubt, doubt]);
		},
	);

	it('takes a refusal for all numbers', () => {
		const body =
			'<SubmitResult xmlns="http://106.ihuyi.cn/"><code>4051</code><msg>剩余条数不足</msg><smsid>0</smsid></SubmitResult>';
		const refused = {
			outcome: 'rejected',
			failure: {
				category: 'insufficientBalance',
				providerCode: '4051',
				providerMessage: '剩余条数不足',
			},
		};
		expect(decode(body)).toMatchObject([refused, refused]);
	});

	it.each([
		'',
		'Bad Gateway',
		'<html><code>2</code></html>',
		'<SubmitResult><code>2</code>',
		'<SubmitResult><code>2</code><smsid>1</smsid></SubmitResult><html></html>',
	])('says nothing about an answer outside the protocol: %s', (body) =>
		expect(decode(body)).toBeUndefined(),
	);
});

describe('codes', () => {
	const sentenceOf = (code: string) => {
		const [verdict] = decode(JSON.stringify({ code })) ?? [];
		return verdict.outcome === 'rejected' ? verdict.failure : undefined;
	};

	it.each(KNOWN_CODES.notification)('%s has a category and says whose table it is', (code) => {
		const failure = sentenceOf(code);
		expect(failure?.category).not.toBe('unknown');
		const own = ['405', '406'].includes(code);
		expect(failure?.message.en.includes('no list for this product')).toBe(!own);
	});

	it('names the key and the address that this product needs', () => {
		expect(sentenceOf('405')).toMatchObject({
			category: 'authentication',
			message: { en: expect.stringContaining('http://api.yx.ihuyi.com') },
		});
		expect(sentenceOf('406')).toMatchObject({ category: 'invalidNumber' });
	});

	it('has no code of its own that the tests do not hold', () => {
		expect([...KNOWN_CODES.marketingLegacy].sort()).toEqual(['405', '406']);
	});

	it('keeps an unknown code as it came', () => {
		expect(sentenceOf('9999')).toMatchObject({ category: 'unknown', providerCode: '9999' });
	});
});
