import type { Sentence } from '../messaging/model/sentence';
import { failure, type Failure } from '../messaging/model/failure';
import type { Batch, SendCall, Verdict } from '../providers/contract';
import type { HttpResult } from './ports';
import { retryAfterMs } from './retryAfter';
import { SENDING_SENTENCES } from './sentences';

type Answer = Extract<HttpResult, { kind: 'answer' }>;

const mayHaveArrived = (whatHappened: Sentence): Verdict => ({
	outcome: 'unknown',
	failure: failure('unknown', whatHappened),
});

const refused = (reason: Failure): Verdict => ({ outcome: 'rejected', failure: reason });

/** Too many requests; the whole run has to slow down. */
const tooFast = (reason: Failure, waitMs?: number): Verdict => ({
	outcome: 'rejected',
	failure: reason,
	slowDown: true,
	retryAfterMs: waitMs,
});

/** What an HTTP status alone says, where the body does not follow the provider's protocol. */
function judgeStatus({ status, headers, tooLong }: Answer, now: number): Verdict {
	const details = { providerCode: `HTTP ${status}` };
	if (status === 429) {
		return tooFast(
			failure('rateLimited', SENDING_SENTENCES.tooManyRequests, details),
			retryAfterMs(headers['retry-after'], now),
		);
	}
	if (status === 401 || status === 403) {
		return refused(failure('authentication', SENDING_SENTENCES.refusedAccess({ status }), details));
	}
	// These redirects mean "ask there instead"; 302 and 303 may also follow a request that was taken.
	if (status === 301 || status === 307 || status === 308) {
		return refused(failure('configuration', SENDING_SENTENCES.moved({ status }), details));
	}
	if (status >= 400 && status < 500 && status !== 408) {
		return refused(
			failure('configuration', SENDING_SENTENCES.requestNotAccepted({ status }), details),
		);
	}
	if (status >= 200 && status < 300) {
		return mayHaveArrived(tooLong ? SENDING_SENTENCES.answerTooLong : SENDING_SENTENCES.unreadable);
	}
	return mayHaveArrived(SENDING_SENTENCES.brokenOff({ status }));
}

function decodeSafely(answer: Answer, call: SendCall, batch: Batch): Verdict[] | undefined {
	try {
		const verdicts = call.decode(answer, batch);
		return verdicts?.length === batch.messages.length ? verdicts : undefined;
	} catch {
		// An answer nobody foresaw must not cost the outcome of the other messages.
		return undefined;
	}
}

/**
 * Decides what a reply says about each message of a batch, in their order.
 *
 * A server failure (5xx) never counts as a refusal, whatever its body says: the message may have been
 * taken before the failure.
 *
 * @param now milliseconds since 1970
 */
export function verdictsOf(
	reply: HttpResult,
	call: SendCall,
	batch: Batch,
	now: number,
): Verdict[] {
	const forAll = (verdict: Verdict) => batch.messages.map(() => verdict);
	if (reply.kind === 'notSent') {
		return forAll(
			refused(failure('network', SENDING_SENTENCES.notReached({ reason: reply.reason }))),
		);
	}
	if (reply.kind === 'noAnswer') {
		return forAll(mayHaveArrived(SENDING_SENTENCES.noAnswer({ reason: reply.reason })));
	}
	if (reply.status >= 500 || reply.tooLong) return forAll(judgeStatus(reply, now));
	return decodeSafely(reply, call, batch) ?? forAll(judgeStatus(reply, now));
}
