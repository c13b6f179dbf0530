import type { SendResult, SkipReason } from './outcome';

const WHY_SKIPPED: Readonly<Record<SkipReason, string>> = {
	alreadySent: 'An earlier run has sent this message already.',
	dryRun: 'This was a dry run. Without it, the message would go out.',
	duplicate: 'This run sends the same message to this number already.',
	forgotten: 'Nothing was sent in this run. The next run may send this message again.',
};

/** Reached only if a result that should have a failure has none. */
const UNEXPLAINED = 'The message was not accepted, and nothing is known about the reason.';

/** A sentence to go on with behind it. */
export const withoutFullStop = (sentence: string): string =>
	sentence.replace(/(?<![.\s])[.\s]+$/, '');

/**
 * Why a message was not accepted, in plain words.
 *
 * @returns the sentences of its failure, or of why it was skipped; undefined for what was accepted
 */
export function reasonOf({
	outcome,
	failure,
	skipReason,
}: Pick<SendResult, 'outcome' | 'failure' | 'skipReason'>): string | undefined {
	if (outcome === 'accepted') return undefined;
	if (failure) return failure.message;
	return skipReason ? WHY_SKIPPED[skipReason] : UNEXPLAINED;
}
