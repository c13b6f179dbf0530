import type { Failure } from '../messaging/model/failure';
import type { SendResult } from '../messaging/model/outcome';
import type { Breaker } from './circuitBreaker';
import type { Queued } from './batches';
import type { Pace } from './rateLimiter';
import { CANCELLED, CLOSED } from './submission';
import { momentOf, type Timing } from './timing';

/** Told what becomes of a message that is taken out of the run. */
export type Settle = (entry: Queued, result: Omit<SendResult, 'to' | 'billing'>) => void;

/** What decides whether messages go out at this moment. */
export interface Gate {
	/** Whether the run has been cancelled. */
	cancelled(): boolean;
	breaker: Breaker;
	pace: Pick<Pace, 'closedUntil'>;
	timing?: Timing;
	/** Whether the provider can keep messages until a later time. */
	canSchedule: boolean;
	/** How long to wait after a run was stopped, milliseconds. */
	stoppedForMs: number;
}

/** Why nothing at all goes out at this moment, if so. */
function closedTo(
	{ cancelled, breaker, pace, stoppedForMs }: Gate,
	now: number,
): { failure: Failure; retryAt: number } | undefined {
	if (cancelled()) return { failure: CANCELLED, retryAt: now };
	const stopped = breaker.stopped();
	if (stopped) return { failure: stopped, retryAt: now + stoppedForMs };
	const closedUntil = pace.closedUntil() ?? now;
	return closedUntil > now ? { failure: CLOSED, retryAt: closedUntil } : undefined;
}

/**
 * Takes out what must not be sent at this moment, and says of the rest when the provider shall send
 * it. A message that has been given to a time of its own keeps it.
 *
 * @param now milliseconds since 1970
 */
export function admit(
	entries: readonly Queued[],
	gate: Gate,
	now: number,
	settle: Settle,
): readonly Queued[] {
	const closed = closedTo(gate, now);
	if (closed) {
		for (const entry of entries) settle(entry, { outcome: 'held', attempts: 0, ...closed });
		return [];
	}
	const { timing, canSchedule } = gate;
	// By far the most runs want no particular time.
	if (!timing && entries.every(({ message }) => message.sendAt === undefined)) return entries;

	return entries.flatMap((entry) => {
		const { message } = entry;
		const moment = momentOf(message, now, timing, canSchedule);
		if (moment.send) return [{ ...entry, message: { ...message, sendAt: moment.sendAt } }];
		const { failure: reason, retryAt } = moment;
		settle(entry, {
			outcome: 'held',
			attempts: 0,
			failure: reason,
			retryAt,
		});
		return [];
	});
}
