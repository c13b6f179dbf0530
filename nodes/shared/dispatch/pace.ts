import type { Ports } from './ports';

/** Limits on how fast a run sends. */
export interface PaceLimits {
	/** Messages a second over the whole run; undefined: as fast as the provider answers. */
	messagesPerSecond?: number;
	/** Requests under way at the same time. */
	requestsAtOnce: number;
}

/** Hands out turns so that a run never sends faster than allowed. */
export interface Pace {
	/** Waits for the turn of a request with so many messages; returns early if the run is cancelled. */
	turn(messages: number): Promise<void>;
}

/**
 * A pace that spaces requests evenly: each one reserves the time its messages need, so that there is
 * no burst, not even at the start or after a pause.
 */
export function createPace(
	{ messagesPerSecond }: PaceLimits,
	{ now, sleep }: Pick<Ports, 'now' | 'sleep'>,
): Pace {
	if (messagesPerSecond === undefined) return { turn: async () => {} };
	let nextFree = 0;
	return {
		turn: async (messages) => {
			const time = now();
			const mine = Math.max(time, nextFree);
			nextFree = mine + (messages * 1000) / messagesPerSecond;
			if (mine > time) await sleep(mine - time);
		},
	};
}

/** Most messages in one request: never more than one second's worth, since it goes out all at once. */
export const mostAtATime = ({ messagesPerSecond }: PaceLimits): number =>
	messagesPerSecond === undefined ? Infinity : Math.max(1, Math.floor(messagesPerSecond));
