import type { SendCall, Verdict } from '../providers/contract';
import type { RetryLimits } from './backoff';

/** What is known of a request when its answer has been read. */
export interface RepeatState {
	/** Whether an earlier request under the same id may have been taken. */
	inDoubt: boolean;
	/** Whether the user's number of attempts allows another request. */
	attemptsLeft: boolean;
}

/** What is to be done with the messages of a request. */
export interface RepeatDecision {
	/** For each message, in their order, whether it goes out again. */
	again: readonly boolean[];
	/** Whether that must be the very same request under the same id. */
	sameRequest: boolean;
}

/** Whether a repetition could change this verdict and is safe for the message itself. */
function mayRepeat(verdict: Verdict, call: SendCall, limits: RetryLimits): boolean {
	if (verdict.outcome === 'accepted') return false;
	if (verdict.outcome === 'unknown') return call.replay === 'requestId';
	return verdict.failure.retryable && (verdict.retryAfterMs ?? 0) <= limits.longestDelayMs;
}

/**
 * Decides which messages of a request go out again. This is the only place that decides about
 * repeating.
 *
 * A message is repeated only if
 * - nothing of its request was taken: it did not reach the provider, or the provider refused it with a
 *   reason that passes by itself; what was refused then goes out again under a new request id; or
 * - the request may have been taken, and the provider recognises a repeated request: then the very
 *   same request, with all its messages, goes out again under the same id.
 *
 * @param verdicts what the answer says, one per message of the request
 */
export function decideRepeat(
	verdicts: readonly Verdict[],
	call: SendCall,
	limits: RetryLimits,
	{ inDoubt, attemptsLeft }: RepeatState,
): RepeatDecision {
	const sameRequest = inDoubt || verdicts.some(({ outcome }) => outcome === 'unknown');
	const may = verdicts.map((verdict) => attemptsLeft && mayRepeat(verdict, call, limits));
	// Under the same id only the very same request may go out again, so one message decides for all.
	const again = sameRequest && may.includes(false) ? may.map(() => false) : may;
	return { again, sameRequest };
}
