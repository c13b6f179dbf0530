/**
 * Characters that show nothing and can spoil the text around them: control characters, halves of
 * surrogate pairs that a cut left behind, zero-width spaces and byte order marks from copying, and
 * the characters that switch the writing direction (Unicode Standard Annex 9, section 2).
 *
 * The direction switches are removed and no isolates (U+2068, U+2069) are put in their place: phones
 * without a glyph for them draw boxes, and a single one makes an English SMS twice as dear. Instead
 * every value stands alone on a line that begins with a label or a greeting in the language of the
 * invitation, so that a right-to-left name can reorder nothing but itself.
 */
const INVISIBLE = /[\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]+/;

/** The lines of a typed text that have something to read, trimmed, without invisible characters. */
export const linesOf = (typed: string): string[] =>
	typed
		.split(LINE_BREAK)
		.map((line) => line.replace(/\t/g, ' ').replace(INVISIBLE, '').trim())
		.filter((line) => line !== '');

/** A typed text in one line: as `linesOf`, with a space for each line break. */
export const singleLine = (typed: string): string => linesOf(typed).join(' ');
