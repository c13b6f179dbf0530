import { callingCodeOf } from '../../messaging/callingCodes';

/** ihuyi's form of a mainland number: 11 digits, no country code (https://www.ihuyi.com/api/sms.html). */
export const toMainlandForm = (e164: string): string => e164.replace(/^\+86/, '');

/** ihuyi's form of any other number: country code, one space, number, as in `1 4155550100`. */
export function toInternationalForm(e164: string): string {
	const digits = e164.replace(/^\+/, '');
	const callingCode = callingCodeOf(digits) ?? '';
	return `${callingCode} ${digits.slice(callingCode.length)}`.trim();
}
