import { inEnglish } from '../messaging/model/sentence';
import { failure } from '../messaging/model/failure';
import type { SendResult } from '../messaging/model/outcome';

/** The result of sending one message, without what the check before already knew. */
export type Submission = Omit<SendResult, 'to' | 'billing' | 'skipReason'>;

/** Why a message is not sent: the run was cancelled before its request left. */
export const CANCELLED = failure(
	'cancelled',
	inEnglish(
		'The run was stopped before this message was sent. Send it again when you want it to go out.',
	),
);

/** Why a message is not sent: the provider wants no more requests for longer than a run should wait. */
export const CLOSED = failure(
	'rateLimited',
	inEnglish(
		"The provider gets too many requests and asked for a long pause, so this message was not sent. Send it again at 'retryAt', and set 'Messages per Second' lower.",
	),
);

/** A fault of our own in the middle of sending: what it hit may have gone out. */
export const LOST_TRACK: Submission = {
	outcome: 'unknown',
	attempts: 1,
	failure: failure(
		'unknown',
		inEnglish(
			"Sending was interrupted by a fault in this node, so the message may or may not have gone out. It is not sent again by itself; look it up in the provider's console, and please report the fault.",
		),
	),
};
