import type { Failure } from './failure';

/**
 * What happened to one message at submission.
 *
 * - `accepted`: the provider took it and gave an id
 * - `rejected`: the provider, or our own check before sending, refused it; nothing is billed
 * - `held`: not sent now, may be sent later
 * - `skipped`: not sent on purpose (duplicate in this run, dry run)
 * - `unknown`: the request left and no usable answer came; it may have been delivered
 */
export type SendOutcome = 'accepted' | 'rejected' | 'held' | 'skipped' | 'unknown';

/**
 * Why a message was left out on purpose; `alreadySent`: by an earlier run; `forgotten`: this run only
 * made it possible to send it again.
 */
export type SkipReason = 'duplicate' | 'dryRun' | 'alreadySent' | 'forgotten';

/** Where `messageId` comes from: normally the provider; our request id where the provider gives none. */
export type MessageIdSource = 'provider' | 'requestId';

/** How a text travels: 7-bit characters, or 16-bit ones as soon as a single character needs them. */
export type SmsEncoding = 'GSM-7' | 'UCS-2';

/** How a text will be billed. */
export interface Billing {
	encoding: SmsEncoding;
	/** Billed parts of one message. */
	segments: number;
}

/** The result for one recipient of one input item. */
export interface SendResult {
	outcome: SendOutcome;
	/** E.164; the number as it was typed where it could not be read. */
	to: string;
	messageId?: string;
	messageIdSource?: MessageIdSource;
	/** Unknown for templates, whose text only the provider knows. */
	billing?: Billing;
	/** How often a request with this message left; 0 if none did. */
	attempts: number;
	/** When the last request left, milliseconds since 1970. */
	submittedAt?: number;
	skipReason?: SkipReason;
	failure?: Failure;
	/** Earliest time at which sending again makes sense, milliseconds since 1970. */
	retryAt?: number;
	/** The provider's last answer. */
	rawAnswer?: { status: number; body: string };
}
