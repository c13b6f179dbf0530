/** The refusals of marketing SMS whose real codes are unknown, see {@link marketingCodePlaceholders}. */
export interface MarketingCodes {
	unknownAccount: string;
	signatureMismatch: string;
	timestampOutOfRange: string;
	repeatedRequestId: string;
	tooManyPhones: string;
	signNameRefused: string;
	contentRefused: string;
	balanceInsufficient: string;
}

/**
 * OUR INVENTION: the reference (4.2) knows that these refusals exist, but none of their codes. No
 * client may rely on these literals; the account option `marketingCodes` replaces them.
 */
export const marketingCodePlaceholders: MarketingCodes = {
	unknownAccount: 'PlaceholderUnknownAccount',
	signatureMismatch: 'PlaceholderSignatureMismatch',
	timestampOutOfRange: 'PlaceholderTimestampOutOfRange',
	repeatedRequestId: 'PlaceholderRepeatedRequestId',
	tooManyPhones: 'PlaceholderTooManyPhones',
	signNameRefused: 'PlaceholderSignNameRefused',
	contentRefused: 'PlaceholderContentRefused',
	balanceInsufficient: 'PlaceholderBalanceInsufficient',
};

/** Success (reference 4.2, inferred from the MMS product of the same platform). */
export const okCode = 'OK';

/** Parameter or format refused (reference 4.2, single source). */
export const invalidInputCode = 'InputDataInvalid';
