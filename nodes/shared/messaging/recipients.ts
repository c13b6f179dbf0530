/** Comma, semicolon, pipe and their full-width, Chinese and Arabic forms, tab, any line break. */
const HARD_SEPARATORS =
	/[,;|\uff0c\uff1b\uff5c\u3001\uff64\ufe50\ufe51\ufe54\u060c\u061b\t\n\v\f\r\u0085\u2028\u2029]+/;

const SLASHES = /([/\uff0f])/;

const SPACES = /(\s+)/;

/** A plus, also full-width, behind a digit begins the next number. (`1.38E+10` has an E before it.) */
const PLUS_BEHIND_NUMBER =
	/([\d\uff10-\uff19\u0660-\u0669\u06f0-\u06f9][)\]\uff09\s]*)(?=[(\uff08]?[+\uff0b])/g;

/** A number as a spreadsheet shows it, here because its decimal comma is no separator. */
const SCIENTIFIC = /^\s*\d+[.,]\d+e\+?\d+\s*$/i;

/** A mainland mobile number with everything it may begin with. */
const MAINLAND_MOBILE = /^(?:00)?(?:86)?0?1[3-9]\d{9}$/;

/** By far the most fields: one number and nothing to separate. */
const ONE_PLAIN_NUMBER = /^\+?\d+$/;

/** Fewer digits than this are part of a number, not a number: 7 are a local landline. */
const FEWEST_DIGITS = 7;

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
 *
 * @param field text; a number, as a CRM gives it; a list of these, also nested; null or undefined for
 * none. Anything else comes back as its JSON text, so that it is refused where the user sees it.
 */
export function splitRecipients(field: unknown): string[] {
	if (field === null || field === undefined) return [];
	if (Array.isArray(field)) return field.flatMap((entry) => splitRecipients(entry));
	if (typeof field === 'string') return splitText(field);
	if (typeof field === 'number' || typeof field === 'bigint') return [String(field)];
	return [asJson(field)];
}

function splitText(text: string): string[] {
	if (ONE_PLAIN_NUMBER.test(text)) return [text];
	if (SCIENTIFIC.test(text)) return [text.trim()];
	return text
		.split(HARD_SEPARATORS)
		.flatMap((piece) => piece.replace(PLUS_BEHIND_NUMBER, '$1\n').split('\n'))
		.flatMap(splitAtSlashes)
		.flatMap(splitAtSpaces)
		.map((entry) => entry.trim())
		.filter(isVisible);
}

function splitAtSlashes(piece: string): string[] {
	return splitWhere(piece, SLASHES, (before, after) => isLong(before) && isLong(after));
}

function splitAtSpaces(piece: string): string[] {
	return splitWhere(
		piece,
		SPACES,
		(before, after, rest) =>
			isLong(before) && (isLong(after) || (MAINLAND_MOBILE.test(before) && isLong(rest))),
	);
}

/**
 * Cuts at a separator where the rule says so; it sees the digits since the last cut, of the next group,
 * and of all that follows. Separators that do not cut stay in the entry.
 */
function splitWhere(
	piece: string,
	separator: RegExp,
	separates: (before: string, after: string, rest: string) => boolean,
): string[] {
	const [first, ...others] = piece.split(separator);
	const entries: string[] = [];
	let current = first;
	let before = digitsOf(first);
	let rest = digitsOf(others.join(''));

	for (let index = 0; index < others.length; index += 2) {
		const after = digitsOf(others[index + 1]);
		if (separates(before, after, rest)) {
			entries.push(current);
			current = others[index + 1];
			before = after;
		} else {
			current += others[index] + others[index + 1];
			before += after;
		}
		rest = rest.slice(after.length);
	}
	return [...entries, current];
}

function isLong(digits: string): boolean {
	return digits.length >= FEWEST_DIGITS;
}

/** ASCII digits of a text, whatever script they are written in. */
function digitsOf(text: string): string {
	return text
		.replace(/[^0-9\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g, '')
		.replace(/[^0-9]/g, (digit) => String(digit.charCodeAt(0) % 16));
}

/** Whether a reader would see anything: not only spaces, zero-width and direction marks. */
function isVisible(entry: string): boolean {
	return /[^\p{Cf}\p{Cc}\p{Z}]/u.test(entry);
}

/** Never throws: what has no JSON (functions, circles) shows its type. */
function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? typeof value;
	} catch {
		return typeof value;
	}
}
