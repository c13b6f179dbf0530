import type { Addressee } from '../shared/messaging/report/sentMessage';
import { readContactNumber, type ContactNumber } from '../shared/messaging/phone/contactNumber';
import { textOf } from './values';

/** Reads whose number it is; undefined if the field is empty. */
export type AddresseeReader = (typed: unknown) => Addressee | undefined;

/**
 * A number of a list. Where no country is given, a mainland mobile number of a series that some carrier
 * has goes first: nothing is sent to it.
 */
function read(text: string, defaultCountry: string | undefined): ContactNumber | undefined {
	if (defaultCountry !== undefined) return readContactNumber(text, defaultCountry).number;
	const { number: mainland } = readContactNumber(text, 'CN');
	const isIssued = mainland?.carrier !== undefined && mainland.carrier !== 'unknown';
	return isIssued ? mainland : (readContactNumber(text).number ?? mainland);
}

/**
 * Makes a reader that remembers numbers, because each comes in several inputs.
 *
 * @param defaultCountry ISO 3166 alpha-2, for numbers without a country code; undefined: the likeliest
 */
export function addresseeReader(defaultCountry: string | undefined): AddresseeReader {
	const known = new Map<string, Addressee>();
	return (typed) => {
		const text = textOf(typed);
		if (text === undefined) return undefined;
		let addressee = known.get(text);
		if (!addressee) {
			const number = read(text, defaultCountry);
			addressee = {
				to: number?.e164 ?? text,
				carrier: number?.carrier ?? 'unknown',
				...(number?.country === undefined ? {} : { country: number.country }),
			};
			known.set(text, addressee);
		}
		return addressee;
	};
}
