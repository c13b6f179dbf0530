import { toAscii } from './digits';
import {
	DEEPEST_LIST,
	LONGEST_PART,
	LONGEST_RECIPIENTS,
	MOST_RECIPIENTS,
} from '../util/inputLimits';
import { isVisible } from './notation';

/** Comma, semicolon, pipe and their full-width, Chinese and Arabic forms, tab, any line break. */
const HARD_SEPARATORS =
	/[,;|\uff0c\uff1b\uff5c\u3001\uff64\ufe50\ufe51\ufe54\u060c\u061b\t\n\v\f\r\u0085\u2028\u2029]+/;

const SLASHES = /([/\uff0f])/;

const SPACES = /(\s+)/;

/** A plus, also full-width, behind a digit begins the next number. (`1.38E+10` has an E before it.) */
const PLUS_BEHIND_NUMBER = /(\p{Nd}[)\]\uff09\s]{0,20})(?=[(\uff08]?[+\uff0b])/gu;

/** A number as a spreadsheet shows it, here because its decimal comma is no separator. */
const SCIENTIFIC = /^\s*\d+[.,]\d+e\+?\d+\s*$/i;

/** A mainland mobile number with everything it may begin with. */
const MAINLAND_MOBILE = /^(?:00)?(?:86)?0?1[3-9]\d{9}$/;

/** By far the most fields: one number and nothing to separate. */
const ONE_PLAIN_NUMBER = /^\+?\d+$/;

/** Fewer digits than this are part of a number, not a number: 7 are a local landline. */
const FEWEST_DIGITS = 7;

/** No number has more, whatever it begins with. */
const MOST_DIGITS = 20;

/**
 * One field with one or several numbers to the single entries as typed, in order; nothing that has a
 * visible character is lost.
 *
 * - Comma, semicolon, pipe, `、`, tab and line break always separate; so does a plus behind a digit.
 * - A slash separates if both sides hold at least seven digits: `010-12345678/13800138000` are two
 *   numbers, `0711/123456` is one with its area code.
 * - A space separates (a) two groups of at least seven digits each counted from the last separation
 *   (`13800138000 13900139000`), or (b) where the digits so far are exactly a mainland mobile number
 *   and at least seven more follow (`138 0013 8000 139 0013 9000`). Every other space belongs to the
 *   number (`138 0013 8000`, `+86 138 0013 8000`, `010 1234 5678`). What this rule does not part stays
 *   together and is refused as too long, never sent by halves.
 * - A text above `LONGEST_RECIPIENTS` or with more than `MOST_RECIPIENTS`, or a part above `LONGEST_PART`,
 *   is not parted at all and so refused; lists in lists count down to `DEEPEST_LIST`.
 *
 * @param field text; a number, as a CRM gives it; a list of these, also nested; null or undefined for
 * none. Anything else comes back as its JSON text, so that it is refused where the user sees it.
 */
export function splitRecipients(field: unknown): string[] {
	return splitField(field, 0);
}

function splitField(field: unknown, depth: number): string[] {
	if (field === null || field === undefined) return [];
	if (Array.isArray(field)) {
		return depth < DEEPEST_LIST
			? field.flatMap((entry) => splitField(entry, depth + 1))
			: [`a list ${DEEPEST_LIST} lists deep`];
	}
	if (typeof field === 'string') return splitText(field);
	if (typeof field === 'number' || typeof field === 'bigint') return [String(field)];
	return [asJson(field)];
}

function splitText(text: string): string[] {
	if (text.length > LONGEST_RECIPIENTS || ONE_PLAIN_NUMBER.test(text)) return [text];
	if (SCIENTIFIC.test(text)) return [text.trim()];
	const parts = text.replace(PLUS_BEHIND_NUMBER, '$1\n').split(HARD_SEPARATORS);
	if (parts.length > MOST_RECIPIENTS) return [text];
	return parts
		.flatMap(splitPart)
		.map((entry) => entry.trim())
		.filter(isVisible);
}

const splitPart = (part: string): string[] =>
	part.length > LONGEST_PART ? [part] : splitAtSlashes(part).flatMap(splitAtSpaces);

function splitAtSlashes(piece: string): string[] {
	return splitWhere(piece, SLASHES, (before, after) => isLong(before) && isLong(after));
}

function splitAtSpaces(piece: string): string[] {
	return splitWhere(
		piece,
		SPACES,
		(before, after, rest) =>
			isLong(before) && (isLong(after) || (MAINLAND_MOBILE.test(before) && rest >= FEWEST_DIGITS)),
	);
}

/**
 * Cuts at a separator where the rule says so; it sees the first digits since the last cut, the digits of
 * the next group, and how many follow in all. Separators that do not cut stay in the entry.
 */
function splitWhere(
	piece: string,
	separator: RegExp,
	separates: (before: string, after: string, rest: number) => boolean,
): string[] {
	const [first, ...others] = piece.split(separator);
	if (others.length === 0) return [piece];
	const entries: string[] = [];
	let current = [first];
	let before = digitsOf(first);
	let rest = digitsOf(others.join('')).length;

	for (let index = 0; index < others.length; index += 2) {
		const after = digitsOf(others[index + 1]);
		if (separates(before, after, rest)) {
			entries.push(current.join(''));
			current = [others[index + 1]];
			before = after;
		} else {
			current.push(others[index], others[index + 1]);
			// More digits change no answer, and adding them up would take quadratic time.
			if (before.length <= MOST_DIGITS) before += after;
		}
		rest -= after.length;
	}
	return [...entries, current.join('')];
}

function isLong(digits: string): boolean {
	return digits.length >= FEWEST_DIGITS;
}

/** ASCII digits of a text, whatever script they are written in. */
const digitsOf = (text: string): string => toAscii(text).replace(/\D/g, '');

/** Never throws: what has no JSON (functions, circles) shows its type. */
function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? typeof value;
	} catch {
		return typeof value;
	}
}
