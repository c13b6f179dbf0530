import type { Country } from './callingCodes';
import {
	callingCodeOf,
	COUNTRIES,
	countryOf,
	countryOfCallingCode,
	countryOfNorthAmerica,
	GLOBAL_SERVICES,
} from './callingCodes';
import { readMainland } from './mainlandNumbers';
import type { NotationFault } from './phoneNotation';
import { readNotation } from './phoneNotation';

/** `unknown`: a plausible number of a country whose plan we do not know in detail. */
export type NumberKind = 'mobile' | 'landline' | 'shortCode' | 'unknown';

/** Why no message can go to what was given. */
export type NumberProblem =
	| 'empty'
	| 'letters'
	| 'tooShort'
	| 'tooLong'
	| 'landline'
	| 'shortCode'
	| 'notAllocated'
	| 'unknownCountry'
	| 'malformed';

/** A number that can be given to a provider. */
export interface PhoneNumber {
	valid: true;
	/** As typed. */
	input: string;
	/** ITU-T E.164: plus, calling code, national number; at most 15 digits. */
	e164: string;
	/**
	 * ISO 3166 alpha-2. +1 and +7 are told apart by the digits; of other shared calling codes the
	 * country that owns the plan (+44: GB, also for Jersey). Undefined for satellite phones and
	 * other global networks, which belong to no country.
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
	message: string;
}

/** What a user may choose as default country: all countries, sorted by English name. */
export const DEFAULT_COUNTRIES: Array<{ code: string; name: string; callingCode: string }> =
	COUNTRIES.map(({ code, name, callingCode }) => ({ code, name, callingCode }));

/** The reading of digits, before the input is put beside it. */
type Reading =
	| Omit<PhoneNumber, 'input' | 'valid'>
	| { problem: NumberProblem; country?: Country; callingCode?: string };

/**
 * Free input to E.164. With a plus or 00 in front the number says its country itself; without, it is
 * a national number of the default country. Landlines and short codes are refused, because they
 * cannot receive text messages, but told apart.
 *
 * @param input one number in any notation, see `readNotation`; several are for `splitRecipients`
 * @param defaultCountry ISO 3166 alpha-2, such as `CN`
 */
export function parsePhoneNumber(
	input: string,
	defaultCountry: string,
): PhoneNumber | RefusedNumber {
	const typed = String(input);
	const notation = readNotation(typed);
	if (!notation.ok) return refusedNotation(typed, notation.fault);

	const reading = notation.international
		? readInternational(notation.digits)
		: readNational(notation.digits, countryOf(defaultCountry));
	return 'problem' in reading
		? refusedReading(typed, reading)
		: { valid: true, input: typed, ...reading };
}

/**
 * Hides the middle of a number: `+86138****8000`. Calling code, the first three national digits and
 * the last four stay; of a national number with fewer than ten digits at most half is shown. Anything
 * that is no valid international number keeps its first three and last two characters, and less
 * of it if it is short. Never throws.
 */
export function maskPhoneNumber(value: string): string {
	// No default country: a number is only known where it says its country itself.
	const number = parsePhoneNumber(value, '');
	if (!number.valid) return hideMiddle(Array.from(String(value).trim()), 3, 2);
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

/** Digits that begin with a calling code. */
function readInternational(digits: string): Reading {
	const callingCode = callingCodeOf(digits);
	if (callingCode === undefined) return { problem: 'unknownCountry' };
	const national = digits.slice(callingCode.length);
	if (callingCode in GLOBAL_SERVICES) return readGlobalService(callingCode, national);
	const country = countryOfCallingCode(callingCode);
	return country ? readInCountry(national, country, true) : { problem: 'unknownCountry' };
}

/**
 * Digits without plus or 00: a national number of the default country. Only what is too long for that
 * is tried as a foreign number whose plus got lost: `14155550100` could be a number in the
 * United States, but for a user in China it is a mainland mobile number, and a guess must never
 * win over the plain reading.
 */
function readNational(digits: string, country: Country | undefined): Reading {
	if (!country) return { problem: 'unknownCountry' };

	// 86 and 12 or more digits: no national number of mainland China is that long (11 digits, 12 with
	// the trunk 0), so 86 is the calling code, also when the rest turns out wrong.
	if (country.code === 'CN' && digits.startsWith('86') && digits.length >= 12) {
		return readInternational(digits);
	}
	// In North America one dials 011 for abroad; no national number there begins with 0.
	if (country.callingCode === '1' && digits.startsWith('011')) {
		return readInternational(digits.slice(3));
	}

	// Where plans leave room (Austria, Indonesia), `62812345678` fits with and without its calling code.
	// With a trunk 0 a national number would begin with it, so the calling code is the likelier reading.
	const rest = digits.slice(country.callingCode.length);
	if (
		country.trunkPrefix === '0' &&
		digits.startsWith(country.callingCode) &&
		fits(rest, country)
	) {
		return readInternational(digits);
	}

	const reading = readInCountry(digits, country, false);
	if (!('problem' in reading) || reading.problem !== 'tooLong') return reading;
	const guess = readWithLostPlus(digits, country);
	return guess ?? reading;
}

/** International digits whose plus got lost, or undefined unless there is exactly one reading. */
function readWithLostPlus(digits: string, country: Country): Reading | undefined {
	// Both a mainland mobile number and a number in North America: nobody can know.
	const isAmbiguous = /^1[3-9]\d{9}$/.test(digits) && country.callingCode !== '1';
	if (isAmbiguous) return undefined;
	const reading = readInternational(digits);
	const isNumber = !('problem' in reading) || reading.problem === 'landline';
	return isNumber ? reading : undefined;
}

function readInCountry(digits: string, country: Country, fromAbroad: boolean): Reading {
	if (country.callingCode === '86') return readChina(digits, country, fromAbroad);
	if (country.callingCode === '1') return readNorthAmerica(digits, country, fromAbroad);
	return readByLength(digits, country, fromAbroad);
}

function readChina(digits: string, country: Country, fromAbroad: boolean): Reading {
	const reading = readMainland(digits, fromAbroad);
	if (reading.kind !== 'mobile') return { problem: reading.kind, country };
	return numberOf('86', reading.nationalNumber, 'CN', 'mobile');
}

/**
 * North American Numbering Plan: area code [2-9]XX, exchange [2-9]XX, four digits; the trunk prefix is
 * 1. Mobile numbers and landlines look the same. 555-01XX are kept for examples and count as valid.
 */
function readNorthAmerica(digits: string, country: Country, fromAbroad: boolean): Reading {
	const national = digits.length === 11 ? digits.replace(/^1/, '') : digits;
	if (national.length !== 10)
		return { problem: lengthProblem(national, country, fromAbroad), country };
	if (!/^[2-9]\d\d[2-9]\d{6}$/.test(national)) return { problem: 'notAllocated', country };
	return numberOf('1', national, countryOfNorthAmerica(national), 'unknown');
}

/** All other countries: without the trunk prefix, the number of digits must fit. */
function readByLength(digits: string, country: Country, fromAbroad: boolean): Reading {
	const national = withoutTrunkPrefix(digits, country);
	if (!fits(national, country)) {
		return { problem: lengthProblem(national, country, fromAbroad), country };
	}
	// A second 0 behind the trunk prefix; the result would read as another number the next time.
	if (country.trunkPrefix.startsWith('0') && national.startsWith('0')) {
		return { problem: 'notAllocated', country };
	}
	return numberOf(country.callingCode, national, countryByDigits(national, country), 'unknown');
}

function readGlobalService(callingCode: string, national: string): Reading {
	if (GLOBAL_SERVICES[callingCode] === 'callOnly') return { problem: 'landline', callingCode };
	// ITU-T E.164: 15 digits with the calling code; the shortest satellite numbers have 7 without.
	if (national.length < 7) return { problem: 'tooShort', callingCode };
	if (national.length > 12) return { problem: 'tooLong', callingCode };
	return numberOf(callingCode, national, undefined, 'unknown');
}

/**
 * Where the trunk prefix begins with 0, no national number does, so a 0 in front is always the prefix,
 * also in `+44 (0)20`. Where it is 8 or 1, numbers may begin with the same digit: there it is
 * dropped only if the number fits without and not with it. Where there is none (Italy), 0 stays.
 */
function withoutTrunkPrefix(digits: string, country: Country): string {
	const { trunkPrefix } = country;
	if (trunkPrefix === '' || !digits.startsWith(trunkPrefix)) return digits;
	const shortened = digits.slice(trunkPrefix.length);
	const isCertain = trunkPrefix.startsWith('0');
	return isCertain || (!fits(digits, country) && fits(shortened, country)) ? shortened : digits;
}

function fits(national: string, { minLength, maxLength }: Country): boolean {
	return national.length >= minLength && national.length <= maxLength;
}

/** Three to six digits without a calling code are a short code: nobody shortens a number that much. */
function lengthProblem(national: string, country: Country, fromAbroad: boolean): NumberProblem {
	if (national.length > country.maxLength) return 'tooLong';
	return !fromAbroad && national.length >= 3 && national.length <= 6 ? 'shortCode' : 'tooShort';
}

/** +7 is shared: numbers of Kazakhstan begin with 6 or 7 (ITU), the rest is Russia. */
function countryByDigits(national: string, country: Country): string {
	if (country.callingCode === '7') return /^[67]/.test(national) ? 'KZ' : 'RU';
	return countryOfCallingCode(country.callingCode)?.code ?? country.code;
}

function numberOf(
	callingCode: string,
	nationalNumber: string,
	country: string | undefined,
	kind: NumberKind,
): Reading {
	return { e164: `+${callingCode}${nationalNumber}`, country, callingCode, nationalNumber, kind };
}

const NOTATION_SENTENCES: Record<NotationFault, [NumberProblem, (value: string) => string]> = {
	empty: ['empty', () => 'There is no phone number here. Fill in the field or remove the contact.'],
	letters: [
		'letters',
		(value) => `${value} contains letters. Give digits only, such as 138 0013 8000.`,
	],
	scientific: [
		'malformed',
		(value) =>
			`${value} is a phone number that a spreadsheet has cut off. Format the column as text in ` +
			'the spreadsheet, enter or import the numbers again, and export it once more.',
	],
	masked: [
		'malformed',
		(value) => `${value} has hidden digits. Export the contacts again with complete numbers.`,
	],
	extension: [
		'malformed',
		(value) =>
			`${value} ends in an extension, which cannot receive messages. Give a mobile number.`,
	],
	characters: [
		'malformed',
		(value) =>
			`${value} is not a phone number. Give one number with digits, and + before a country code.`,
	],
};

function refusedNotation(input: string, fault: NotationFault): RefusedNumber {
	const [problem, sentence] = NOTATION_SENTENCES[fault];
	return { valid: false, input, problem, message: sentence(quoted(input)) };
}

function refusedReading(
	input: string,
	reading: { problem: NumberProblem; country?: Country; callingCode?: string },
): RefusedNumber {
	const { problem } = reading;
	return { valid: false, input, problem, message: readingSentence(quoted(input), reading) };
}

function readingSentence(
	value: string,
	{
		problem,
		country,
		callingCode,
	}: { problem: NumberProblem; country?: Country; callingCode?: string },
): string {
	const place = country ? country.name : `calling code +${callingCode ?? ''}`;
	// Whoever has written the plus has said the country.
	const foreign = /[+\uff0b]/.test(value)
		? ''
		: ' If it belongs to another country, write + and the country code in front.';
	switch (problem) {
		case 'landline':
			return `${value} is a landline or service number (${place}) and cannot receive text messages. Give a mobile number.${foreign}`;
		case 'shortCode':
			return `${value} is a short code or a sender number (${place}), not somebody's phone. Give a mobile number.`;
		case 'tooShort':
			return `${value} has too few digits (${lengthRule(country, place)}). Check for missing digits.${foreign}`;
		case 'tooLong':
			return `${value} has too many digits (${lengthRule(country, place)}). Check for extra digits or two numbers written as one.${foreign}`;
		case 'notAllocated':
			return `${value} is not a number that exists (${place}). Check the first digits.${foreign}`;
		default:
			return `The country of ${value} is not known. Write + and the country code in front, such as +86, or choose a default country.`;
	}
}

/** What a number of the country must look like, for the sentences about its length. */
function lengthRule(country: Country | undefined, place: string): string {
	if (!country) return place;
	const { minLength, maxLength, name } = country;
	const count = minLength === maxLength ? `${minLength}` : `${minLength} to ${maxLength}`;
	return `mobile numbers of ${name} have ${count}`;
}

/** The value as typed in quotes, on one line and cut to a readable length. */
function quoted(value: string): string {
	const characters = Array.from(value.replace(/\s+/g, ' ').trim());
	const text =
		characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
	return `"${text}"`;
}
