import { parsePhoneNumber } from '../../messaging/phone/phoneNumber';

const LENGTH = 11;

/**
 * What two forms of one mainland number have in common, whatever stands in front: the last 11 digits.
 *
 * @returns undefined for what has fewer digits, such as a masked number
 */
export function numberKey(number: unknown): string | undefined {
	if (typeof number !== 'string' && typeof number !== 'number') return undefined;
	const digits = String(number).replace(/\D/g, '');
	return digits.length < LENGTH ? undefined : digits.slice(-LENGTH);
}

/** A number from SUBMAIL as E.164; as it came if it is none, because the event itself still counts. */
export function toE164(address: string): string {
	const number = parsePhoneNumber(address, 'CN');
	return number.valid ? number.e164 : address;
}
