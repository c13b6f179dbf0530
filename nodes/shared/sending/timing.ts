import { inEnglish } from '../messaging/model/sentence';
import { failure, type Failure } from '../messaging/model/failure';
import type { Message } from '../messaging/model/message';

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

const heldUntilSendAt = failure(
	'cancelled',
	inEnglish(
		"It is not yet the time in 'Send At', and this provider cannot keep messages, so nothing was sent. Put a Wait node with 'retryAt' behind Not Accepted, and another Send node behind that.",
	),
	{ retryable: true },
);

const outsideWindow = failure(
	'cancelled',
	inEnglish(
		"The time is outside the sending window, so nothing was sent. Send again at 'retryAt', for example behind a Wait node.",
	),
	{ retryable: true },
);

const neverOpen = failure(
	'configuration',
	inEnglish(
		"The sending window does not open within a year, so nothing was sent. Correct 'Hours', 'Days' or 'Holidays' in the option 'Sending Window'.",
	),
);

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
