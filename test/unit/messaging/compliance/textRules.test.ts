import fc from 'fast-check';

import { withOptOutLine } from '../../../../nodes/shared/messaging/compliance/optOut';
import { hasOptOutLine } from '../../../../nodes/shared/messaging/compliance/optOutLine';
import {
	signatureProblem,
	splitSignature,
} from '../../../../nodes/shared/messaging/compliance/signature';
import { isFailure } from '../../../../nodes/shared/messaging/model/failure';
import {
	applyTextRules,
	type TextRules,
} from '../../../../nodes/shared/messaging/compliance/textRules';

const RULES: TextRules = {
	signature: 'field',
	optOut: 'required',
	emoji: 'refused',
	encoding: 'automatic',
	codeUnits: { 'GSM-7': 500, 'UCS-2': 500 },
	maxSegments: 10,
	forbiddenWords: [],
	smartEncoding: false,
};
const apply = (
	text: string,
	{
		signature = '示例展览',
		optOut = '',
		...rules
	}: Partial<Omit<TextRules, 'signature' | 'optOut'>> & {
		signature?: string;
		optOut?: string;
		rules?: Partial<TextRules>;
	} = {},
) => applyTextRules(text, signature, optOut, { ...RULES, ...rules, ...rules.rules });

describe('signature', () => {
	it.each([
		['【示例展览】明天开幕', { signature: '示例展览', text: '明天开幕' }],
		[' 【 示例展览 】明天开幕', { signature: '示例展览', text: '明天开幕' }],
		['明天开幕【示例展览】 ', { signature: '示例展览', text: '明天开幕' }],
		['明天【5.1馆】开幕', { text: '明天【5.1馆】开幕' }],
	])('splits %s', (text, expected) => expect(splitSignature(text)).toEqual(expected));

	it.each(['', '展', 'x'.repeat(21), '示【例', '示\n例'])('refuses %j', (name) => {
		expect(signatureProblem(name)?.en).toContain("'Signature (签名)'");
	});

	it.each(['示例', 'Expo 2026', '某某某某某某某某某某某某'])('takes %s', (name) => {
		expect(signatureProblem(name)).toBeUndefined();
	});

	it('goes into its field, without 【】, wherever the user put it', () => {
		const expected = { text: '明天开幕，回T退订', signature: '示例展览' };
		expect(apply('明天开幕，回T退订', { signature: '【示例展览】' })).toMatchObject(expected);
		expect(apply('【示例展览】明天开幕，回T退订', { signature: '' })).toMatchObject(expected);
		expect(apply('【示例展览】明天开幕，回T退订')).toMatchObject(expected);
	});

	it('is put in front of the text where it must stand there and is missing', () => {
		const rules = { signature: 'text' } as const;
		const signed = { text: '【示例展览】明天开幕，回T退订' };
		expect(apply('明天开幕，回T退订', { rules })).toMatchObject(signed);
		expect(apply('【示例展览】明天开幕，回T退订', { rules })).toMatchObject(signed);
		expect(apply('明天开幕，回T退订【示例展览】', { rules })).toMatchObject({
			text: '明天开幕，回T退订【示例展览】',
		});
	});

	it('leaves the text alone where the provider signs', () => {
		const rules = { signature: 'provider' } as const;
		expect(apply('明天开幕，回T退订', { signature: '', rules })).toMatchObject({
			text: '明天开幕，回T退订',
		});
	});

	it.each([
		['明天开幕，回T退订', '', 'The signature is missing'],
		['【别的展览】明天开幕，回T退订', '示例展览', 'Keep only one'],
		['明天开幕，回T退订', '展', '2 to 20 characters'],
	])('refuses %s signed %j', (text, signature, words) => {
		const message = expect.stringContaining(words);
		expect(apply(text, { signature })).toMatchObject({
			category: 'signatureRejected',
			message: { en: message },
		});
	});

	it('counts towards the billed parts', () => {
		const text = `${'展'.repeat(59)}，回T退订`;
		expect(text).toHaveLength(64);
		expect(apply(text)).toMatchObject({ billing: { encoding: 'UCS-2', segments: 1 } });
		expect(apply(`展${text}`)).toMatchObject({ billing: { segments: 2 } });
	});
});

