/** How often and how patiently a request is repeated. */
export interface RetryLimits {
	/** Requests for one message at most, the first included. */
	attempts: number;
	/** Wait before the first repetition, milliseconds; doubled each time. */
	firstDelayMs: number;
	/** How often a request may be repeated besides, because the provider asked the run to slow down. */
	slowDowns: number;
	/** No single wait is longer than this, milliseconds. */
	longestDelayMs: number;
}

/**
 * Exponential back-off with jitter: between half and the whole of the doubled delay, so that requests
 * which failed together do not come back together.
 *
 * @param attempt requests made so far, from 1
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function backoffMs(attempt: number, limits: RetryLimits, random: number): number {
	const doubled = limits.firstDelayMs * 2 ** (attempt - 1);
	return Math.min(doubled, limits.longestDelayMs) * (0.5 + random / 2);
}
