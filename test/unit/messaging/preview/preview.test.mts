import fc from 'fast-check';
import { parseStringPromise } from 'xml2js';

import type { MediaFile } from '../../../../nodes/shared/messaging/model/page.ts';
import { readMedia } from '../../../../nodes/shared/messaging/media/readMedia.ts';
import { previewSvg, type Preview } from '../../../../nodes/shared/messaging/preview/preview.ts';
import { textWidth, charactersOf } from '../../../../nodes/shared/messaging/drawing/textWidth.ts';
import { wrapText } from '../../../../nodes/shared/messaging/drawing/wrapText.ts';
import { amr, gif, jpg, png, threeGp } from '../media/files.mts';

const media = (file: Buffer, fileName = '', change: Partial<MediaFile> = {}): MediaFile => ({
	...(readMedia({ base64: file.toString('base64'), fileName }) as MediaFile),
	...change,
});
const draw = (preview: Partial<Preview>) => previewSvg({ subject: '', pages: [], ...preview });
const height = (svg: string) => Number(/^<svg[^>]* height="(\d+)"/.exec(svg)?.[1]);
/** All that XML 1.0 does not allow; the parser lets it pass. */
const NOT_XML = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/u;

interface Parsed {
	svg: { text: Array<{ _?: string }>; title?: string[]; image?: Array<{ $: { height: string } }> };
}
const parse = async (svg: string): Promise<Parsed> => {
	expect(svg).not.toMatch(NOT_XML);
	return parseStringPromise(svg);
};
const textsOf = async (svg: string) =>
	(await parse(svg)).svg.text.map((text) => (typeof text === 'string' ? text : (text._ ?? '')));

describe('a message', () => {
	it('shows sender, subject, pages and fallback in order', async () => {
		const svg = draw({
			sender: '示例展览',
			subject: '邀请函',
			pages: [{ text: '尊敬的张三：\n明天开幕', media: media(png()) }, { text: '地图' }],
			fallbackText: '明天开幕，回T退订',
			language: 'zh',
		});
		expect(await textsOf(svg)).toEqual([
			'示例展览',
			'邀请函',
			'尊敬的张三：',
			'明天开幕',
			'1',
			'地图',
			'2',
			'备用短信',
			'明天开幕，回T退订',
		]);
	});

	it('stays well-formed and harmless with any name', async () => {
		const name = `<script>alert(1)</script> "&' ]]> --> \u202e ${'محمد'} \ud800 \x07`;
		const file = media(amr(), '', { fileName: name, type: '"><script>', base64: '"/>' });
		const svg = draw({ subject: name, sender: name, pages: [{ text: name, media: file }] });
		expect(svg).not.toContain('<script');
		expect((await textsOf(svg)).join('\n')).toContain('<script>');
	});

	it('needs nothing from outside and runs nothing', () => {
		const svg = draw({ pages: [{ text: 'https://example.com/', media: media(jpg()) }] });
		const outside = svg.match(/(href|src|url)[=(]"?[^"]{0,12}/g);
		expect(outside).toEqual(['href="data:image/j']);
		expect(svg).not.toMatch(/<(script|style|foreignObject|use|a)\b| on\w+=/);
	});
});

describe('media', () => {
	it('keep their shape', async () => {
		const heightOf = async (file: Buffer) =>
			(await parse(draw({ pages: [{ text: '', media: media(file) }] }))).svg.image?.[0].$.height;
		expect(await heightOf(png(400, 200))).toBe('144');
		expect(await heightOf(jpg(288, 100))).toBe('100');
		expect(await heightOf(gif(100, 5000))).toBe('440');
		expect(await heightOf(png(5000, 1))).toBe('48');
	});

	it('are a tile with length and size where they sound or move', async () => {
		const pages = [
			{ text: '', media: media(amr(60), 'welcome.amr') },
			{ text: '', media: media(threeGp({ duration: 65_000 }), 'tour.3gp', { bytes: 1_887_436 }) },
		];
		const texts = await textsOf(draw({ pages, language: 'zh' }));
		expect(texts).toEqual(expect.arrayContaining(['welcome.amr', '声音 · 0:02 · 1.9 KB']));
		expect(texts).toEqual(expect.arrayContaining(['tour.3gp', '视频 · 1:05 · 1.8 MB']));
	});

	it('are a tile once the pictures are more than 2 MB of Base64 together', async () => {
		const half = media(png(), 'half.png', { base64: 'A'.repeat(1024 * 1024) });
		const pages = [half, half, media(png(), 'small.png')].map((file) => ({
			text: '',
			media: file,
		}));
		const svg = draw({ pages });
		expect((await parse(svg)).svg.image).toHaveLength(2);
		expect(await textsOf(svg)).toContain('small.png');
		expect(svg.length).toBeLessThan(2.1 * 1024 * 1024);
	});
});

