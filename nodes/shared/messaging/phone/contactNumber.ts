import { carrierOf, type Carrier } from './carriers';
import { readMainland } from './mainlandNumbers';
import { readNotation } from './notation';
import { parsePhoneNumber, type RefusedNumber } from './phoneNumber';

/** A number that can be compared with the numbers of other lists. */
export interface ContactNumber {
	e164: string;
	/** ISO 3166 alpha-2; undefined for satellite phones and other global networks. */
	country: string | undefined;
	/** Mainland mobile numbers only. */
	carrier?: Carrier;
}

/**
 * One number as typed. A mobile number has only `number`, something unreadable only `refusal`; a landline
 * has both: it can be compared, but no message can go to it.
 */
export interface NumberReading {
	number?: ContactNumber;
	refusal?: RefusedNumber;
}

/** Shortest mainland landline with its area code, without the trunk prefix 0: 10 and seven digits. */
const FEWEST_LANDLINE_DIGITS = 9;

/** A mainland landline as E.164, or undefined without its area code. */
function mainlandLandline(typed: string, defaultCountry: string | undefined): string | undefined {
	const notation = readNotation(typed);
	if (!notation.ok) return undefined;
	const { digits, prefix } = notation;
	const international = prefix !== '';
	// As in `parsePhoneNumber`: no national number begins with 86 and has 12 digits.
	const has86 = digits.startsWith('86') && (international || digits.length >= 12);
	const isNational = !international && defaultCountry?.toUpperCase() === 'CN';
	if (!has86 && !isNational) return undefined;
	const national = (has86 ? digits.slice(2) : digits).replace(/^0/, '');
	const isComplete =
		national.length >= FEWEST_LANDLINE_DIGITS && readMainland(national, true).kind === 'landline';
	return isComplete ? `+86${national}` : undefined;
}

/**
 * Reads one number of a list.
 *
 * @param typed one number in any notation
 * @param defaultCountry ISO 3166 alpha-2, for numbers without a country code; undefined: there is none
 */
export function readContactNumber(typed: string, defaultCountry?: string): NumberReading {
	const parsed = parsePhoneNumber(typed, defaultCountry);
	if (parsed.valid) {
		const { e164, country, nationalNumber, kind } = parsed;
		const isMainlandMobile = country === 'CN' && kind === 'mobile';
		return {
			number: {
				e164,
				country,
				...(isMainlandMobile ? { carrier: carrierOf(nationalNumber) } : {}),
			},
		};
	}
	const landline =
		parsed.problem === 'landline' ? mainlandLandline(typed, defaultCountry) : undefined;
	return { refusal: parsed, ...(landline ? { number: { e164: landline, country: 'CN' } } : {}) };
}
