import type { SendHistory } from './sendHistory';

/** So many messages a number may get in so many days. */
export interface FrequencyCap {
	messages: number;
	/** Of 24 hours each, counted back from now. */
	days: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The numbers that have got all they may get.
 *
 * @param now milliseconds since 1970
 * @returns by E.164, when enough messages will lie outside the window for another one, milliseconds
 * since 1970. Times in the future (scheduled messages) count as well.
 */
export function cappedNumbers(
	times: SendHistory['times'],
	cap: FrequencyCap,
	now: number,
): ReadonlyMap<string, number> {
	const window = cap.days * DAY;
	const capped = new Map<string, number>();
	for (const [number, sentAt] of times) {
		const recent = sentAt.filter((time) => time > now - window).sort((a, b) => b - a);
		if (recent.length >= cap.messages) capped.set(number, recent[cap.messages - 1] + window);
	}
	return capped;
}
