import type { IhuyiAccountOptions } from './accountOptions.mts';

/**
 * The refusals of marketing SMS and MMS (v1) whose real codes are unknown, see
 * {@link marketingCodePlaceholders}.
 */
export interface MarketingCodes {
	unknownAccount: string;
	signatureMismatch: string;
	timestampOutOfRange: string;
	repeatedRequestId: string;
	tooManyPhones: string;
	signNameRefused: string;
	contentRefused: string;
	/** MMS only: all items together exceed the limit. */
	contentTooLarge: string;
	/** MMS only: no approved template has the id. */
	templateRefused: string;
	balanceInsufficient: string;
}

/**
 * OUR INVENTION: the reference (4.2, 6.3) knows that these refusals exist, but none of their codes. No
 * client may rely on these literals; the account option `marketingCodes` replaces them.
 */
const marketingCodePlaceholders: MarketingCodes = {
	unknownAccount: 'PlaceholderUnknownAccount',
	signatureMismatch: 'PlaceholderSignatureMismatch',
	timestampOutOfRange: 'PlaceholderTimestampOutOfRange',
	repeatedRequestId: 'PlaceholderRepeatedRequestId',
	tooManyPhones: 'PlaceholderTooManyPhones',
	signNameRefused: 'PlaceholderSignNameRefused',
	contentRefused: 'PlaceholderContentRefused',
	contentTooLarge: 'PlaceholderContentTooLarge',
	templateRefused: 'PlaceholderTemplateRefused',
	balanceInsufficient: 'PlaceholderBalanceInsufficient',
};

/** The refusals of an account: its own codes, otherwise the placeholders. */
export function codesOf({ marketingCodes }: IhuyiAccountOptions): MarketingCodes {
	return { ...marketingCodePlaceholders, ...marketingCodes };
}

/** Success (reference 4.2, inferred from the MMS product of the same platform). */
export const okCode = 'OK';

/** Parameter or format refused (reference 4.2, single source). */
export const invalidInputCode = 'InputDataInvalid';
