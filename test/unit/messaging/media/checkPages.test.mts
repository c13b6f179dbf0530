import fc from 'fast-check';

import type {
	MediaFile,
	MediaLimits,
	Page,
} from '../../../../nodes/shared/messaging/model/page.ts';
import { checkPages } from '../../../../nodes/shared/messaging/media/checkPages.ts';
import { readMedia } from '../../../../nodes/shared/messaging/media/readMedia.ts';
import { amr, gif, mp3, png } from './files.mts';

const media = (file: Buffer, fileName: string, change: Partial<MediaFile> = {}): MediaFile => ({
	...(readMedia({ base64: file.toString('base64'), fileName }) as MediaFile),
	...change,
});
const picture = (change?: Partial<MediaFile>) => media(png(1600, 1200), 'poster.png', change);
const sound = (change?: Partial<MediaFile>) => media(amr(), 'welcome.amr', change);
const page = (text: string, file?: MediaFile): Page => ({ text, media: file });

const LIMITS: MediaLimits = {
	types: { image: ['jpg', 'png', 'gif'], audio: ['amr'] },
	mixedKinds: true,
};
const check = (pages: readonly Page[], limits: Partial<MediaLimits> = {}, subject = '') =>
	checkPages(subject, pages, { ...LIMITS, ...limits });
const refused = (words: string) => ({
	category: 'contentRejected',
	retryable: false,
	message: { en: expect.stringContaining(words) },
});

it('takes a message without limits', () => {
	expect(check([page('明天开幕', picture()), page('', sound())], {}, '邀请函')).toBeUndefined();
});

it('refuses a message without a page and an empty page', () => {
	const category = 'configuration';
	expect(check([])).toMatchObject({
		category,
		message: { en: expect.stringContaining('no page') },
	});
	expect(check([page('a'), page(' \n')])).toMatchObject({
		category,
		message: { en: expect.stringContaining('Page 2 is empty') },
	});
});

describe('each limit, at it and one above', () => {
	const three = [page('a'), page('b', picture()), page('c', sound())];
	const large = (bytes: number) => [page('', picture({ bytes }))];
	const chinese = '邀请函'; // 9 bytes of UTF-8
	it.each<[string, Page[], Partial<MediaLimits>, Partial<MediaLimits>, string, string]>([
		[
			'pages',
			three,
			{ pages: 3 },
			{ pages: 2 },
			'',
			'has 3 pages; this provider takes 2. Remove 1.',
		],
		[
			'files',
			three,
			{ files: 2 },
			{ files: 1 },
			'',
			'has 2 files; this provider takes 1. Remove 1.',
		],
		[
			'duration',
			three,
			{ durationMs: 1000 },
			{ durationMs: 999 },
			'',
			"'welcome.amr' plays for 0:01",
		],
		[
			'bytes of a file',
			large(1001),
			{ bytesPerFile: 1001 },
			{ bytesPerFile: 1000 },
			'',
			"'poster.png' has 1,001 bytes; this provider takes 1,000 bytes a file. Make it at least 1 byte smaller",
		],
		[
			'bytes in total',
			[page(chinese, picture({ bytes: 1000 })), page('', sound({ bytes: 10 }))],
			{ bytesInTotal: 1028 },
			{ bytesInTotal: 1027 },
			chinese,
			"'poster.png' has 1,000 bytes; this provider takes 1,027 bytes (1 KB) in total and the rest needs 28. Make it at least 1 byte smaller",
		],
		[
			'characters of the subject',
			three,
			{ subjectCharacters: 2 },
			{ subjectCharacters: 1 },
			'展🎉',
			"'Subject' has 2 characters; this provider takes 1. Shorten it by 1.",
		],
		[
			'code units of the texts',
			[page('展🎉'), page('b')],
			{ textCodeUnits: 4 },
			{ textCodeUnits: 3 },
			'long subject',
			'have 4 characters together; this provider takes 3. Shorten them by 1.',
		],
	])('%s', (_, pages, fits, tooSmall, subject, words) => {
		expect(check(pages, fits, subject)).toBeUndefined();
		expect(check(pages, tooSmall, subject)).toMatchObject(refused(words));
	});
});

