import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bilingualPages, chineseOf, englishOf, isChinese, read, root } from './files.mts';
import { readPage } from './markdown.mts';

/** Commands in the text, in any order: an edition may say them in another sequence. */
const commandsOf = (codeSpans: string[]): string[] =>
	codeSpans.filter((code) => /^(npm|npx|node|git) /.test(code)).sort();

it('finds the pages', () => {
	expect(bilingualPages.length).toBeGreaterThan(30);
});

it.each(bilingualPages)('%s has an edition in the other language', (page) => {
	expect(existsSync(join(root, isChinese(page) ? englishOf(page) : chineseOf(page)))).toBe(true);
});

const pairs = bilingualPages.filter(
	(page) => !isChinese(page) && existsSync(join(root, chineseOf(page))),
);

describe.each(pairs)('%s and its edition', (page) => {
	const english = readPage(read(page));
	const chinese = readPage(read(chineseOf(page)));

	it('have the same headings', () => {
		const levels = ({ headings }: typeof english) => headings.map(({ level }) => level);
		expect(levels(chinese)).toEqual(levels(english));
	});

	it('have the same tables', () => {
		expect(chinese.tables).toEqual(english.tables);
		for (const rows of english.tables) expect(new Set(rows).size).toBe(1);
	});

	it('have the same blocks of code and commands', () => {
		expect(chinese.codeBlocks).toEqual(english.codeBlocks);
		expect(commandsOf(chinese.codeSpans)).toEqual(commandsOf(english.codeSpans));
	});

	it('have the same pictures', () => {
		expect(chinese.pictures).toEqual(english.pictures);
	});

	it('lead to each other', () => {
		const name = (file: string) => file.split('/').at(-1)!;
		expect(english.links).toContain(name(chineseOf(page)));
		expect(chinese.links).toContain(name(page));
	});
});
