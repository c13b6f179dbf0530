import type { SignatureHeader } from './signatureHeaders.mts';

/**
 * A customer's account at Plivo and how strictly the carrier treats it.
 * "Reference" in this folder is the project's protocol reference for Plivo; what it marks as unknown
 * can be set here, and the default is a choice of this simulator.
 */
export interface PlivoAccountOptions {
	/** 20 characters; a main account starts with MA, a subaccount with SA (reference 1). */
	authId: string;
	/** The account's or subaccount's own token. */
	authToken: string;
	/** Token of the main account, for the `Ma` signatures; default `authToken` (reference 11). */
	mainAuthToken?: string;
	/** Money left, in dollars. */
	cashCredits: number;
	/** Price of one unit of an SMS and of an MMS, in dollars. */
	rates: { sms: number; mms: number };

	/** Sender numbers of the account; undefined: any number. US and Canada demand own ones (reference 2). */
	ownNumbers?: string[];
	/** Allow senders with letters; off by default (reference 2). */
	alphanumericSenders: boolean;
	/** Sender pools: the number that each one uses, by `powerpack_uuid`. */
	powerpacks: Record<string, string>;
	/** Destinations that begin so are barred by geo permissions. */
	barredPrefixes: string[];
	/**
	 * What barred means: the request is refused with 403 (reference 1, from the SDKs), or the message
	 * fails with code 450 (reference 5).
	 */
	geoPermissions: 'refuse' | 'fail';
	/**
	 * Code with which an MMS to another country than the US and Canada fails. That MMS goes nowhere
	 * else is known (reference 9), the code is not: the default means "no route".
	 */
	mmsAbroadCode: string;
	/** What the limit of 737 characters counts in a text that is not GSM-7; unknown (reference 8). */
	ucs2LimitCounts: 'codeUnits' | 'utf8Bytes';

	/** Requests of any kind in 5 seconds; undefined: no limit. 300 for voice, for messages unknown. */
	requestsPer5Seconds?: number;
	/** Value of the Retry-After header of a 429; whether there is one is unknown, default none. */
	retryAfter?: string;

	/** Whether the first state, `queued`, is called back too (reference 6 lists it). */
	queuedCallback: boolean;
	/** Which signatures the callbacks carry; which ones a real account gets is unknown (reference 11). */
	signatureHeaders: SignatureHeader[];
	/** Older tokens that still sign besides, so that a V3 header holds several signatures. */
	rotatedTokens: string[];
}

/** An invented account with room for a campaign. */
export const defaultPlivoAccount: PlivoAccountOptions = {
	authId: 'MA0123456789ABCDEFGH',
	authToken: 'plivo_test_token_0123456789abcdef',
	cashCredits: 1000,
	rates: { sms: 0.0055, mms: 0.016 },
	alphanumericSenders: false,
	powerpacks: { '5ec4c8c9-cd74-42b5-9e41-0d7670d6bb46': '14155550100' },
	barredPrefixes: [],
	geoPermissions: 'refuse',
	mmsAbroadCode: '90',
	ucs2LimitCounts: 'codeUnits',
	queuedCallback: true,
	signatureHeaders: ['V3', 'Ma-V3', 'V2', 'Ma-V2'],
	rotatedTokens: [],
};
