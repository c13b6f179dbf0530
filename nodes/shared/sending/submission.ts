import { failure } from '../messaging/model/failure';
import type { SendResult } from '../messaging/model/outcome';
import { SENDING_SENTENCES } from './sentences';

/** The result of sending one message, without what the check before already knew. */
export type Submission = Omit<SendResult, 'to' | 'billing' | 'skipReason'>;

/** Why a message is not sent: the run was cancelled before its request left. */
export const CANCELLED = failure('cancelled', SENDING_SENTENCES.cancelled);

/** Why a message is not sent: the provider wants no more requests for longer than a run should wait. */
export const CLOSED = failure('rateLimited', SENDING_SENTENCES.longPause);

/** A fault of our own in the middle of sending: what it hit may have gone out. */
export const LOST_TRACK: Submission = {
	outcome: 'unknown',
	attempts: 1,
	failure: failure('unknown', SENDING_SENTENCES.lostTrack),
};
