import { carrierOf } from './carriers';
import { readGlobalService } from './globalServices';
import { readMainland } from './mainlandNumbers';
import { callingCodeOf, planOf, usualLengthOf, type PlanFault } from './numberingPlans';
import type { PhoneNumber } from './phoneNumber';
import { digitGroups } from './notation';
import type { ReadingFault } from './phoneRefusals';

/** A number that was read. */
export type ReadNumber = Omit<PhoneNumber, 'input' | 'valid'>;

/** The reading of digits, before the input is put beside it. */
export type Reading = ReadNumber | ReadingFault;

const isNumber = (reading: Reading): reading is ReadNumber => 'e164' in reading;

const MAINLAND_MOBILE = /^0?1[3-9]\d{9}$/;

/**
 * Reads the digits of a number.
 *
 * @param typed as written, for the groups of digits
 * @param notation the digits, and what stood in front
 * @param defaultCountry ISO 3166 alpha-2; undefined: see `readOpen`
 */
export function readDigits(
	typed: string,
	{ prefix, digits }: { prefix: '+' | '00' | ''; digits: string },
	defaultCountry: string | undefined,
): Reading {
	const country = defaultCountry?.trim().toUpperCase();
	if (prefix === '+') return readInternational(digits);
	if (prefix === '00') return readAfterZeros(digits, country);
	if (country === undefined) return readOpen(typed, digits);
	return country === 'CN' ? readChinese(digits) : readNational(digits, country);
}

/** Digits that begin with a calling code. */
function readInternational(digits: string): Reading {
	if (digits.startsWith('86')) return readMainlandNumber(digits.slice(2), true);
	const service = readGlobalService(digits);
	if (!service) return fromPlan(planOf(digits));

	const { callingCode, nationalNumber, kind } = service;
	if (kind === 'callOnly') return { problem: 'landline', callingCode };
	if (kind !== 'network') return { problem: kind, callingCode };
	return numberOf(callingCode, nationalNumber, undefined, 'unknown');
}

/**
 * Digits behind 00, which says in most countries that a country code follows. Two zeros may also be one
 * too many in front of a national number, or the beginning of another way out of the country (001 in
 * Indonesia): what could be either is refused. In mainland China no mobile number has a zero in front.
 */
function readAfterZeros(digits: string, country: string | undefined): Reading {
	const reading = readInternational(digits);
	if (country === undefined || country === 'CN') return reading;
	if (!isNumber(reading)) {
		const other = fromPlan(planOf(`00${digits}`, country));
		return isNumber(other) ? other : reading;
	}
	// 0080… from 090-80…: the trunk zero, and a digit lost behind it. No number abroad is that short.
	if (digits.length + 2 === usualLengthOf(country)) return { problem: 'tooShort', country };
	const national = readNational(digits, country);
	return isNumber(national) ? oneOf([reading, national]) : reading;
}

/**
 * Digits without plus or 00 as numbers of mainland China. 86 and 12 or more digits: no national number is
 * that long (11 digits, 12 with the trunk 0), so 86 is the calling code, also when the rest turns out wrong.
 */
function readChinese(digits: string): Reading {
	return digits.startsWith('86') && digits.length >= 12
		? readMainlandNumber(digits.slice(2), true)
		: readMainlandNumber(digits, false);
}

function readMainlandNumber(digits: string, fromAbroad: boolean): Reading {
	const reading = readMainland(digits, fromAbroad);
	if (reading.kind !== 'mobile') return { problem: reading.kind, country: 'CN' };
	return numberOf('86', reading.nationalNumber, 'CN', 'mobile');
}

/**
 * Digits without plus or 00 as a national number of a country; its own calling code may stand in front.
 * Digits that are too long for it are never tried as those of another country.
 */
