import { parsePhoneNumber, readE164 } from '../../messaging/phone/phoneNumber';

/** ihuyi's form of any other number: country code, one space, number, as in `1 4155550100`. */
export function toInternationalForm(e164: string): string {
	const digits = e164.replace(/^\+/, '');
	const callingCode = readE164(e164)?.callingCode ?? '';
	return `${callingCode} ${digits.slice(callingCode.length)}`.trim();
}

const INTERNATIONAL_FORM = /^\d{1,3} \d+$/;

/**
 * A number in a push as E.164. The pushes of the international SMS are not published; a number in the
 * form in which it is sent there can mean nothing else, so it is read as such.
 *
 * @returns the number as it came where it cannot be read: masked, or of another country; the push still counts
 */
export function readPushedNumber(text: string): string {
	const number = parsePhoneNumber(INTERNATIONAL_FORM.test(text) ? `+${text}` : text, 'CN');
	return number.valid ? number.e164 : text;
}
