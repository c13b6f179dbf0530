import fc from 'fast-check';

import { isFailure } from '../../../../nodes/shared/messaging/model/failure';
import {
	applyPageRules,
	type PageRules,
} from '../../../../nodes/shared/messaging/compliance/pageRules';
import {
	DEFAULT_LEVELS,
	type RuleLevel,
	type RuleLevels,
	type TextRule,
} from '../../../../nodes/shared/messaging/compliance/levels';
import {
	applyTextRules,
	type TextRules,
} from '../../../../nodes/shared/messaging/compliance/textRules';

const RULES: TextRules = {
	signature: 'text',
	optOut: 'required',
	emoji: 'refused',
	encoding: 'UCS-2',
	codeUnits: { 'GSM-7': 200, 'UCS-2': 200 },
	maxSegments: 2,
	forbiddenWords: ['发票'],
	smartEncoding: false,
};
const PAGE_RULES: PageRules = {
	signature: 'text',
	optOut: 'required',
	media: { types: {}, mixedKinds: false, textCodeUnits: 200, pages: 2 },
	forbiddenWords: ['发票'],
};
const textAt = (text: string, levels: RuleLevels) =>
	applyTextRules(text, '示例展览', '', { ...RULES, levels });
const pageAt = (text: string, levels: RuleLevels) =>
	applyPageRules('展会', [{ text }], '示例展览', '', { ...PAGE_RULES, levels });

/** A text that breaks one rule and no other; what expressions put in does not show in a finished text. */
const BROKEN: Readonly<Record<Exclude<TextRule, 'emptyValues'>, string>> = {
	absoluteClaims: '您好，最佳展会，回T退订',
	forbiddenWords: '您好，代开发票，回T退订',
	linkForm: '您好，官网 www.example.com 回T退订',
	optOutLine: '您好，展会明天开幕',
	salutation: '展会明天开幕，回T退订',
};
const QUIET = Object.fromEntries(
	Object.keys(DEFAULT_LEVELS).map((rule) => [rule, 'ignore']),
) as RuleLevels;
const rules = Object.keys(BROKEN) as Array<keyof typeof BROKEN>;

describe.each([
	['a text', textAt],
	['a page', pageAt],
])('%s', (_, apply) => {
	it.each(rules)('that breaks %s is refused, warned of or let through', (rule) => {
		const at = (level: RuleLevel) => apply(BROKEN[rule], { ...QUIET, [rule]: level });
		expect(at('refuse')).toMatchObject({ category: 'contentRejected', retryable: false });
		expect(at('warn')).toMatchObject({
			warnings: [{ rule, message: { en: expect.any(String), zh: expect.any(String) } }],
		});
		expect(at('ignore')).toMatchObject({ warnings: [] });
	});

	it.each(rules)('that breaks %s has its own level where none is chosen', (rule) => {
		expect(apply(BROKEN[rule], {})).toEqual(apply(BROKEN[rule], DEFAULT_LEVELS));
		expect(apply(BROKEN[rule], {})).toMatchObject(
			{
				refuse: { category: 'contentRejected' },
				warn: { warnings: [{ rule }] },
				ignore: { warnings: [] },
			}[DEFAULT_LEVELS[rule]],
		);
	});

	it('has one warning for each rule that it breaks', () => {
		const levels = Object.fromEntries(rules.map((rule) => [rule, 'warn'])) as RuleLevels;
		const result = apply('第一展会 www.example.com 绝对值得，代开发票', levels);
		expect(result).toMatchObject({
			warnings: ['optOutLine', 'forbiddenWords', 'absoluteClaims', 'linkForm', 'salutation'].map(
				(rule) => ({ rule }),
			),
		});
	});
});

it('looks at the subject, and for the salutation at the first text', () => {
	const apply = (subject: string, first: string, second: string) =>
		applyPageRules(subject, [{ text: first }, { text: second }], '', '', {
			...PAGE_RULES,
			signature: 'none',
			optOut: 'notRequired',
			levels: { salutation: 'warn' },
		});
	expect(apply('最佳展会', '您好', '明天')).toMatchObject({
		warnings: [{ message: { en: expect.stringContaining("'Subject' has '最佳'") } }],
	});
	expect(apply('展会', '明天', 'www.example.com')).toMatchObject({
		warnings: [
			{ rule: 'linkForm', message: { en: expect.stringContaining("'Text of page 2'") } },
			{ rule: 'salutation', message: { en: expect.stringContaining("'Text of page 1'") } },
		],
	});
});

describe('for all texts and levels', () => {
	const level = fc.constantFrom<RuleLevel>('refuse', 'warn', 'ignore');
	const levels: fc.Arbitrary<RuleLevels> = fc.record(
		{
			absoluteClaims: level,
			forbiddenWords: level,
			linkForm: level,
			optOutLine: level,
			salutation: level,
		},
		{ requiredKeys: [] },
	);
	const piece = fc.constantFrom(...Object.values(BROKEN), 'https://', '：', '【', '】', '最佳');
	const anything = fc
		.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 4 })
		.map((pieces) => pieces.join(''));

	it('nothing throws; the level changes whether it goes out, never what goes out', () => {
		fc.assert(
			fc.property(anything, levels, (text, chosen) => {
				for (const apply of [textAt, pageAt]) {
					const quiet = apply(text, QUIET);
					const judged = apply(text, chosen);
					if (isFailure(judged)) continue;
					expect({ ...judged, warnings: [] }).toEqual(quiet);
				}
			}),
		);
	});

	const both = [textAt, pageAt];
	it.each([
		['an expression', '', '{{ $json.name }}', both],
		['half of a character', '', '\ud83c.', both],
		['an emoji', '', '🎉', [textAt]],
		['too many characters', '', '展'.repeat(201), both],
		['too many segments', '', '展'.repeat(135), [textAt]],
		['a signature of one character', '【展】', '', both],
		['the signature of somebody else', '【别的展览】', '', both],
	])('%s is refused', (_, begin, end, appliers) => {
		fc.assert(
			fc.property(anything, levels, (text, chosen) => {
				for (const apply of appliers) {
					expect(isFailure(apply(begin + text + end, chosen))).toBe(true);
				}
			}),
		);
	});

	it('no content and no signature are refused', () => {
		fc.assert(
			fc.property(fc.constantFrom('', ' \n', '【示例展览】'), levels, (text, chosen) => {
				expect(textAt(text, chosen)).toMatchObject({ category: 'configuration' });
				const unsigned = applyTextRules('您好', '', '', { ...RULES, levels: chosen });
				expect(unsigned).toMatchObject({ category: 'signatureRejected' });
				const pages = applyPageRules('展会', [], '', '', { ...PAGE_RULES, levels: chosen });
				expect(pages).toMatchObject({ category: 'configuration' });
			}),
		);
	});
});
