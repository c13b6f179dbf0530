import { DAY } from '../util/durations';
/** So many messages a number may get in so many days. */
export interface FrequencyCap {
	messages: number;
	/** Of 24 hours each, counted back from now. */
	days: number;
}

/**
 * When somebody may get another message who has got all that the cap allows.
 *
 * @param times of the messages to this person, milliseconds since 1970. Times in the future (scheduled
 * messages) count as well.
 * @param now milliseconds since 1970
 * @returns when enough messages will lie outside the window, milliseconds since 1970; undefined while
 * there is room for another one
 */
export function cappedUntil(
	times: readonly number[],
	cap: FrequencyCap,
	now: number,
): number | undefined {
	const window = cap.days * DAY;
	const recent = times.filter((time) => time > now - window).sort((a, b) => b - a);
	return recent.length >= cap.messages ? recent[cap.messages - 1] + window : undefined;
}