function readNational(digits: string, country: string): Reading {
	const reading = fromPlan(planOf(digits, country));
	// Three to six digits without a calling code: nobody shortens a number that much.
	if (!isNumber(reading) && /^\d{3,6}$/.test(digits) && reading.problem !== 'unknownCountry') {
		return { problem: 'shortCode', country };
	}
	// Where plans leave room (Germany, Indonesia), digits can be a number with and without the code.
	const ownCode = callingCodeOf(country);
	return ownCode !== undefined && digits.startsWith(ownCode)
		? oneOf([reading, readInternational(digits)])
		: reading;
}

/**
 * Digits without plus or 00 where no country is given: country code and number, if they can be nobody
 * else's. Others that they could be are a mainland mobile number of a series that some carrier has, and
 * a number of North America without its 1, since both are usually written so.
 * Of a series that nobody has been given, a mainland number counts where nothing else is possible.
 */
function readOpen(typed: string, digits: string): Reading {
	const international = readInternational(digits);
	if (isCodeAndNumber(typed, international)) return international;

	if (!isNumber(international)) {
		if (international.problem === 'landline') return international;
		return MAINLAND_MOBILE.test(digits)
			? readMainlandNumber(digits, false)
			: { problem: 'unknownCountry' };
	}
	return oneOf([international, ...usualReadings(digits), ...groupedReadings(typed)]);
}

/** What people mean who write no country code: China and North America. */
function usualReadings(digits: string): Reading[] {
	if (digits.length === 10) return [fromPlan(planOf(digits, 'US'))];
	if (!MAINLAND_MOBILE.test(digits)) return [];
	const mainland = readMainlandNumber(digits, false);
	return isNumber(mainland) && carrierOf(mainland.nationalNumber) !== 'unknown' ? [mainland] : [];
}

/**
 * What else grouped digits can be: a number with an extension (`(919) 555-0100 22`, together a number in
 * India), or one of North America with a digit too many (`(447) 400-123456`, together one in the United
 * Kingdom).
 */
function groupedReadings(typed: string): Reading[] {
	const groups = digitGroups(typed);
	if (groups.length < 3) return [];
	const isAmerican = groups[0].length === 3 && groups[1].length === 3;
	const first = groups.join('').slice(0, 10);
	return [
		...usualReadings(groups.slice(0, -1).join('')),
		...(isAmerican ? usualReadings(first) : []),
	];
}

/** `1 4155550100`, the form of ihuyi's international channel: nobody else groups digits so. */
function isCodeAndNumber(typed: string, reading: Reading): boolean {
	const [first, ...rest] = digitGroups(typed);
	return isNumber(reading) && rest.length === 1 && first === reading.callingCode;
}

/** The only number among readings; which ones are possible if there are several. */
function oneOf(readings: readonly Reading[]): Reading {
	const numbers = readings.filter(isNumber);
	const different = new Map(numbers.map((number) => [number.e164, number]));
	if (different.size === 0) return readings[0];
	const [number] = different.values();
	return different.size === 1
		? number
		: { problem: 'ambiguous', readings: [...different.values()] };
}

function fromPlan(reading: ReturnType<typeof planOf>): Reading {
	if (isFault(reading)) {
		const { kind, ...rest } = reading;
		return { problem: kind, ...rest };
	}
	const { kind, callingCode, nationalNumber, country } = reading;
	// A way out of the country may lead to China, whose plan is ours.
	if (callingCode === '86') return readMainlandNumber(nationalNumber, true);
	if (kind === 'landline') return { problem: 'landline', country: country || undefined };
	return numberOf(callingCode, nationalNumber, country, kind);
}

const isFault = (reading: ReturnType<typeof planOf>): reading is PlanFault =>
	!('callingCode' in reading);

const numberOf = (
	callingCode: string,
	nationalNumber: string,
	country: string | undefined,
	kind: ReadNumber['kind'],
): ReadNumber => ({
	e164: `+${callingCode}${nationalNumber}`,
	country,
	callingCode,
	nationalNumber,
	kind,
});