describe('too large', () => {
	const total = { bytesInTotal: 81_920 };
	it('says by how much and what would fit', () => {
		const pages = [page('x'.repeat(1203), picture({ bytes: 120_431 }))];
		expect(check(pages, total)?.message.en).toBe(
			"'poster.png' has 120,431 bytes (117.6 KB); this provider takes 81,920 bytes (80 KB) in total and the rest needs 1,203. Make it at least 39,714 bytes (38.8 KB) smaller, for example a JPG of 720 pixels width at quality 70.",
		);
	});

	it('names the largest file', () => {
		const pages = [page('', sound({ bytes: 90_000 })), page('', picture({ bytes: 10 }))];
		expect(check(pages, total)).toMatchObject(refused("'welcome.amr' has 90,000 bytes (87.9 KB)"));
		expect(check(pages, total)).toMatchObject(refused('shorter or with a lower bit rate'));
	});

	it('asks for several smaller files where one cannot make up for it', () => {
		const pages = [1, 2, 3].map(() => page('', picture({ bytes: 80_000 })));
		expect(check(pages, total)).toMatchObject(
			refused('(texts 0, files 240,000); this provider takes 81,920 bytes (80 KB) in total'),
		);
	});

	it('asks for shorter texts where there is nothing else', () => {
		expect(check([page('x'.repeat(81_921))], total)).toMatchObject(
			refused('1 byte smaller: shorten the texts'),
		);
	});

	it('gives no example where nothing readable would fit', () => {
		const message = check([page('', picture({ bytes: 90_000 }))], { bytesPerFile: 500 })?.message
			.en;
		expect(message).toMatch(/smaller\.$/);
	});
});

describe('types', () => {
	it('must be taken', () => {
		const pages = [page('', media(gif(), 'dance.gif'))];
		expect(check(pages)).toBeUndefined();
		expect(check(pages, { types: { image: ['jpg', 'png'] } })).toMatchObject(
			refused("'dance.gif' is of the type GIF; this provider takes pictures (JPG, PNG)"),
		);
	});

	it('must be of a kind that is taken', () => {
		expect(check([page('', media(mp3(), 'a.mp3'))], { types: { image: ['jpg'] } })).toMatchObject(
			refused('takes no sounds, only pictures (JPG)'),
		);
		expect(check([page('', picture())], { types: {} })).toMatchObject(refused('takes no files'));
	});

	it('may be mixed only where that is taken', () => {
		const mixed = [page('a', picture()), page('b', picture()), page('c', sound())];
		expect(check(mixed, { mixedKinds: true })).toBeUndefined();
		expect(check(mixed, { mixedKinds: false })).toMatchObject(
			refused("mixes pictures and sounds: 'poster.png' and 'welcome.amr'"),
		);
		expect(check(mixed.slice(0, 2), { mixedKinds: false })).toBeUndefined();
	});
});

describe('forbidden characters', () => {
	const forbiddenCharacters = ['<', '&', '\u00a0', '🎉'];
	it('are named with their places', () => {
		const pages = [page('a b'), page('🎊x<<'), page('\u00a0b')];
		expect(check(pages, { forbiddenCharacters }, '展<&')?.message.en).toBe(
			"This provider refuses some characters: '<' in 'Subject' (character 2), '&' in 'Subject' (character 3), '<' in 'Text of page 2' (character 3), U+00A0 in 'Text of page 3' (character 1). Remove or replace them.",
		);
	});

	it('are not all named where there are many', () => {
		const pages = Array.from({ length: 6 }, () => page('🎉'));
		const message = check(pages, { forbiddenCharacters })?.message.en;
		expect(message).toContain("page 5' (character 1) and more");
		expect(message).not.toContain('page 6');
	});

	it('are not seen where there are none', () => {
		expect(check([page('a b')], { forbiddenCharacters }, '展')).toBeUndefined();
	});
});

it('never throws, and takes what is within every limit', () => {
	const text = fc.string({ unit: 'binary', maxLength: 20 });
	const file = fc.constantFrom(picture(), sound()).chain((known) =>
		fc.record({ bytes: fc.nat(), base64: fc.string(), fileName: text }).map((change) => ({
			...known,
			...change,
		})),
	);
	const count = fc.option(fc.nat(40), { nil: undefined });
	fc.assert(
		fc.property(
			text,
			fc.array(fc.record({ text, media: fc.option(file, { nil: undefined }) }), { maxLength: 5 }),
			fc.record({ bytesPerFile: count, bytesInTotal: count, files: count, pages: count }),
			fc.record({ subjectCharacters: count, textCodeUnits: count, durationMs: count }),
			fc.array(text, { maxLength: 3 }),
			(subject, pages, sizes, lengths, forbiddenCharacters) => {
				const limits = { ...LIMITS, ...sizes, ...lengths, forbiddenCharacters };
				const result = checkPages(subject, pages, limits);
				if (result) {
					expect(result.message.en).toMatch(/\.$/);
				} else {
					expect(pages.length).toBeGreaterThan(0);
					expect(pages.length).toBeLessThanOrEqual(limits.pages ?? Infinity);
					expect([...subject].length).toBeLessThanOrEqual(limits.subjectCharacters ?? Infinity);
				}
			},
		),
	);
});
