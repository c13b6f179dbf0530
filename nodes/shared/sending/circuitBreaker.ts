import { failure, type Failure, type FailureCategory } from '../messaging/model/failure';
import type { Submission } from './submission';
import { SENDING_SENTENCES } from './sentences';

/** Failures of the account, the set-up or the line, which the next message would meet as well. */
const NOT_THE_MESSAGE: ReadonlySet<FailureCategory> = new Set([
	'authentication',
	'configuration',
	'insufficientBalance',
	'network',
	'provider',
	'unknown',
]);

/** Stops a run that gets nothing but errors. */
export interface Breaker {
	/** Learns what became of a request's messages. */
	learn(submissions: readonly Submission[]): void;
	/** Why nothing more is sent, once the run is stopped. */
	stopped(): Failure | undefined;
}

const isHopeless = ({ failure: reason }: Submission): boolean =>
	reason !== undefined && NOT_THE_MESSAGE.has(reason.category);

/**
 * A breaker that stops a run after so many requests in a row of which nothing was accepted, for
 * reasons that do not lie in the messages. What is left is held and not burnt.
 *
 * @param threshold requests; 0: never
 */
export function createBreaker(threshold: number): Breaker {
	let inARow = 0;
	let last: Failure | undefined;
	return {
		learn: (submissions) => {
			if (submissions.length === 0) return;
			const hopeless = submissions.every(isHopeless);
			inARow = hopeless ? inARow + 1 : 0;
			if (hopeless) last = submissions[submissions.length - 1].failure;
		},
		stopped: () => {
			if (threshold === 0 || inARow < threshold || !last) return undefined;
			return failure(
				last.category === 'unknown' ? 'provider' : last.category,
				SENDING_SENTENCES.stoppedRun({ count: inARow, reason: last.message }),
				{
					retryable: true,
					providerCode: last.providerCode,
				},
			);
		},
	};
}