describe('height', () => {
	it('grows with the message', () => {
		const short = height(draw({ pages: [{ text: 'a' }] }));
		expect(height(draw({ pages: [{ text: 'a\nb' }] }))).toBe(short + 22);
	});

	it('ends at 20,000 with a word about what is missing', async () => {
		const pages = Array.from({ length: 300 }, () => ({ text: '展'.repeat(500) }));
		const svg = draw({ pages });
		expect(height(svg)).toBeLessThanOrEqual(20_000);
		expect(height(svg)).toBeGreaterThan(19_000);
		expect((await textsOf(svg)).at(-1)).toMatch(/^2\d\d more not shown$/);
	});

	it('is not filled by one page alone', async () => {
		const svg = draw({ pages: [{ text: 'word '.repeat(100_000) }, { text: 'last' }] });
		expect(height(svg)).toBeLessThan(6000);
		expect(await textsOf(svg)).toContain('last');
	});
});

describe('lines', () => {
	const style = { size: 10 };
	it.each([
		['一二三四五六七', 50, ['一二三四五', '六七']],
		['一二三四五，六', 50, ['一二三四', '五，六']],
		['一二三四（五六）', 50, ['一二三四', '（五六）']],
		['one two three', 48, ['one two', 'three']],
		['a\r\n\r\nb', 50, ['a', '', 'b']],
		['aaaaaaaaaaaa', 30, ['aaaaa', 'aaaaa', 'aa']],
		['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 26, ['👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧']],
		['🇨🇳🇨🇳🇨🇳', 26, ['🇨🇳🇨🇳', '🇨🇳']],
	])('%j', (text, width, expected) => expect(wrapText(text, width, style, 9)).toEqual(expected));

	it('end with … where there are too many', () => {
		expect(wrapText('一二三四五六七八九', 30, style, 2)).toEqual(['一二三', '四五…']);
	});

	it('fit the width and lose nothing but spaces', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.integer({ min: 20, max: 90 }),
				(text, width) => {
					const lines = wrapText(text, width, style, 500);
					expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
					for (const line of lines) {
						const characters = charactersOf(line);
						if (characters.length > 1)
							expect(textWidth(characters, style)).toBeLessThanOrEqual(width);
					}
				},
			),
		);
	});
});

it('is well-formed whatever the message holds', async () => {
	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.string({
			unit: fc.constantFrom('<', '>', '&', '"', "'", '\0', '\ud83c', '\udf89', '展', ' '),
		}),
	);
	const file = fc
		.constantFrom(media(png()), media(jpg()), media(gif()), media(amr()))
		.chain((known) =>
			fc
				.record({ fileName: text, type: text, base64: text, bytes: fc.nat(), durationMs: fc.nat() })
				.map((change) => ({ ...known, ...change })),
		);
	await fc.assert(
		fc.asyncProperty(
			fc.record({
				subject: text,
				sender: text,
				fallbackText: text,
				pages: fc.array(fc.record({ text, media: fc.option(file, { nil: undefined }) }), {
					maxLength: 5,
				}),
				language: fc.constantFrom('zh' as const, 'en' as const),
			}),
			async (preview) => {
				const svg = previewSvg(preview);
				await parse(svg);
				expect(height(svg)).toBeLessThanOrEqual(20_000);
			},
		),
	);
});
