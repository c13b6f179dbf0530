import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(__dirname, '../../..');

/** The text of a file, by its path from the root. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The files of a folder and of those in it that end in a certain way, by their paths from the root. */
export const filesIn = (folder: string, ending: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name).replaceAll('\\', '/'))
		.filter((file) => file.endsWith(ending))
		.sort();

const CHINESE = '.zh-CN.md';

export const isChinese = (page: string): boolean => page.endsWith(CHINESE);

/** The Chinese edition of an English page. */
export const chineseOf = (page: string): string => page.replace(/\.md$/, CHINESE);

/** The English edition of a Chinese page. */
export const englishOf = (page: string): string => page.replace(/\.zh-CN\.md$/, '.md');

/** Every page that has, or must have, two editions. */
export const bilingualPages: readonly string[] = [
	'README.md',
	'README.zh-CN.md',
	...filesIn('docs', '.md'),
];

/** Every page. */
export const allPages: readonly string[] = [
	...bilingualPages,
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
];
