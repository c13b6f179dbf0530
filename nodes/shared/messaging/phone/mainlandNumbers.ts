/**
 * The numbering plan of mainland China (工业和信息化部《电信网编号计划》), as far as it decides who can
 * receive a message.
 */

/** What a mainland number is; `tooShort`, `tooLong`, `notAllocated` when it is none. */
export type MainlandReading =
	| { kind: 'mobile'; nationalNumber: string }
	| { kind: 'landline' | 'machine' | 'shortCode' | 'tooShort' | 'tooLong' | 'notAllocated' };

/**
 * Eleven digits, 13 to 19 in front. Ranges that no operator has been given (154 and others) count as
 * mobile: the plan opens new ones faster than a list in a package follows.
 */
const MOBILE = /^1[3-9]\d{9}$/;

/**
 * Thirteen digits for things in the Internet of Things (物联网): 1400, 1410 and 1440, and 10646 to 10649.
 * Nobody reads there, and providers take eleven digits.
 */
const MACHINE = /^(?:14[014]0\d{9}|1064[6-9]\d{8})$/;

/**
 * Area code and 7 or 8 digits: 10 Beijing, 2x large cities, 3xx to 9xx the others. 400 and 800
 * service numbers (ten digits) have the same shape and the same fate.
 */
const LANDLINE = /^(?:10\d{7,8}|2\d{8,9}|[3-9]\d{9,10})$/;

/** A landline inside its own area; the first digit is never 0, 1 or 9. */
const LOCAL_LANDLINE = /^[2-8]\d{6,7}$/;

/** 110, 12306, 12345, 10086, 118114: emergency, public and operators' services. */
const SERVICE_CODE = /^1[0-2]\d{1,5}$/;

/** 95 nationwide and 96 provincial service numbers of companies. */
const COMPANY_CODE = /^9[56]\d{3,7}$/;

/** Sender ids of bulk messages: 106, or 95, with an extension; up to 20 digits. */
const SENDER_ID = /^(?:106\d{2,17}|95\d{10,18})$/;

/**
 * Reads mainland digits without +86.
 *
 * @param digits with or without the trunk prefix 0. It belongs before an area code only; people write
 * it before mobile numbers too (as one used to dial them from another city), and no area code begins
 * with 1 except 10, so nothing else can be meant.
 * @param fromAbroad whether +86, 0086 or 86 stood in front. Beijing numbers are often written
 * `+86 10 6…` without 0, then the ten digits are not a 106 sender id; without a country code a
 * Beijing number carries its 0, and 106… is a sender id copied from a phone.
 */
export function readMainland(digits: string, fromAbroad: boolean): MainlandReading {
	const number = digits.replace(/^0/, '');
	if (MOBILE.test(number)) return { kind: 'mobile', nationalNumber: number };

	if (MACHINE.test(number)) return { kind: 'machine' };

	const hasTrunkPrefix = number !== digits;
	const isLandline = LANDLINE.test(number);
	if (isLandline && (hasTrunkPrefix || fromAbroad)) return { kind: 'landline' };
	if (SERVICE_CODE.test(digits) || COMPANY_CODE.test(digits) || SENDER_ID.test(digits)) {
		return { kind: 'shortCode' };
	}
	if (isLandline || LOCAL_LANDLINE.test(digits)) return { kind: 'landline' };

	if (number.length < 11) return { kind: 'tooShort' };
	if (number.length > 11) return { kind: 'tooLong' };
	return { kind: 'notAllocated' };
}
