import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './files.mts';

/** The paragraphs, and points of lists, of each section of a page. */
function paragraphsOf(page: string): Array<[section: string, paragraph: string]> {
	return read(page)
		.split(/^## /m)
		.slice(1)
		.flatMap((text) => {
			const [section, ...rest] = text.split('\n');
			const paragraphs = rest.join('\n').split(/\n\n|\n(?=- )/);
			return paragraphs
				.map((paragraph) => paragraph.trim())
				.filter((paragraph) => paragraph !== '')
				.map((paragraph): [string, string] => [section, paragraph]);
		});
}

const paragraphs = paragraphsOf('docs/promises.md');
const rows = read('test/promises.md')
	.split('\n')
	.filter(
		(line) => line.startsWith('| ') && !line.startsWith('| Section') && !/^[| -]+$/.test(line),
	)
	.map((line) => {
		const [section, promise, tests] = line
			.split(' | ')
			.map((cell) => cell.replace(/^\| | \|$/g, ''));
		return { section, promise, tests: tests.split('<br>') };
	});
const named = rows.flatMap(({ tests }) => tests);

it.each(rows.map(({ section, promise }) => [section, promise]))(
	'%s: the page says "%s"',
	(section, promise) => {
		const saying = paragraphs.filter(
			([where, paragraph]) => where === section && paragraph.includes(promise),
		);
		expect(saying.length).toBeGreaterThan(0);
	},
);

it.each(paragraphs)('%s: a test holds "%s"', (section, paragraph) => {
	const held = rows.filter((row) => row.section === section && paragraph.includes(row.promise));
	expect(held.map(({ promise }) => promise)).not.toEqual([]);
});

it.each(named)('there is %s', (test) => {
	const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(test) ?? [];
	expect(existsSync(join(root, file))).toBe(true);
	expect(read(file)).toContain(title);
});
