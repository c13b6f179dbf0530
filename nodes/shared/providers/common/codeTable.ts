import type { Sentence } from '../../messaging/model/sentence';
import { failure, type Failure, type FailureCategory } from '../../messaging/model/failure';
import { lookUp } from './lookUp';

/** What one code of a provider means. */
export interface CodeMeaning {
	category: FailureCategory;
	/** What happened and the way out. */
	message: Sentence;
	/** Only where it differs from the category's usual answer. */
	retryable?: boolean;
	/** Shortest time after which the provider takes the message, in milliseconds. */
	retryAfterMs?: number;
}

/** Why a request was refused, and when the provider would take it, if that is known. */
export interface Refusal {
	failure: Failure;
	/** Milliseconds. */
	retryAfterMs?: number;
}

/**
 * The failure that a code stands for.
 *
 * @param code the provider's code as it came; undefined if none came
 * @param words the provider's own words beside it
 */
export const failureFor = (
	{ category, message, retryable }: CodeMeaning,
	code: string | undefined,
	words = '',
): Failure =>
	failure(category, message, {
		providerCode: code,
		...(words === '' ? {} : { providerMessage: words }),
		retryable,
	});

/** The refusal that a code stands for; parameters as in {@link failureFor}. */
export const refusalFor = (
	meaning: CodeMeaning,
	code: string | undefined,
	words?: string,
): Refusal => ({
	failure: failureFor(meaning, code, words),
	retryAfterMs: meaning.retryAfterMs,
});

/**
 * The codes of a provider and what they mean.
 *
 * @param meanings by code
 * @param unknownMessage what to say of a code that is not among them
 */
export function codeTable<Meaning extends CodeMeaning>(
	meanings: Readonly<Record<string, Meaning>>,
	unknownMessage: (code: string) => Sentence,
) {
	const known = lookUp(meanings);
	/** The meaning of any code; `unknown` for one that is not in the table. */
	const meaningOf = (code: string): CodeMeaning =>
		known(code) ?? { category: 'unknown', message: unknownMessage(code) };
	return {
		/** All codes with a known meaning, for tests and documentation. */
		codes: Object.keys(meanings),
		/** The meaning of a code that is in the table. */
		known,
		meaningOf,
		/** The refusal that a code stands for; parameters as in {@link failureFor}. */
		refusal: (code: string, words?: string): Refusal => refusalFor(meaningOf(code), code, words),
	};
}
