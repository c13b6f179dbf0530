import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../../playground/paths.mts';
import { Problem } from '../../playground/problem.mts';
import type { Row } from './row.mts';
import { machine, markdownTable } from './table.mts';

/** The page in both languages. */
const PAGES = ['performance.md', 'performance.zh-CN.md'];

/** Between these, the page belongs to the bench. */
const MARKS = ['<!-- bench: written by npm run bench -- --markdown -->', '<!-- end of bench -->'];

/**
 * Puts text in the place of what stands between the marks of a page.
 *
 * @throws Problem if the page has no marks
 */
export function withTable(page: string, text: string): string {
	const [begin, end] = MARKS;
	const from = page.indexOf(begin);
	const to = page.indexOf(end);
	if (from < 0 || to < from) throw new Problem(`The page has no lines '${begin}' and '${end}'.`);
	return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

/** Writes the table into docs/performance.md, in both languages. */
export async function writePages(rows: readonly Row[]): Promise<void> {
	for (const name of PAGES) {
		const file = join(projectFolder, 'docs', name);
		const text = `\`${machine()}\`\n\n${markdownTable(rows)}`;
		await writeFile(file, withTable(await readFile(file, 'utf8'), text));
	}
}
