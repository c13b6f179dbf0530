import type { SendResult, SkipReason } from './outcome';
import type { Catalogue, Sentence } from './sentence';

/** Why a message was skipped, and what is said if nothing is known. */
export const SKIP_SENTENCES = {
	alreadySent: {
		en: 'An earlier run has already sent this message.',
		zh: '之前的运行已发送过这条短信。',
	},
	dryRun: {
		en: 'This was a dry run. Without it, the message would go out.',
		zh: '本次为试运行，未实际发送；关闭试运行后会发出这条短信。',
	},
	duplicate: {
		en: 'This run already sends the same message to this number.',
		zh: '本次运行已向该号码发送同一条短信。',
	},
	forgotten: {
		en: 'Nothing was sent in this run. The next run may send this message again.',
		zh: '本次运行未发送任何短信；下次运行可以重新发送这条短信。',
	},
	unexplained: {
		en: 'The message was not accepted, and the reason is unknown.',
		zh: '短信未提交成功，原因不明。',
	},
} satisfies Catalogue & Record<SkipReason | 'unexplained', Sentence>;

/** A sentence to go on with behind it. */
export const withoutFullStop = (sentence: string): string =>
	sentence.replace(/(?<![.。\s])[.。\s]+$/, '');

/**
 * Why a message was not accepted, in plain words.
 *
 * @returns the sentences of its failure, or of why it was skipped; undefined for what was accepted
 */
export function reasonOf({
	outcome,
	failure,
	skipReason,
}: Pick<SendResult, 'outcome' | 'failure' | 'skipReason'>): Sentence | undefined {
	if (outcome === 'accepted') return undefined;
	if (failure) return failure.message;
	return SKIP_SENTENCES[skipReason ?? 'unexplained'];
}
