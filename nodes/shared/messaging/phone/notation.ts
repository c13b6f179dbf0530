import { toAscii } from './digits';
import { LONGEST_NUMBER } from '../util/inputLimits';

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
	| 'characters'
	| 'long';

/** Bare digits, and what stood in front to say that a country code follows; empty if nothing did. */
export type Notation =
	| { ok: true; prefix: '+' | '00' | ''; digits: string }
	| { ok: false; fault: NotationFault };

/**
 * What nobody sees: all that Unicode lets a screen leave out (zero width, fillers, joiners, variation
 * selectors), format and control characters (BOM, direction marks), spaces of all kinds, the blank of
 * Braille and the frame that makes a digit an emoji.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}\u2800]|\u20e3/gu;

/** Quotes of all kinds: around values of a CSV or JSON text; in front, a spreadsheet's mark for text. */
const QUOTES = /["'`´′″ʼ\p{Pi}\p{Pf}„‚「」『』]/gu;

/** `="138…"`, `=T("138…")`, `^138…`: how spreadsheets keep a number as text. */
const SPREADSHEET_MARK = /^(?:=+(?:T(?=\())?|\^)/i;

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

/** The text without what nobody sees. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** Whether a reader would see anything. */
export const isVisible = (text: string): boolean =>
	/[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}\u2800]/u.test(text);

/** Reads the notation of one phone number, with digits of any script. */
export function readNotation(input: string): Notation {
	// Most numbers come so, and there are many of them.
	if (input.length <= LONGEST_NUMBER && PLAIN.test(input)) return readDigits(input);
	// So much of what nobody sees is no accident either.
	if (input.length > 100 * LONGEST_NUMBER) return { ok: false, fault: 'long' };

	const text = withoutInvisible(toAscii(input))
		.replace(QUOTES, '')
		.replace(SPREADSHEET_MARK, '')
		.replace(/^tel:/i, '')
		.replace(DECIMALS, '$1');
	if (text.length > LONGEST_NUMBER) return { ok: false, fault: 'long' };

	if (SCIENTIFIC.test(text)) return { ok: false, fault: 'scientific' };
	if (MASKED.test(text)) return { ok: false, fault: 'masked' };
	if (EXTENSION.test(text)) return { ok: false, fault: 'extension' };

	const compact = text.replace(SEPARATORS, '');
	if (compact === '') return { ok: false, fault: 'empty' };
	if (/\p{L}/u.test(compact)) return { ok: false, fault: 'letters' };
	return readDigits(compact);
}

/** The digits of a text as they are grouped in it, in ASCII; of an endless text only the first. */
export const digitGroups = (input: string): string[] =>
	withoutMarks(input.slice(0, 100 * LONGEST_NUMBER)).match(/\d+/g) ?? [];

/** Marks that nobody sees do not part digits; spaces do. */
const withoutMarks = (text: string): string =>
	toAscii(text).replace(INVISIBLE, (mark) => (/\p{Z}|\s/u.test(mark) ? ' ' : ''));

/** Digits with or without a plus in front; anything else is a fault. */
function readDigits(compact: string): Notation {
	// `+0086…` is a common slip: plus and 00 say the same thing. No calling code begins with 0.
	const parts = /^(\+?)((?:00(?=[1-9]))?)(\d+)$/.exec(compact);
	if (!parts) return { ok: false, fault: 'characters' };
	const [, plus, zeros, digits] = parts;
	return { ok: true, prefix: plus ? '+' : zeros ? '00' : '', digits };
}
