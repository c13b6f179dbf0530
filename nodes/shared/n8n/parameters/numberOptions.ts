import type { NumberOption } from './numberOption';

const option = (
	name: string,
	displayName: string,
	min: number,
	max: number,
	standard: number,
): NumberOption => ({ name, displayName, min, max, default: standard });

/**
 * Number options with their limits and the value they have once added, for the form and for the check.
 * Pace and price have no effect until they are added.
 */
export const LIMITS = {
	failuresInARow: option('failuresInARow', 'Stop After Failures', 0, 1000, 5),
	fallbackSegments: option('fallbackSegments', 'Fallback Segments', 1, 10, 3),
	maxSegments: option('maxSegments', 'Max Segments', 1, 1000, 10),
	messagesPerSecond: option('messagesPerSecond', 'Messages per Second', 0.01, 100_000, 10),
	pricePerSegment: option('pricePerSegment', 'Price per Segment', 0, 1_000_000, 0.05),
	requestsAtOnce: option('requestsAtOnce', 'Requests at Once', 1, 100, 32),
	retries: option('retries', 'Retries', 0, 10, 2),
	timeoutSeconds: option('timeoutSeconds', 'Timeout (Seconds)', 1, 300, 30),
};
