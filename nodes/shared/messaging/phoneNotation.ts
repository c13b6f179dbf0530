/**
 * How a number is written: everything that people, spreadsheets and CRMs put around the digits.
 * Knows no numbering plan.
 */

/** Why a text is not a written phone number. */
export type NotationFault =
	| 'empty'
	| 'letters'
	| 'scientific'
	| 'masked'
	| 'extension'
	| 'characters';

/** Bare digits; `international` when a plus or 00 stood in front, which is then gone. */
export type Notation =
	| { ok: true; international: boolean; digits: string }
	| { ok: false; fault: NotationFault };

/** Format and control characters (BOM, zero width, direction marks), spaces of all kinds, emoji style. */
const NOISE = /[\p{Cf}\p{Cc}\p{Z}\ufe00-\ufe0f]/gu;

/** Quotes: around values of a CSV or JSON text; in front, Excel's mark for text. */
const QUOTES = /["'`´‘’“”]/g;

/** Dashes of all kinds (with minus, katakana and box-drawing lines), dots, brackets, slashes. */
const SEPARATORS = /[\p{Pd}\u2212\u30fc\u2500~_.·・()[\]【】〔〕/\\]/gu;

/** `1.38E+10`, also with a decimal comma: what a spreadsheet shows of a long number. */
const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;

/** `138****8000`: somebody has hidden the middle. */
const MASKED = /^\+?\d+-?[*•×xX]{2,}-?\d*$/;

/** `ext. 12`, `x12`, `#12`, `转12`, `;ext=12` behind a digit. */
const EXTENSION = /\d[),;.-]*(?:ext(?:ension)?|x|#|转|轉|分机|內線|内线)[.:=]?\d+$/i;

/** `13800138000.0`: a number column exported with decimals. */
const DECIMALS = /^(\+?\d{8,})\.0{1,2}$/;

/** Nothing but digits, perhaps with a plus. */
const PLAIN = /^\+?\d+$/;

/**
 * Reads the notation of one phone number. Digits may be ASCII, full-width, Arabic-Indic or Persian.
 */
export function readNotation(input: string): Notation {
	// Most numbers come so, and there are many of them.
	if (PLAIN.test(input)) return readDigits(input);

	const text = toAscii(input)
		.replace(NOISE, '')
		.replace(QUOTES, '')
		.replace(/^tel:/i, '')
		.replace(DECIMALS, '$1');

	if (SCIENTIFIC.test(text)) return { ok: false, fault: 'scientific' };
	if (MASKED.test(text)) return { ok: false, fault: 'masked' };
	if (EXTENSION.test(text)) return { ok: false, fault: 'extension' };

	const compact = text.replace(SEPARATORS, '');
	if (compact === '') return { ok: false, fault: 'empty' };
	if (/\p{L}/u.test(compact)) return { ok: false, fault: 'letters' };
	return readDigits(compact);
}

/** Digits with or without a plus in front; anything else is a fault. */
function readDigits(compact: string): Notation {
	// `+0086…` is a common slip: plus and 00 say the same thing. No calling code begins with 0.
	const parts = /^(\+?)((?:00(?=[1-9]))?)(\d+)$/.exec(compact);
	if (!parts) return { ok: false, fault: 'characters' };
	return { ok: true, international: parts[1] !== '' || parts[2] !== '', digits: parts[3] };
}

/** Full-width forms (U+FF01 to U+FF5E) and Arabic-Indic and Persian digits as ASCII. */
function toAscii(text: string): string {
	return text
		.replace(/[\uff01-\uff5e]/g, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0))
		.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));
}
