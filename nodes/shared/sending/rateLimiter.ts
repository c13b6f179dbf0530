import type { Ports } from './ports';

/** Limits on how fast a run sends. */
export interface PaceLimits {
	/** Messages a second over the whole run; undefined: as fast as the provider answers. */
	messagesPerSecond?: number;
	/** Requests a second over the whole run; undefined: as fast as the provider answers. */
	requestsPerSecond?: number;
	/** Requests under way at the same time. */
	concurrency: number;
}

/** Hands out turns so that a run never sends faster than allowed. */
export interface Pace {
	/** Waits for the turn of a request with so many messages; returns early if the run is cancelled. */
	turn(messages: number): Promise<void>;
	/**
	 * The provider gets too many requests: the whole run pauses and goes on at half its speed, until
	 * it has gone well for a while.
	 *
	 * @param askedMs pause that the provider asked for, milliseconds; 0 if it named none
	 */
	slowDown(askedMs: number): void;
	/**
	 * When the provider takes requests again, if it asked for a longer pause than a run should wait;
	 * milliseconds since 1970.
	 */
	closedUntil(): number | undefined;
}

/** First pause of a run that was too fast, milliseconds; doubled each time, up to the longest. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** What a request costs once a run without limits was too fast, milliseconds; doubled each time. */
const SPACING = 10;

/** More slow-downs than these make neither the pause longer nor the run slower. */
const MOST_SLOW_DOWNS = 7;

/** Requests without a complaint after which the run goes twice as fast again. */
const RECOVERY = 20;

/**
 * A pace that spaces requests evenly: each one reserves the time that it needs, so that there is no
 * burst, not even at the start or after a pause.
 */
export function createPace(
	{ messagesPerSecond = Infinity, requestsPerSecond = Infinity }: PaceLimits,
	{ now, sleep, cancelled }: Pick<Ports, 'now' | 'sleep' | 'cancelled'>,
): Pace {
	let nextFree = 0;
	let pausedUntil = 0;
	let closedUntil: number | undefined;
	let slowDowns = 0;
	/** Requests since the last complaint, or since the run last got faster. */
	let quiet = 0;

	const costMs = (messages: number): number => {
		const allowed = Math.max((messages * 1000) / messagesPerSecond, 1000 / requestsPerSecond);
		return slowDowns === 0 ? allowed : Math.max(allowed, SPACING) * 2 ** slowDowns;
	};

	return {
		turn: async (messages) => {
			const time = now();
			const mine = Math.max(time, nextFree);
			nextFree = mine + costMs(messages);
			if (mine > time) await sleep(mine - time);
			// The pause may have begun, or been prolonged, while this turn was waited for.
			while (pausedUntil > now() && !cancelled()) await sleep(pausedUntil - now());
			if (slowDowns > 0 && ++quiet > RECOVERY) {
				slowDowns--;
				quiet = 0;
			}
		},
		slowDown: (askedMs) => {
			const time = now();
			// Requests that were under way together are refused together; that counts once.
			if (time >= pausedUntil) slowDowns = Math.min(slowDowns + 1, MOST_SLOW_DOWNS);
			quiet = 0;
			if (askedMs > LONGEST_PAUSE) {
				closedUntil = Math.max(closedUntil ?? 0, time + askedMs);
				return;
			}
			const pause = Math.min(FIRST_PAUSE * 2 ** (slowDowns - 1), LONGEST_PAUSE);
			pausedUntil = Math.max(pausedUntil, time + Math.max(askedMs, pause));
		},
		closedUntil: () => closedUntil,
	};
}

/** Most messages in one request: never more than one second's worth, since it goes out all at once. */
export const maxBatchSize = ({ messagesPerSecond }: PaceLimits): number =>
	messagesPerSecond === undefined ? Infinity : Math.max(1, Math.floor(messagesPerSecond));