describe('opt-out line', () => {
	it.each([
		'退订回T',
		'回T退订',
		'回复TD退订',
		'拒收请回复R',
		'Reply STOP to end',
		'Unsubscribe: fair.cn/u',
		'Opt-out: STOP',
	])('is seen in %s', (line) => expect(hasOptOutLine(`您好${line}`)).toBe(true));

	it.each(['回Tom的信', '明天开幕', 'nonstop fun', '回访'])('is not seen in %s', (line) => {
		expect(hasOptOutLine(line)).toBe(false);
	});

	it.each([
		['明天开幕', '回T退订', '明天开幕，回T退订'],
		['明天开幕。 ', '回T退订', '明天开幕。回T退订'],
		['We open tomorrow', 'Reply STOP', 'We open tomorrow Reply STOP'],
		['明天开幕', '，退订回T', '明天开幕，退订回T'],
		[' ', '回T退订', '回T退订'],
	])('%s + %s', (text, line, expected) => expect(withOptOutLine(text, line)).toBe(expected));

	it('is added where it is missing, and only there', () => {
		expect(apply('明天开幕', { optOut: '回T退订' })).toMatchObject({ text: '明天开幕，回T退订' });
		expect(apply('退订回T 明天开幕', { optOut: '回T退订' })).toMatchObject({
			text: '退订回T 明天开幕',
		});
	});

	it.each([
		['', "add the option 'Opt-Out Text"],
		['谢谢', 'does not tell how to opt out'],
	])('is demanded (option %j)', (optOut, words) => {
		const message = expect.stringContaining(words);
		expect(apply('明天开幕', { optOut })).toMatchObject({
			category: 'contentRejected',
			message: { en: message },
		});
	});
});

describe('what would be refused anyway is stopped', () => {
	it.each([
		['', {}, 'configuration', "'Text' is empty"],
		['  \n', {}, 'configuration', "'Text' is empty"],
		['【示例展览】', {}, 'configuration', 'nothing but a signature'],
		['【示例展览】', { rules: { signature: 'text' } }, 'configuration', 'nothing but a signature'],
		['明天🎉开幕，回T退订', {}, 'contentRejected', 'emoji 🎉'],
		['☎️ 回T退订', {}, 'contentRejected', 'emoji ☎'],
		['1️⃣ 回T退订', {}, 'contentRejected', 'emoji 1'],
		['{{ $json.name }}您好，回T退订', {}, 'configuration', "to 'Expression'"],
		['半个\ud83c，回T退订', {}, 'contentRejected', 'half of a character'],
		['国家级展会，回T退订', { forbiddenWords: ['最佳', '国家级'] }, 'contentRejected', "'国家级'"],
		['FREE Money，回T退订', { forbiddenWords: ['free money'] }, 'contentRejected', "'free money'"],
		[
			`${'展'.repeat(498)}，回T退订`,
			{},
			'contentRejected',
			'has 503 characters; this provider takes 500. Shorten it by 3',
		],
		[`${'x'.repeat(19_000)}, Reply STOP`, { codeUnits: undefined }, 'contentRejected', 'billed as'],
	] as const)('%.20j', (text, rules, category, words) => {
		expect(apply(text, rules as Partial<TextRules> as object)).toMatchObject({
			category,
			retryable: false,
			message: { en: expect.stringContaining(words) },
		});
	});

	it('lets symbols pass that are no emoji', () => {
		expect(isFailure(apply('© 2026 ☎ 010 ™ ① 回T退订') as object)).toBe(false);
	});

	it('lets emoji pass where the provider takes them', () => {
		expect(apply('🎉 回T退订', { emoji: 'allowed' })).toMatchObject({ text: '🎉 回T退订' });
	});
});

it('saves a segment by smart encoding only when asked to', () => {
	const text = `“${'x'.repeat(52)}”, Reply STOP to end`;
	const rules = { signature: 'provider' } as const;
	expect(apply(text, { rules })).toMatchObject({ billing: { segments: 2 } });
	expect(apply(text, { rules, smartEncoding: true })).toMatchObject({
		billing: { encoding: 'GSM-7', segments: 1 },
	});
});

it('is stable: what it gives, it takes again unchanged', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.boolean(), (typed, inText) => {
			const rules = { ...RULES, signature: inText ? 'text' : 'field' } as const;
			const once = applyTextRules(typed, '示例展览', '回T退订', rules);
			if (isFailure(once)) return;
			const twice = applyTextRules(once.text, '示例展览', '回T退订', rules);
			expect(twice).toEqual(once);
		}),
	);
});

it('bills Latin letters like Chinese ones in mainland networks', () => {
	const text = `${'x'.repeat(70)}, Reply STOP`;
	expect(apply(text, { signature: '示例' })).toMatchObject({ billing: { encoding: 'UCS-2' } });
	const rules = { signature: 'provider' } as const;
	expect(apply(text, { rules })).toMatchObject({ billing: { encoding: 'GSM-7', segments: 1 } });
	expect(apply(text, { rules: { ...rules, encoding: 'UCS-2' } })).toMatchObject({
		billing: { encoding: 'UCS-2', segments: 2 },
	});
});
