import { failure, type Failure } from '../messaging/model/failure';
import type { Message } from '../messaging/model/message';
import { SENDING_SENTENCES } from './sentences';

/** What becomes of a message outside the sending window. */
export type OutsideRule = 'hold' | 'schedule' | 'sendAnyway';

/** When the user wants messages to go out. */
export interface Timing {
	/**
	 * When a message to a number may go out: `at` itself, or the next time; undefined if never.
	 *
	 * @param to E.164
	 * @param at milliseconds since 1970
	 */
	opening(to: string, at: number): number | undefined;
	outside: OutsideRule;
}

/** What is to be done with a message now. */
export type Moment =
	/** Hand it to the provider; with `sendAt`, to be sent then. */
	| { send: true; sendAt?: number }
	/** Keep it, until `retryAt` where that is known. */
	| { send: false; retryAt?: number; failure: Failure };

const heldUntilSendAt = failure('cancelled', SENDING_SENTENCES.heldUntilSendAt, {
	retryable: true,
});

const outsideWindow = failure('cancelled', SENDING_SENTENCES.outsideWindow, { retryable: true });

const neverOpen = failure('configuration', SENDING_SENTENCES.neverOpen);

/**
 * Decides whether a message goes to the provider now.
 *
 * @param now milliseconds since 1970
 * @param timing undefined: the user wants no sending window
 * @param canSchedule whether the provider can keep the message until a later time
 */
export function momentOf(
	{ to, sendAt = 0 }: Message,
	now: number,
	timing: Timing | undefined,
	canSchedule: boolean,
): Moment {
	const wanted = Math.max(now, sendAt);
	const opens = timing ? timing.opening(to, wanted) : wanted;
	const isOpen = opens === wanted;
	if (isOpen || timing?.outside === 'sendAnyway') {
		if (wanted <= now) return { send: true };
		return canSchedule
			? { send: true, sendAt: wanted }
			: { send: false, retryAt: wanted, failure: heldUntilSendAt };
	}
	if (opens === undefined) return { send: false, failure: neverOpen };
	return canSchedule && timing?.outside === 'schedule'
		? { send: true, sendAt: opens }
		: { send: false, retryAt: opens, failure: outsideWindow };
}
