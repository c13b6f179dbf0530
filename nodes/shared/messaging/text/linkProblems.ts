import { linksIn, replaceLinks, type TextLink } from './webAddress';
import type { Sentence } from '../model/sentence';
import { TEXT_SENTENCES } from './sentences';

/** A link of any scheme, up to the first character that a web address cannot have (RFC 3986). */
const ANY_LINK = /[a-z][a-z\d+.-]{0,20}:\/\/[!-~]+/gi;

/** A link whose beginning was typed with a Chinese keyboard. */
const FULL_WIDTH_BEGINNING = /https?(?!:\/\/)[:：][/／]{2}|www[．。][!-~]/iu;

/** Characters of scripts without spaces between words: where they begin, a sentence may go on. */
const WITHOUT_SPACES =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Endings of web addresses that do not also look like words behind a forgotten space. */
const BARE_LINK =
	/(?<![\w@.-])(?:www(?:\.[a-z\d-]+)+|(?:[a-z\d-]+\.)+(?:com|cn|net|org|gov|edu|io|cc|top|vip|xyz|hk|tw|de|uk|eu))(?![\w@-])/iu;

/** The text with a space in the place of each link. */
export const withoutLinks = (text: string, links = linksIn(text)): string =>
	replaceLinks(text, () => ' ', links).replace(ANY_LINK, ' ');

/** Whether a text ends with a link, so that what follows might be taken for a part of it. */
export const endsWithLink = (text: string): boolean => {
	const last = linksIn(text).at(-1);
	return last !== undefined && last.doubtful === undefined && !/\s/.test(text.slice(last.end));
};

/**
 * Why nobody can tell where a link ends: full-width characters in it, or Chinese directly behind it.
 *
 * @returns a plain sentence with the way out; undefined if it is clear
 */
export function unclearEnd(field: string, { doubtful, fullWidth }: TextLink): Sentence | undefined {
	if (doubtful === undefined) return undefined;
	if (fullWidth) return TEXT_SENTENCES.fullWidthInLink({ field, character: doubtful });
	return WITHOUT_SPACES.test(doubtful) ? behindProblem(field, doubtful) : undefined;
}

/**
 * Android's own pattern for links took U+00A0 to U+D7FF and U+FDF0 to U+FFEF for parts of one, and so
 * the punctuation of a Chinese sentence and spaces that nobody sees (`GOOD_IRI_CHAR`):
 * https://github.com/aosp-mirror/platform_frameworks_base/blob/master/core/java/android/util/Patterns.java
 */
const behindProblem = (field: string, character: string): Sentence =>
	TEXT_SENTENCES.behindLink({ field, character });

/** Why phones may end a link elsewhere. */
function endProblem(field: string, text: string, link: TextLink): Sentence | undefined {
	const unclear = unclearEnd(field, link);
	const { doubtful, start, end } = link;
	if (unclear || doubtful === undefined) return unclear;
	return text.slice(start, end).includes(doubtful)
		? TEXT_SENTENCES.insideLink({ field, character: doubtful })
		: behindProblem(field, doubtful);
}

/**
 * Why phones would not make a link of a text clickable, or the wrong part of the text.
 *
 * @param field name of the field that the text comes from
 * @returns a plain sentence with the way out; undefined if all links are well formed
 */
export function linkProblem(field: string, text: string): Sentence | undefined {
	const [beginning] = FULL_WIDTH_BEGINNING.exec(text) ?? [];
	if (beginning)
		return TEXT_SENTENCES.fullWidthInLink({
			field,
			character: /[^ -~]/.exec(beginning)?.[0] ?? '',
		});
	const links = linksIn(text);
	for (const link of links) {
		const problem = endProblem(field, text, link);
		if (problem) return problem;
	}
	const bare = BARE_LINK.exec(withoutLinks(text, links))?.[0];
	if (bare) {
		return TEXT_SENTENCES.bareLink({ field, link: bare });
	}
	return undefined;
}
