import type { Carrier } from '../phone/carriers';
import type { DeliveryReceipt } from '../model/deliveryReceipt';
import type { Failure } from '../model/failure';
import type { SendOutcome } from '../model/outcome';
import type { ReplyIntent } from '../model/reply';

/** Whose phone it is. */
export interface Addressee {
	/** E.164; as it came where it cannot be read, such as a masked number. */
	to: string;
	/** By prefix, see `carrierOf`; `unknown` for everything but mainland mobile numbers. */
	carrier: Carrier;
	/** ISO 3166 alpha-2. */
	country?: string;
}

/** What a send node, or a table that was written from it, says about one message. */
export interface Send extends Addressee {
	messageId?: string;
	/** Whether receipts carry the same id: not so where it is our request id. */
	hasProviderId: boolean;
	provider?: string;
	outcome: SendOutcome;
	/** Milliseconds since 1970. */
	submittedAt?: number;
	segments?: number;
	/** In whatever currency the user calculates. */
	cost?: number;
	failure?: Failure;
	/** Where the row holds the status of delivery as well. */
	receipt?: DeliveryReceipt;
	variant?: string;
	name?: string;
	/** By what clicks find the message; empty: nothing. */
	clickKeys: readonly string[];
	/** Whether the row says that the person complained. */
	complained: boolean;
}

/** Somebody answered. */
export interface ReportedReply {
	from: string;
	intent: ReplyIntent | null;
	/** Id of the message it answers, where the provider says it. */
	inReplyTo?: string;
	/** Milliseconds since 1970. */
	time?: number;
	complained: boolean;
}

/** Somebody opened the link. */
export interface ReportedClick {
	key: string;
	/** Milliseconds since 1970. */
	time?: number;
}

/**
 * What became of a message in the end: exactly one of these. `delivered`, `undelivered` and `waiting`
 * (no final receipt yet) were accepted; the others are send outcomes.
 */
export const RESULTS = [
	'delivered',
	'undelivered',
	'waiting',
	'rejected',
	'held',
	'skipped',
	'unknown',
] as const;

export type MessageResult = (typeof RESULTS)[number];

/** A message with everything that is known of it. */
export interface ReportedMessage extends Send {
	result: MessageResult;
	replied: boolean;
	optedOut: boolean;
	clicked: boolean;
}

/**
 * The result of a message. A receipt proves that the provider took it, whatever the answer at
 * submission was.
 */
export function resultOf({ outcome, receipt }: Pick<Send, 'outcome' | 'receipt'>): MessageResult {
	if (receipt?.final) return receipt.status === 'delivered' ? 'delivered' : 'undelivered';
	if (receipt || outcome === 'accepted') return 'waiting';
	return outcome as Exclude<SendOutcome, 'accepted'>;
}

/** Whether the provider took the message. */
export const wasAccepted = ({ result }: Pick<ReportedMessage, 'result'>): boolean =>
	result === 'delivered' || result === 'undelivered' || result === 'waiting';
