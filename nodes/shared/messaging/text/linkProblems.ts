/** A link with its scheme, up to the first character that a web address cannot have (RFC 3986). */
const LINK = /[a-z][a-z\d+.-]*:\/\/[!-~]+/gi;

/** Typed with a Chinese keyboard where a web address has the ASCII character. */
const FULL_WIDTH_IN_LINK =
	/https?(?!:\/\/)[:：][/／]{2}|https?:\/\/[!-~]*[．／？＝＆＃％＠：＿－][!-~]|www[．。][!-~]/iu;

/**
 * Android's own pattern for links takes U+00A0 to U+D7FF and U+FDF0 to U+FFEF for parts of one, and
 * so the punctuation of a Chinese sentence (`GOOD_IRI_CHAR`):
 * https://github.com/aosp-mirror/platform_frameworks_base/blob/master/core/java/android/util/Patterns.java
 */
const CHINESE_BEHIND_LINK = /https?:\/\/[!-~]+([\p{Script=Han}\u3001-\u303F\uFF01-\uFFEF“”‘’…—])/iu;

/** Endings of web addresses that do not also look like words behind a forgotten space. */
const BARE_LINK =
	/(?<![\w@.-])(?:www(?:\.[a-z\d-]+)+|(?:[a-z\d-]+\.)+(?:com|cn|net|org|gov|edu|io|cc|top|vip|xyz|hk|tw|de|uk|eu))(?![\w@-])/iu;

const ENDS_WITH_LINK = /https?:\/\/[!-~]+$/i;

/** The text with a space in the place of each link. */
export const withoutLinks = (text: string): string => text.replace(LINK, ' ');

/** Whether a text ends with a link, so that what follows might be taken for a part of it. */
export const endsWithLink = (text: string): boolean => ENDS_WITH_LINK.test(text);

/**
 * Why phones would not make a link of a text clickable, or the wrong part of the text.
 *
 * @param field name of the field that the text comes from
 * @returns a plain sentence with the way out; undefined if all links are well formed
 */
export function linkProblem(field: string, text: string): string | undefined {
	const [fullWidth] = FULL_WIDTH_IN_LINK.exec(text) ?? [];
	if (fullWidth) {
		const character = /[^ -~]/.exec(fullWidth)?.[0];
		return `'${field}' has the full-width character ${character} in a link, with which phones break links. Type it in half width (半角), or copy the link from the browser's address bar.`;
	}
	const behind = CHINESE_BEHIND_LINK.exec(text)?.[1];
	if (behind) {
		return `'${field}' has a link with ${behind} directly behind it, which some phones take for a part of the link. Put a space behind the link.`;
	}
	const bare = BARE_LINK.exec(withoutLinks(text))?.[0];
	if (bare) {
		return `'${field}' has the link ${bare} without https:// in front, which not every phone makes clickable. Put https:// in front of it.`;
	}
	return undefined;
}
