import fc from 'fast-check';
import { smartEncode } from '../../../../nodes/shared/messaging/text/smartEncoding';
import { analyseText } from '../../../../nodes/shared/messaging/text/segments';

const LONG = 'See you at the fair on Friday, hall 3, and bring this message with you to the desk. ';

describe('smartEncode', () => {
	it.each([
		['curly quotes', '“Anna’s” ', `"Anna's" `],
		['dashes', '9–17h — daily ', '9-17h - daily '],
		['an ellipsis', 'soon… ', 'soon... '],
		['spaces', 'a\u00a0b\u2009c\u3000d\te ', 'a b c d e '],
		['invisible marks', '\ufeffa\u200bb\u00adc\u200d ', 'abc '],
		['bullets', '• one ● two ', '- one - two '],
		['full-width ASCII', 'Ｈａｌｌ３！ ', 'Hall3! '],
		['accented capitals', 'ÀÈÕ ', 'AEO '],
		['combining accents', 'cafe\u0301 ', 'café '],
		['ligatures', 'o\ufb03ce ', 'office '],
		['Greek capitals', 'ΑΘΗΝΑ ', 'AΘHNA '],
		['currency', '￥100 ￡5 ', '¥100 £5 '],
	])('replaces %s', (_name, typed, expected) => {
		const result = smartEncode(typed + LONG);
		expect(result.text).toBe(expected + LONG);
		expect(result.before).toEqual(analyseText(typed + LONG));
		expect(result.after).toEqual(analyseText(expected + LONG));
		expect(result.after.segments).toBeLessThan(result.before.segments);
	});

	it('says what it replaced, in order of appearance', () => {
		expect(smartEncode(`“a” “b”… \u200b${LONG}`).replaced).toEqual([
			{ from: '“', to: '"', count: 2 },
			{ from: '”', to: '"', count: 2 },
			{ from: '…', to: '...', count: 1 },
			{ from: '\u200b', to: '', count: 1 },
		]);
	});

	it.each([
		['a text that is GSM-7 already', LONG.repeat(3)],
		['a text that costs one segment anyway', 'It’s “on” – see you…'],
		['a text with a Chinese character', `“Welcome” 展 ${LONG}`],
		// ô is a letter of its own: leaving out its accent is not ours to decide.
		['a text with an accented small letter', `À bientôt… ${LONG}`],
		['a text with an emoji', `“Welcome” 😀 ${LONG}`],
		['a text with a joined emoji', `“Welcome” 👩‍👧 ${LONG}`],
		['a Chinese text with full-width punctuation', '您好，欢迎参加展会！'.repeat(10)],
	])('leaves %s alone', (_name, text) => {
		const result = smartEncode(text);
		expect(result).toEqual({
			text,
			replaced: [],
			before: analyseText(text),
			after: analyseText(text),
		});
	});

	it('removes invisible marks from a Chinese text if that saves a segment, and nothing else', () => {
		const text = `\ufeff${'展'.repeat(68)}“\u200b”`;
		const result = smartEncode(text);
		expect(result.text).toBe(`${'展'.repeat(68)}“”`);
		expect(result.replaced).toEqual([
			{ from: '\ufeff', to: '', count: 1 },
			{ from: '\u200b', to: '', count: 1 },
		]);
		expect([result.before.segments, result.after.segments]).toEqual([2, 1]);
	});

	it('either saves a segment or changes nothing, and has nothing left to do', () => {
		const unit = fc.constantFrom(...'abc “”‘’–—…\u00a0\u200b•！ＡÀ€{展😀\u0301');
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 400 }), fc.boolean(), (noise, long) => {
				const text = long ? noise + LONG : noise;
				const { text: encoded, replaced, before, after } = smartEncode(text);
				expect(before).toEqual(analyseText(text));
				expect(after).toEqual(analyseText(encoded));
				if (replaced.length === 0) expect(encoded).toBe(text);
				else expect(after.segments).toBeLessThan(before.segments);
				expect(smartEncode(encoded)).toMatchObject({ text: encoded, replaced: [] });
			}),
		);
	});
});
