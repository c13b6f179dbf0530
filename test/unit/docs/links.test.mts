import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { allPages, chineseOf, englishOf, filesIn, isChinese, read, root } from './files.mts';
import { readPage } from './markdown.mts';

/** Our own pages as they are linked from n8n and from the notes of the examples. */
const PUBLISHED =
	/https:\/\/github\.com\/n8n-nodes-sms-mms\/n8n-nodes-sms-mms(?:\/blob\/main\/([^\s"')#]+))?(?:#([^\s"')]+))?/g;

/** What is wrong with a link, if anything. */
function problemOf(from: string, target: string): string | undefined {
	const [path, anchor] = target.split('#');
	const file = path === '' ? from : normalize(join(dirname(from), decodeURI(path)));
	if (!existsSync(join(root, file))) return `${from}: there is no ${file}`;
	if (anchor === undefined) return undefined;
	const anchors = readPage(read(file)).headings.map((heading) => heading.anchor);
	return anchors.includes(decodeURIComponent(anchor))
		? undefined
		: `${from}: ${file} has no heading #${anchor}`;
}

const problemsOf = (from: string, targets: string[]): string[] =>
	targets
		.filter((target) => !/^[a-z]+:/i.test(target))
		.flatMap((target) => problemOf(from, target) ?? []);

it('sees what is broken', () => {
	const broken = [
		'nowhere.md',
		'#nothing',
		'docs/operators.md#nothing',
		'docs/operators.md#backups',
	];
	expect(problemsOf('README.md', broken)).toHaveLength(3);
});

it.each(allPages)('every link in %s leads somewhere', (page) => {
	const { links, pictures } = readPage(read(page));
	expect(links.length).toBeGreaterThan(0);
	expect(problemsOf(page, [...links, ...pictures])).toEqual([]);
});

it.each(allPages.filter(isChinese))('%s leads to Chinese editions where there are any', (page) => {
	const own = englishOf(page);
	const english = readPage(read(page))
		.links.filter((target) => !/^[a-z]+:|^#/i.test(target))
		.map((target) => normalize(join(dirname(page), target.split('#')[0])))
		.filter((file) => file !== own && !isChinese(file) && file.endsWith('.md'));
	expect(english.filter((file) => existsSync(join(root, chineseOf(file))))).toEqual([]);
});

describe('addresses of our pages in nodes, credentials and notes of examples', () => {
	const files = [
		...filesIn('nodes', '.node.json'),
		...filesIn('nodes', '.ts'),
		...filesIn('credentials', '.ts'),
		...filesIn('examples', '.json'),
	];
	const links = files.flatMap((file) =>
		[...read(file).matchAll(PUBLISHED)].map(([, path = 'README.md', anchor]) => ({
			file,
			target: anchor && anchor !== 'readme' ? `${path}#${anchor}` : path,
		})),
	);

	it('are found', () => {
		expect(links.length).toBeGreaterThan(10);
	});

	it.each(links)('$file leads to $target', ({ target }) => {
		expect(problemOf('README.md', target)).toBeUndefined();
	});
});

describe('pictures', () => {
	const taken = filesIn('docs/images', '.png');
	const shown = new Set(
		allPages.flatMap((page) =>
			readPage(read(page)).pictures.map((target) => normalize(join(dirname(page), target))),
		),
	);

	it('are all shown somewhere', () => {
		expect(taken.length).toBeGreaterThan(10);
		expect(taken.filter((file) => !shown.has(file))).toEqual([]);
	});

	it('stay small enough for a clone', () => {
		const bytes = taken.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
		expect(bytes).toBeLessThan(4_000_000);
	});
});

/** Names with hyphens: SendMmsInvitation is send-mms-invitation. */
const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

it.each(filesIn('nodes', '.node.json'))('%s has a page with a picture of its form', (file) => {
	const { primaryDocumentation } = JSON.parse(read(file)).resources;
	const [, path] = [...primaryDocumentation[0].url.matchAll(PUBLISHED)][0];
	const name = kebab(file.split('/')[1]);
	expect(path).toMatch(name.endsWith('-trigger') ? 'docs/triggers.md' : `docs/${name}.md`);
	const names = readPage(read(path)).pictures.map((target) => target.split('/').at(-1));
	const picture = name === 'delivery-receipt-trigger' ? 'receipt-trigger' : name;
	expect(names).toContain(`${picture}.png`);
});

it('every provider has a page with its form and its credential', async () => {
	const { PROVIDERS } = await import('../../../nodes/shared/providers/registry');
	for (const { id } of PROVIDERS) {
		expect(readPage(read(`docs/providers/${id}.md`)).pictures).toEqual([
			`../images/${id}-credential.png`,
			`../images/${id}-send-sms.png`,
		]);
	}
});
