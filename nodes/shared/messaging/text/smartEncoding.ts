import { SEPTETS } from './gsm7';
import type { TextAnalysis } from './segments';
import { analyseText } from './segments';
import { linksIn } from './webAddress';

/** A text made cheaper, or left alone. */
export interface SmartEncodingResult {
	text: string;
	/** What was replaced by what (nothing: removed) and how often, in order of appearance. */
	replaced: Array<{ from: string; to: string; count: number }>;
	before: TextAnalysis;
	after: TextAnalysis;
}

/** GSM-7 text, then the characters that look or read like it. Code points are in Unicode order. */
const LOOK_ALIKES: ReadonlyArray<readonly [to: string, from: string]> = [
	// Quotes: curly, low, angle, primes, spacing accents used as quotes.
	["'", '`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2018\u2019\u201a\u201b\u2032\u2035'],
	[
		'"',
		'\u00ab\u00bb\u02ba\u02ee\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u301d\u301e\u301f',
	],
	['<', '\u2039'],
	['>', '\u203a'],
	// Hyphens, dashes, minus, bullets at the head of a line.
	['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63'],
	['-', '\u2022\u2023\u2027\u25aa\u25cf\u25e6\u30fb'],
	// Dots and other punctuation, also the ideographic forms.
	['...', '\u2026'],
	['..', '\u2025'],
	['.', '\u00b7\u2024\u3002\uff61'],
	[',', '\u3001\uff64'],
	['!!', '\u203c'],
	['??', '\u2047'],
	['?!', '\u2048'],
	['!?', '\u2049'],
	['|', '\u00a6\u2223'],
	['/', '\u2044\u2215'],
	['*', '\u2217'],
	['~', '\u02dc\u223c\u301c'],
	['^', '\u02c6'],
	['x', '\u00d7'],
	// Spaces of all widths; line and paragraph separators.
	[' ', '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'],
	[' ', '\u202f\u205f\u3000'],
	['\n', '\v\u0085\u2028\u2029'],
	// Ligatures that word processors and PDF files leave behind.
	['ff', '\ufb00'],
	['fi', '\ufb01'],
	['fl', '\ufb02'],
	['ffi', '\ufb03'],
	['ffl', '\ufb04'],
	// Accented capitals that GSM-7 lacks: French, Italian, Spanish and Portuguese print them without.
	['A', '\u00c0\u00c1\u00c2\u00c3'],
	['E', '\u00c8\u00ca\u00cb'],
	['I', '\u00cc\u00cd\u00ce\u00cf'],
	['O', '\u00d2\u00d3\u00d4\u00d5'],
	['U', '\u00d9\u00da\u00db'],
	['Y', '\u00dd'],
	// Signs that are a letter or a currency of GSM-7 under a second code point.
	['Å', '\u212b'],
	['K', '\u212a'],
	['Ω', '\u2126'],
	['Δ', '\u2206'],
	['£', '\uffe1'],
	['¥', '\uffe5'],
];

/** Greek capitals with a Latin twin: GSM-7 has no code of their own for them (3GPP TS 23.038). */
const GREEK_CAPITALS = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const LATIN_TWINS = 'ABEZHIKMNOPTYX';

/** Marks without a look or a meaning in any text: zero-width space, soft hyphen, word joiner, BOM. */
const INVISIBLE = '\u00ad\u200b\u2060\ufeff';

/** Joiners and direction and style marks: they mean something beside other scripts and emoji only. */
const INVISIBLE_IN_LATIN = '\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufe0e\ufe0f';

const NOTHING = new Map([...INVISIBLE].map((from): [string, string] => [from, '']));
const REPLACEMENTS = replacementTable();

/**
 * Replaces look-alikes by GSM-7 characters if that lowers the number of segments; otherwise the text
 * comes back untouched with `replaced` empty. One Chinese character or emoji keeps a text in UCS-2,
 * where look-alikes cost no more than what would replace them: then only marks that nobody can see
 * are removed, again only if it saves a segment.
 */
export function smartEncode(text: string): SmartEncodingResult {
	const before = analyseText(text);
	if (before.encoding === 'UCS-2' && before.segments > 1) {
		for (const table of [REPLACEMENTS, NOTHING]) {
			const result = replaceAll(text, table);
			const after = analyseText(result.text);
			// Replacing is all or nothing: a text that stays UCS-2 keeps its typography.
			const isWorthwhile = table === NOTHING || after.encoding === 'GSM-7';
			if (isWorthwhile && after.segments < before.segments) return { ...result, before, after };
		}
	}
	return { text, replaced: [], before, after: before };
}

function replacementTable(): Map<string, string> {
	const table = new Map(NOTHING);
	for (const from of INVISIBLE_IN_LATIN) table.set(from, '');
	for (const [to, all] of LOOK_ALIKES) for (const from of all) table.set(from, to);
	[...GREEK_CAPITALS].forEach((from, index) => table.set(from, LATIN_TWINS[index]));
	// Full-width ASCII, U+FF01 to U+FF5E, lies at a fixed distance from ASCII.
	for (let code = 0x21; code <= 0x7e; code++) {
		const ascii = String.fromCharCode(code);
		table.set(String.fromCharCode(code + 0xfee0), table.get(ascii) ?? ascii);
	}
	return table;
}

/** A letter with its combining accents, or any one character. */
const CHARACTERS = /[A-Za-z][\u0300-\u036f]+|[^]/gu;

function replaceAll(
	text: string,
	table: ReadonlyMap<string, string>,
): Pick<SmartEncodingResult, 'text' | 'replaced'> {
	const replaced = new Map<string, { from: string; to: string; count: number }>();
	const replacedIn = (part: string): string =>
		part.replace(CHARACTERS, (from) => {
			const to = replacementOf(from, table);
			if (to === undefined || to === from) return from;
			const entry = replaced.get(from) ?? { from, to, count: 0 };
			entry.count++;
			replaced.set(from, entry);
			return to;
		});
	let result = '';
	let end = 0;
	for (const link of linksIn(text)) {
		if (link.start < end) continue;
		result += replacedIn(text.slice(end, link.start));
		end = untouchableEnd(text, link.end);
		result += text.slice(link.start, end);
	}
	return { text: result + replacedIn(text.slice(end)), replaced: [...replaced.values()] };
}

/** All that is attached to a link: replaced or removed, it might become a part of it. */
const ATTACHED = /[\S\ufeff]*/y;

/** Attached to a link, what ends a sentence stays apart from it in any form. */
const SENTENCE_END = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,;:!?，。；：！？、…"']*$/u;

/** Where the text that belongs to a link, or may, is over. */
function untouchableEnd(text: string, linkEnd: number): number {
	ATTACHED.lastIndex = linkEnd;
	const [attached = ''] = ATTACHED.exec(text) ?? [];
	return SENTENCE_END.test(attached) ? linkEnd : linkEnd + attached.length;
}

function replacementOf(from: string, table: ReadonlyMap<string, string>): string | undefined {
	if (from.length === 1) return table.get(from);
	if (table === NOTHING) return undefined;
	// `e` and a combining accent, as macOS writes file names, is é in one code point.
	const composed = from.normalize('NFC');
	if (composed.length !== 1) return undefined;
	return SEPTETS[composed.charCodeAt(0)] !== 0 ? composed : table.get(composed);
}
