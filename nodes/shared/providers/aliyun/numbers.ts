import { parsePhoneNumber } from '../../messaging/phone/phoneNumber';

/**
 * Alibaba Cloud's form of a number (https://help.aliyun.com/document_detail/55284.html): 11 digits in
 * mainland China, elsewhere country code and number without a plus.
 */
export const toAliyunForm = (e164: string): string => e164.replace(/^\+(?:86)?/, '');

/**
 * E.164 of a number in Alibaba Cloud's form, with or without one of the prefixes it allows.
 *
 * Eleven digits that begin with 1 may be a mainland number or one of North America with its country
 * code: both are written alike. Whatever can be a mainland mobile number is read as one.
 *
 * @returns undefined if it is no phone number
 */
export function fromAliyunForm(text: string): string | undefined {
	const digits = text.trim().replace(/^(?:\+|00)/, '');
	if (!/^\d+$/.test(digits)) return undefined;
	const readings = /^1\d{10}$/.test(digits) ? [`+86${digits}`, `+${digits}`] : [`+${digits}`];
	for (const reading of readings) {
		const number = parsePhoneNumber(reading, 'CN');
		if (number.valid) return number.e164;
	}
	return undefined;
}
