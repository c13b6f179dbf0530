import {
	exampleNumbers,
	getCountryCallingCode,
	getExampleNumber,
	Metadata,
	parsePhoneNumberFromString,
	plans,
	type CountryCode,
} from '../../libraries/phoneNumbers';
import { memoizeLast } from '../util/memoizeLast';

/** What digits are in the numbering plans of the world. */
export type PlanReading =
	| {
			/** `unknown`: the plan does not tell mobile numbers from others (North America, Mexico). */
			kind: 'mobile' | 'unknown' | 'landline';
			callingCode: string;
			/** Without calling code and trunk prefix. */
			nationalNumber: string;
			/** ISO 3166 alpha-2; undefined for numbers of no country. */
			country: string | undefined;
	  }
	| PlanFault;

/** Why digits are nobody's number. */
export interface PlanFault {
	kind: 'tooShort' | 'tooLong' | 'notAllocated' | 'unknownCountry';
	/** ISO code of the country whose plan it is, as far as it is known. */
	country?: string;
	/** A mobile number of that country as it is written there. */
	example?: string;
}

/**
 * Whether somebody can get a text message there, by the type that the plan gives a number. Numbers of
 * internet telephony are taken: many of them are read in an app.
 */
const KINDS: Readonly<Record<string, 'mobile' | 'unknown'>> = {
	MOBILE: 'mobile',
	FIXED_LINE_OR_MOBILE: 'unknown',
	VOIP: 'unknown',
};

/**
 * Mobile numbers that are kept for films, books and tests, so that the library does not know them. In
 * the United Kingdom: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama. The
 * 555-01XX of North America are numbers like others in its plan.
 */
const KEPT_FOR_EXAMPLES: ReadonlyArray<{ e164: RegExp; country: CountryCode }> = [
	{ e164: /^\+447700900\d{3}$/, country: 'GB' },
];

/**
 * Mexico gave up 1, 01, 044 and 045 in front of its ten digits in August 2019, and the library with it;
 * WhatsApp and many contacts still have them.
 */
const FORMER_MEXICAN_PREFIX = /^(?:1|01|044|045)(?=\d{10}$)/;

/** Digits with a calling code that the library looks at; ITU-T E.164 allows 15. */
const MOST_DIGITS = 17;

const isSupported = (country: string): country is CountryCode =>
	Object.prototype.hasOwnProperty.call(plans.countries, country);

/** Without a prefix that the plan has given up; undefined if there is none. */
function withoutFormerPrefix(digits: string, country: string | undefined): string | undefined {
	const isInternational = country === undefined;
	if (isInternational ? !digits.startsWith('52') : country !== 'MX') return undefined;
	const national = isInternational ? digits.slice(2) : digits;
	const current = national.replace(FORMER_MEXICAN_PREFIX, '');
	if (current === national) return undefined;
	return isInternational ? `52${current}` : current;
}

const parse = (digits: string, country: CountryCode | undefined) =>
	country === undefined
		? parsePhoneNumberFromString(`+${digits}`, plans)
		: parsePhoneNumberFromString(digits, country, plans);

/** The country that a calling code was given to first, of those that share it. */
const mainCountry = (callingCode: string): CountryCode | undefined =>
	new Map(Object.entries(plans.country_calling_codes)).get(callingCode)?.[0];

/** What the mobile numbers of a country look like. */
interface Look {
	example: string | undefined;
	usualLength: number | undefined;
	possibleLengths: readonly number[];
}

const looks = new Map<CountryCode, Look>();

/** Worked out once for each country, since lists have the same mistake many times. */
function lookOf(country: CountryCode): Look {
	let look = looks.get(country);
	if (!look) {
		const plan = new Metadata(plans);
		plan.selectNumberingPlan(country);
		const example = getExampleNumber(country, exampleNumbers, plans);
		look = {
			example: example?.formatInternational(),
			usualLength: example?.nationalNumber.length,
			possibleLengths: plan.numberingPlan?.possibleLengths() ?? [],
		};
		looks.set(country, look);
	}
	return look;
}

/** What is wrong with a national number, held against the usual mobile number of its country. */
function faultOf({ length }: string, country: CountryCode | undefined): PlanFault {
	if (country === undefined) return { kind: 'unknownCountry' };
	const { example, usualLength = length, possibleLengths } = lookOf(country);
	const isTooLong = length > usualLength && !possibleLengths.includes(length);
	const kind = length < usualLength ? 'tooShort' : isTooLong ? 'tooLong' : 'notAllocated';
	return { kind, country, example: example || undefined };
}

function read(digits: string, country: CountryCode | undefined): PlanReading {
	const found = parse(digits.slice(0, MOST_DIGITS), country);
	const place = country ?? found?.country ?? mainCountry(found?.countryCallingCode ?? '');
	if (digits.length > MOST_DIGITS) return faultOf(digits, place);
	if (!found) return faultOf(digits, place);

	const { countryCallingCode: callingCode, nationalNumber, number } = found;
	const type = found.getType();
	// With the types of `max`, a number is valid where it has one.
	if (type) {
		const kind = KINDS[type] ?? 'landline';
		return { kind, callingCode, nationalNumber, country: found.country };
	}
	const kept = KEPT_FOR_EXAMPLES.find(({ e164 }) => e164.test(number));
	if (kept) return { kind: 'mobile', callingCode, nationalNumber, country: kept.country };
	const current = withoutFormerPrefix(digits, country);
	return current === undefined ? faultOf(nationalNumber, place) : read(current, country);
}

const readLast = memoizeLast(
	({ digits, country }: { digits: string; country: CountryCode | undefined }) =>
		read(digits, country),
	({ digits, country }) => `${country} ${digits}`,
);

/**
 * Reads digits by the numbering plans of libphonenumber-js, which is loaded with the first call. What a
 * country itself dials in front (trunk prefix, carrier code, way out of the country) is understood; a
 * number of another country is only read where that way out stands in front.
 *
 * @param digits national digits of a country; without a country calling code and national number
 * @param country ISO 3166 alpha-2
 */
export function planOf(digits: string, country?: string): PlanReading {
	if (country !== undefined && !isSupported(country)) return { kind: 'unknownCountry' };
	return readLast({ digits, country });
}

/** The calling code of a country, such as `86`; undefined for a country without a plan. */
export const callingCodeOf = (country: string): string | undefined =>
	isSupported(country) ? getCountryCallingCode(country, plans) : undefined;

/** How many digits a mobile number of a country usually has, without trunk prefix; undefined if unknown. */
export const usualLengthOf = (country: string): number | undefined =>
	isSupported(country) ? lookOf(country).usualLength : undefined;
