/**
 * Links in a text that somebody wrote freely. One reading for all who look at links, and linear in the
 * length of the text: a scan from link to link, each character once.
 */

/** A link and where it stands. */
export interface TextLink {
	/** As it is written, without the punctuation of the sentence around it. */
	url: string;
	/** Of `url` in the text, UTF-16 code units; `end` is behind its last one. */
	start: number;
	end: number;
	/**
	 * The first character beyond ASCII in the link or directly behind it, where phones disagree whether
	 * it belongs to the link; none in the middle of addresses whose host is not ASCII itself.
	 */
	doubtful?: string;
	/** Whether `doubtful` is a full-width character typed in the place of an ASCII one. */
	fullWidth: boolean;
}

const SCHEME = /https?:\/\//gi;

/**
 * What a link goes on with: ASCII but quotation marks and angle brackets, and letters, digits and dashes
 * of all scripts. Spaces, invisible characters, quotation marks, full-width forms and the punctuation of
 * a Chinese sentence end it.
 */
const RUN = /(?:(?!["'<>`—―\uff00-\uffef])[!-~\p{L}\p{M}\p{N}\p{Pd}])*/uy;

/** At the end of a link they belong to the sentence; a bracket only without the other one of its pair. */
const SENTENCE_END = /[.,;:!?([{]|(?!-)\p{Pd}/u;

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const BRACKET = /[()[\]{}]/g;

/** Where the first bracket closes that was not opened; the end of the run if there is none. */
function unopenedBracket(run: string): number {
	const open: Record<string, number> = { '(': 0, '[': 0, '{': 0 };
	BRACKET.lastIndex = 0;
	for (let found = BRACKET.exec(run); found; found = BRACKET.exec(run)) {
		const opening = OPENING[found[0]];
		if (opening === undefined) open[found[0]]++;
		else if (--open[opening] < 0) return found.index;
	}
	return run.length;
}

/** A host that is not ASCII itself: one of its names begins with a letter of another script. */
const OTHER_HOST = /^https?:\/\/(?:[\w.~%@-]*[.@])?[^\p{ASCII}]/iu;

const SCHEME_ALONE = /^https?:\/*$/i;

/** Typed with a Chinese keyboard where a web address has the ASCII character. */
const FULL_WIDTH = /^[．／？＝＆＃％＠：＿－][!-~]/;

/** Ends a link everywhere: ASCII that is none of it, line breaks, the space of a Chinese keyboard. */
const CLEAR_END = /[\p{ASCII}\u0085\u2028\u2029\u3000]/u;

/** Where the run of characters ends that a link may have. */
function runEnd(text: string, start: number): number {
	RUN.lastIndex = start;
	return start + (RUN.exec(text)?.[0].length ?? 0);
}

/** The link that begins at a place, and is over at `end` at the latest. */
function linkAt(text: string, start: number, end: number): TextLink {
	const whole = text.slice(start, end);
	const run = whole.slice(0, unopenedBracket(whole));
	let length = run.length;
	while (length > 0 && SENTENCE_END.test(run[length - 1])) length--;

	const ascii = OTHER_HOST.test(run) ? run.length : run.search(/[^\p{ASCII}]|$/u);
	const place = start + ascii;
	const character = String.fromCodePoint(text.codePointAt(place) ?? 0);
	return {
		url: run.slice(0, length),
		start,
		end: start + length,
		...(CLEAR_END.test(character) ? {} : { doubtful: character }),
		fullWidth: FULL_WIDTH.test(text.slice(place, place + 2)),
	};
}

/** The http and https links in a text, in their order. */
export function linksIn(text: string): TextLink[] {
	const links: TextLink[] = [];
	let covered = 0;
	let end = 0;
	for (const { index } of text.matchAll(SCHEME)) {
		// Within the link before, as a target in its query.
		if (index < covered) continue;
		// Runs that begin within one another end together: none is read twice.
		if (index >= end) end = runEnd(text, index);
		const link = linkAt(text, index, end);
		if (SCHEME_ALONE.test(link.url)) continue;
		links.push(link);
		covered = link.end;
	}
	return links;
}

/** Whether a text is an http or https address with a host, and nothing else. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]\S*$/i.test(text);

/**
 * Replaces the links of a text.
 *
 * @param replacement what stands in the place of a link
 * @param links of the text, where they are known already
 */
export function replaceLinks(
	text: string,
	replacement: (link: TextLink) => string,
	links: readonly TextLink[] = linksIn(text),
): string {
	let written = '';
	let end = 0;
	for (const link of links) {
		written += text.slice(end, link.start) + replacement(link);
		end = link.end;
	}
	return written + text.slice(end);
}
