import type { Sentence } from '../model/sentence';
import { failure, type Failure } from '../model/failure';
import { linesOf } from './plainText';
import { TEXT_SENTENCES } from './sentences';

/** Scheme and the beginning of a host; `new URL()` alone would also read `https:fair.cn`. */
const HTTP_WITH_HOST = /^https?:\/\/[^/?#\\]/i;

/** Typed with a Chinese keyboard, where the ASCII character was meant or the sentence went on. */
const FULL_WIDTH = /[．／：？＝＆＃％＠。，；、]/;

const IPV6_HOST = /^https?:\/\/(?:[^/?#@]*@)?\[[^\]]*\]/i;

/** What RFC 3986 allows nowhere behind the host, and a % that encodes nothing. */
const NOT_ALLOWED = /[^\w.~:/?#@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi;

/**
 * Phones take a punctuation mark at the end of a link for the sentence's; Android ends links at a
 * word boundary (`AUTOLINK_WEB_URL` in android.util.Patterns), so that a hyphen, with which a token
 * may end, is lost too. Not so `?`, which there begins an empty query and may be missed.
 */
const CLOSING_PUNCTUATION = /[.,;:!')-]$/;

const percentEncoded = (character: string): string =>
	`%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** Encodes the little that `URL` leaves as it is, although phones end a link there. */
function encodeRest(href: string): string {
	const host = IPV6_HOST.exec(href)?.[0] ?? '';
	const rest = href.slice(host.length).replace(NOT_ALLOWED, percentEncoded);
	return host + rest.replace(CLOSING_PUNCTUATION, percentEncoded);
}

/**
 * A link as phones make it clickable from end to end: the same address, with everything
 * percent-encoded that RFC 3986 does not allow, and names of hosts in ASCII.
 *
 * @param typed as the user wrote it
 * @param field what the form calls it, for the refusal
 * @returns the address, or why it is none
 */
export function clickableLink(typed: string, field: string): { url: string } | Failure {
	const refused = (why: Sentence) => failure('configuration', why);
	const [link = '', ...more] = linesOf(typed);

	if (link === '') return refused(TEXT_SENTENCES.noLink({ field }));
	if (more.length > 0) return refused(TEXT_SENTENCES.severalLines({ field }));
	if (link.includes('{{')) {
		return refused(TEXT_SENTENCES.bracesInLink({ field }));
	}
	const fullWidth = FULL_WIDTH.exec(link);
	if (fullWidth) {
		return refused(TEXT_SENTENCES.fullWidthLink({ field, character: fullWidth[0] }));
	}
	if (!HTTP_WITH_HOST.test(link)) {
		return refused(TEXT_SENTENCES.noScheme({ field, link }));
	}
	try {
		return { url: encodeRest(new URL(link).href) };
	} catch {
		return refused(TEXT_SENTENCES.notAnAddress({ field, link }));
	}
}
