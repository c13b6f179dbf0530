import { readE164 } from '../phone/phoneNumber';
import { AREA_CODE_ZONES } from './areaCodeZones';
import { COUNTRY_ZONES } from './countryZones';

const NONE: readonly string[] = [];

/**
 * The IANA zones in which a phone may be: in North America those of the area code, everywhere else,
 * and for area codes of no place (toll-free) or unknown ones, the main zones of the country. A
 * number is no proof: phones travel, and people who move keep their number.
 *
 * @param to E.164, such as `+8613800138000`
 * @returns the same list for the same area code or country; empty for numbers of no country
 * (satellite phones) and for anything that is no number: then only the user can name a zone
 */
export function zonesOf(to: string): readonly string[] {
	const number = readE164(to);
	if (number?.country === undefined) return NONE;
	const areaZones =
		number.callingCode === '1' ? AREA_CODE_ZONES.get(number.nationalNumber.slice(0, 3)) : undefined;
	return areaZones ?? COUNTRY_ZONES[number.country];
}
