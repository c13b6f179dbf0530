import { inEnglish } from '../messaging/model/sentence';
import { failure, type Failure } from '../messaging/model/failure';
import type { Batch, SendCall, Verdict } from '../providers/contract';
import type { HttpResult } from './ports';
import { retryAfterMs } from './retryAfter';

type Answer = Extract<HttpResult, { kind: 'answer' }>;

const LOOK_IT_UP =
	"The message may have gone out, so it is not sent again by itself. Look it up in the provider's console or wait for its delivery receipt.";

const mayHaveArrived = (whatHappened: string): Verdict => ({
	outcome: 'unknown',
	failure: failure('unknown', inEnglish(`${whatHappened} ${LOOK_IT_UP}`)),
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
			failure(
				'rateLimited',
				inEnglish(
					"The provider gets too many requests. Send again later, or set 'Messages per Second' lower.",
				),
				details,
			),
			retryAfterMs(headers['retry-after'], now),
		);
	}
	if (status === 401 || status === 403) {
		return refused(
			failure(
				'authentication',
				inEnglish(
					`The provider refused access (HTTP ${status}). Check the credential, and whether the provider allows the address of your n8n.`,
				),
				details,
			),
		);
	}
	// These redirects mean "ask there instead"; 302 and 303 may also follow a request that was taken.
	if (status === 301 || status === 307 || status === 308) {
		return refused(
			failure(
				'configuration',
				inEnglish(
					`The address of the provider has moved (HTTP ${status}). Correct 'Base URL' in the credential.`,
				),
				details,
			),
		);
	}
	if (status >= 400 && status < 500 && status !== 408) {
		return refused(
			failure(
				'configuration',
				inEnglish(
					`The provider does not accept this request (HTTP ${status}). Check 'Base URL' in the credential.`,
				),
				details,
			),
		);
	}
	if (status >= 200 && status < 300) {
		return mayHaveArrived(
			tooLong
				? "The answer is longer than any answer of this provider, so it was not read. Check 'Base URL' in the credential."
				: 'The provider answered something that cannot be read.',
		);
	}
	return mayHaveArrived(`The provider broke off with HTTP ${status}.`);
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
			refused(
				failure(
					'network',
					inEnglish(
						`The provider cannot be reached (${reply.reason}). Nothing was sent. Check the network and 'Base URL' in the credential, then send again.`,
					),
				),
			),
		);
	}
	if (reply.kind === 'noAnswer') {
		return forAll(mayHaveArrived(`The provider did not answer (${reply.reason}).`));
	}
	if (reply.status >= 500 || reply.tooLong) return forAll(judgeStatus(reply, now));
	return decodeSafely(reply, call, batch) ?? forAll(judgeStatus(reply, now));
}
