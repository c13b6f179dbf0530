import type { Addressee } from '../shared/messaging/report/message';
import { readContactNumber } from '../shared/messaging/recipientList/contactNumber';
import { textOf } from './values';

/** Reads whose number it is; undefined if the field is empty. */
export type AddresseeReader = (typed: unknown) => Addressee | undefined;

/**
 * Makes a reader that remembers numbers, because each comes in several inputs.
 *
 * @param defaultCountry ISO 3166 alpha-2, for numbers without a country code
 */
export function addresseeReader(defaultCountry: string): AddresseeReader {
	const known = new Map<string, Addressee>();
	return (typed) => {
		const text = textOf(typed);
		if (text === undefined) return undefined;
		let addressee = known.get(text);
		if (!addressee) {
			const { number } = readContactNumber(text, defaultCountry);
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
