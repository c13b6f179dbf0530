import type { SendResult } from '../messaging/outcome';
import { CANCELLED } from './attempt';
import type { Breaker } from './breaker';
import type { Queued } from './group';
import { momentOf, type Timing } from './timing';

/** Told what becomes of a message that is taken out of the run. */
export type Settle = (entry: Queued, result: Omit<SendResult, 'to' | 'billing'>) => void;

/** What decides whether messages go out at this moment. */
export interface Gate {
	/** Whether the run has been cancelled. */
	cancelled(): boolean;
	breaker: Breaker;
	timing?: Timing;
	/** Whether the provider can keep messages until a later time. */
	canSchedule: boolean;
	/** How long to wait after a run was stopped, milliseconds. */
	stoppedForMs: number;
}

/**
 * Takes out what must not be sent at this moment, and says of the rest when the provider shall send
 * it. A message that has been given to a time of its own keeps it.
 *
 * @param now milliseconds since 1970
 */
export function admit(
	entries: readonly Queued[],
	{ cancelled, breaker, timing, canSchedule, stoppedForMs }: Gate,
	now: number,
	settle: Settle,
): readonly Queued[] {
	if (cancelled()) {
		const held = { outcome: 'held', attempts: 0, failure: CANCELLED } as const;
		for (const entry of entries) settle(entry, { ...held, retryAt: now });
		return [];
	}
	const stopped = breaker.stopped();
	if (stopped) {
		const held = { outcome: 'held', attempts: 0, failure: stopped } as const;
		for (const entry of entries) settle(entry, { ...held, retryAt: now + stoppedForMs });
		return [];
	}
	// By far the most runs want no particular time.
	if (!timing && entries.every(({ message }) => message.sendAt === undefined)) return entries;

	return entries.flatMap((entry) => {
		const { message } = entry;
		const moment = momentOf(message, now, timing, canSchedule);
		if (moment.send) return [{ ...entry, message: { ...message, sendAt: moment.sendAt } }];
		const { failure: reason, retryAt } = moment;
		settle(entry, {
			...{ outcome: 'held', attempts: 0, failure: reason },
			...(retryAt === undefined ? {} : { retryAt }),
		});
		return [];
	});
}
