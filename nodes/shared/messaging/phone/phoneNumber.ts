import type { Sentence } from '../model/sentence';
import { COUNTRIES } from './countries';
import { LONGEST_NUMBER } from '../util/inputLimits';
import { readNotation } from './notation';
import { readDigits } from './phoneReading';
import { numberRefusal, type NumberProblem } from './phoneRefusals';
import { unmarkedExtension } from './unmarkedExtension';

/** `unknown`: the numbering plan does not tell mobile numbers from landlines (North America). */
export type NumberKind = 'mobile' | 'unknown';

export type { NumberProblem } from './phoneRefusals';

/** A number that can be given to a provider. */
export interface PhoneNumber {
	valid: true;
	/** As typed. */
	input: string;
	/** ITU-T E.164: plus, calling code, national number; at most 15 digits. */
	e164: string;
	/**
	 * ISO 3166 alpha-2. Countries that share a calling code are told apart by the digits as far as their
	 * plans say it. Undefined for satellite phones and other global networks, which belong to no country.
	 */
	country: string | undefined;
	/** Digits without the plus. */
	callingCode: string;
	/** National significant number: without calling code and trunk prefix. */
	nationalNumber: string;
	kind: NumberKind;
}

/** Something that no message can go to. */
export interface RefusedNumber {
	valid: false;
	/** As typed. */
	input: string;
	problem: NumberProblem;
	/** What is wrong and the way out, for people who do not program; names the value as typed. */
	message: Sentence;
}

/** What a user may choose as default country: all countries, sorted by English name. */
export const DEFAULT_COUNTRIES: Array<{ code: string; name: string; callingCode: string }> = [
	...COUNTRIES,
];

/**
 * Free input to E.164. With a plus or 00 in front the number says its country itself; without, it is
 * a national number of the default country, or, where there is none, what only one person can have.
 * Landlines and short codes are refused, because they cannot receive text messages, but told apart.
 *
 * @param input one number in any notation, see `readNotation`; several are for `splitRecipients`
 * @param defaultCountry ISO 3166 alpha-2, such as `CN`; undefined: see `readOpen`
 */
export function parsePhoneNumber(
	input: string,
	defaultCountry?: string,
): PhoneNumber | RefusedNumber {
	const typed = String(input);
	const notation = readNotation(typed);
	if (!notation.ok) return { valid: false, input: typed, ...numberRefusal(typed, notation.fault) };

	const reading = readDigits(typed, notation, defaultCountry);
	if ('e164' in reading) return { valid: true, input: typed, ...reading };
	const extension = unmarkedExtension(typed, reading.problem, (rest) => {
		const number = parsePhoneNumber(rest, defaultCountry);
		return number.valid;
	});
	return { valid: false, input: typed, ...numberRefusal(typed, reading, extension) };
}

/** The number that an E.164 text holds, such as `+8613800138000`; undefined for anything else. */
export function readE164(e164: string): PhoneNumber | undefined {
	if (!/^\+\d{1,15}$/.test(e164)) return undefined;
	const number = parsePhoneNumber(e164);
	return number.valid ? number : undefined;
}

/**
 * Hides the middle of a number: `+86138****8000`. Calling code, the first three national digits and
 * the last four stay; of a national number with fewer than ten digits at most half is shown. Anything
 * that is no valid international number keeps its first three and last two characters, and less
 * of it if it is short; of an endless text only the beginning is shown. Never throws.
 */
export function maskPhoneNumber(value: string): string {
	const text = String(value).trim();
	const notation = text.length <= LONGEST_NUMBER ? readNotation(text) : undefined;
	const number =
		notation?.ok && notation.prefix !== '' ? readE164(`+${notation.digits}`) : undefined;
	if (!number) return hideMiddle(Array.from(text.slice(0, LONGEST_NUMBER)), 3, 2);
	return `+${number.callingCode}${hideMiddle(Array.from(number.nationalNumber), 3, 4)}`;
}

/** Keeps head and tail where at least three characters stay hidden, otherwise half of all. */
function hideMiddle(characters: string[], head: number, tail: number): string {
	const { length } = characters;
	const isShort = length < head + tail + 3;
	const shown = isShort ? Math.floor(length / 2) : head + tail;
	const shownTail = isShort ? Math.min(tail, Math.ceil(shown / 2)) : tail;
	const shownHead = shown - shownTail;
	return (
		characters.slice(0, shownHead).join('') +
		'*'.repeat(length - shown) +
		characters.slice(length - shownTail).join('')
	);
}
