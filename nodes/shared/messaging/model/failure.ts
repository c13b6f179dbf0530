import type { Sentence } from './sentence';

/**
 * Why a message did not go out or did not arrive, in the same words for all providers.
 */
export const FAILURE_CATEGORIES = [
	'invalidNumber',
	'unreachable',
	'blocked',
	'contentRejected',
	'templateRejected',
	'signatureRejected',
	'rateLimited',
	'insufficientBalance',
	'authentication',
	'configuration',
	'expired',
	'carrier',
	'provider',
	'network',
	'cancelled',
	'unknown',
] as const;

export type FailureCategory = (typeof FAILURE_CATEGORIES)[number];

export interface Failure {
	category: FailureCategory;
	/** One or two plain sentences: what happened and the way out. */
	message: Sentence;
	/** The provider's own code, as text, exactly as it came. */
	providerCode?: string;
	/** The provider's own words, exactly as they came. */
	providerMessage?: string;
	/** Whether the same message, sent again later without any change, has a chance. */
	retryable: boolean;
}

/** Categories for which time alone can help. The others need somebody to change something first. */
const RETRYABLE: ReadonlySet<FailureCategory> = new Set([
	'unreachable',
	'rateLimited',
	'provider',
	'network',
	'expired',
	'cancelled',
]);

/**
 * Builds a failure; `retryable` follows from the category unless it is given.
 *
 * @param category one of {@link FAILURE_CATEGORIES}
 * @param message what happened and the way out, for a reader who does not program
 * @param details the provider's code and words, or another `retryable`
 */
export function failure(
	category: FailureCategory,
	message: Sentence,
	details: Partial<Omit<Failure, 'category' | 'message'>> = {},
): Failure {
	return { ...details, category, message, retryable: details.retryable ?? RETRYABLE.has(category) };
}

/**
 * Categories that lie in the recipient or in the words, so that another provider would meet them as
 * well, or that leave open whether the message went out.
 */
const NOT_ELSEWHERE: ReadonlySet<FailureCategory> = new Set([
	'invalidNumber',
	'blocked',
	'contentRejected',
	'cancelled',
	'unknown',
]);

/** Whether sending the message through another provider is safe and may help. */
export const mayFailOver = (category: FailureCategory): boolean => !NOT_ELSEWHERE.has(category);

/** Tells a failure from whatever a step gives when all is well. */
export const isFailure = (value: object): value is Failure => 'category' in value;
