/** What a page in Markdown consists of, as far as the tests of the documentation look at it. */
export interface Page {
	headings: Array<{ level: number; anchor: string }>;
	/** For each table the number of cells in each of its rows. */
	tables: number[][];
	/** Fenced blocks as they stand. */
	codeBlocks: string[];
	/** What stands between backticks in the text, without the fenced blocks. */
	codeSpans: string[];
	/** Where links and pictures lead, as written. */
	links: string[];
	pictures: string[];
}

const FENCE = /^```.*\n[^]*?^```$/gm;
const CODE_SPAN = /`([^`\n]+)`/g;
const LINK = /(!?)\[(?:[^\]]|\](?!\())*\]\(([^)\s]+)\)/g;
const HEADING = /^(#{1,6}) (.+)$/;

/** Reads a page written in the plain Markdown of this project. */
export function readPage(text: string): Page {
	const prose = text.replace(FENCE, '');
	const links = [...prose.replace(CODE_SPAN, '``').matchAll(LINK)];
	return {
		headings: headingsOf(prose),
		tables: tablesOf(prose),
		codeBlocks: [...text.matchAll(FENCE)].map(([block]) => block),
		codeSpans: [...prose.matchAll(CODE_SPAN)].map(([, code]) => code),
		links: links.filter(([, mark]) => mark === '').map(([, , target]) => target),
		pictures: links.filter(([, mark]) => mark === '!').map(([, , target]) => target),
	};
}

function headingsOf(prose: string): Page['headings'] {
	const seen = new Map<string, number>();
	return prose.split('\n').flatMap((line) => {
		const [, marks, words] = HEADING.exec(line) ?? [];
		if (!marks) return [];
		const anchor = anchorOf(words);
		const times = seen.get(anchor) ?? 0;
		seen.set(anchor, times + 1);
		return [{ level: marks.length, anchor: times === 0 ? anchor : `${anchor}-${times}` }];
	});
}

/** As GitHub makes anchors: lower case, without punctuation, hyphens for spaces. */
const anchorOf = (words: string): string =>
	words
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
		.replace(/ /g, '-');

function tablesOf(prose: string): number[][] {
	const tables: number[][] = [];
	let open: number[] | undefined;
	for (const line of prose.split('\n')) {
		if (!line.startsWith('|')) {
			open = undefined;
			continue;
		}
		if (!open) tables.push((open = []));
		open.push(line.replace(/\\\||`[^`]*`/g, '').split('|').length - 2);
	}
	return tables;
}
