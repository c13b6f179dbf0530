import { failure, type Failure } from '../messaging/model/failure';
import type { Message } from '../messaging/model/message';
import type { SendCall, Verdict } from '../providers/contract';
import { backoffMs, type RetryLimits } from './backoff';
import { verdictsOf } from './classifyReply';
import type { Pace } from './rateLimiter';
import type { HttpResult, Ports } from './ports';
import { decideRepeat } from './repeat';
import { CANCELLED, type Submission } from './submission';
import { SENDING_SENTENCES } from './sentences';

/** What is known of the requests made so far. */
type Made = Pick<Submission, 'attempts' | 'submittedAt' | 'rawAnswer'>;

/** A refusal of a repeated request says nothing about the first one, which may have been taken. */
function doubtful(refusal: Failure): Failure {
	const { providerCode, providerMessage } = refusal;
	return failure('unknown', SENDING_SENTENCES.repetitionFailed({ reason: refusal.message }), {
		providerCode,
		providerMessage,
	});
}

const madeBy = (attempts: number, submittedAt: number, reply: HttpResult): Made => ({
	attempts,
	submittedAt,
	...(reply.kind === 'answer' ? { rawAnswer: { status: reply.status, body: reply.body } } : {}),
});

/** The longest wait that the provider asked for, milliseconds; 0 if it asked for none. */
const askedWaitMs = (verdicts: readonly Verdict[]): number =>
	verdicts.reduce(
		(longest, verdict) =>
			verdict.outcome === 'rejected' ? Math.max(longest, verdict.retryAfterMs ?? 0) : longest,
		0,
	);

/**
 * Sends the messages of one batch and repeats the request where `decideRepeat` says so.
 *
 * @param pace whose turn the first request already has
 * @returns one submission per message, in their order
 */
export async function sendBatch(
	messages: readonly Message[],
	call: SendCall,
	pace: Pace,
	limits: RetryLimits,
	ports: Ports,
): Promise<Submission[]> {
	const settled = new Array<Submission>(messages.length);
	let pending = messages.map((_, place) => place);
	let requestId = ports.newRequestId();
	let slowDowns = 0;
	/** Set while an earlier request under this id may have been taken. */
	let doubt: Failure | undefined;
	let made: Made = { attempts: 0 };

	const submission = (verdict: Verdict): Submission => {
		if (verdict.outcome !== 'rejected') return { ...verdict, ...made };
		if (doubt) return { outcome: 'unknown', failure: doubtful(verdict.failure), ...made };
		const { outcome, failure: reason, retryAfterMs } = verdict;
		const retryAt = ports.now() + (retryAfterMs ?? limits.longestDelayMs);
		return { outcome, failure: reason, ...(reason.retryable ? { retryAt } : {}), ...made };
	};

	const stopped = (): Submission =>
		doubt
			? { outcome: 'unknown', failure: doubt, ...made }
			: { outcome: 'held', failure: CANCELLED, retryAt: ports.now(), ...made };

	while (pending.length > 0) {
		// The first turn was the caller's to wait for.
		if (made.attempts > 0) await pace.turn(pending.length);
		if (ports.cancelled()) {
			for (const place of pending) settled[place] = stopped();
			break;
		}

		const batch = { messages: pending.map((place) => messages[place]), requestId };
		const submittedAt = ports.now();
		const reply = await ports.send(call.encode(batch));
		made = madeBy(made.attempts + 1, submittedAt, reply);
		const verdicts = verdictsOf(reply, call, batch, ports.now());

		const tooFast = verdicts.some((verdict) => verdict.outcome === 'rejected' && verdict.slowDown);
		if (tooFast) {
			pace.slowDown(askedWaitMs(verdicts));
			if (slowDowns < limits.slowDowns) slowDowns++;
		}

		const { again, sameRequest } = decideRepeat(verdicts, call, limits, {
			inDoubt: doubt !== undefined,
			attemptsLeft: made.attempts - slowDowns < limits.attempts,
		});
		pending = pending.filter((place, index) => {
			if (!again[index]) settled[place] = submission(verdicts[index]);
			return again[index];
		});
		if (pending.length === 0) break;

		const unclear = verdicts.find(({ outcome }) => outcome === 'unknown');
		if (unclear?.outcome === 'unknown') doubt = unclear.failure;
		if (!sameRequest) requestId = ports.newRequestId();
		// A run that slows down as a whole waits at its next turn.
		if (tooFast) continue;
		await ports.sleep(askedWaitMs(verdicts) || backoffMs(made.attempts, limits, ports.random()));
	}
	return settled;
}
