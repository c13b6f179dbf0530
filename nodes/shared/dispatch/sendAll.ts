import { failure, isFailure, type Failure } from '../messaging/failure';
import type { Message } from '../messaging/message';
import type { SendResult } from '../messaging/outcome';
import type { Channel } from '../providers/contract';
import { forEachAtOnce } from './atOnce';
import { attempt, type Submission } from './attempt';
import type { RetryLimits } from './backoff';
import { createBreaker, type Breaker } from './breaker';
import type { Checked } from './check/checked';
import { group, type Queued } from './group';
import { claim, settleClaims, type SendOnce } from './once';
import { createPace, mostAtATime, type PaceLimits } from './pace';
import type { Ports } from './ports';
import { uploadMedia, withUploads } from './uploadMedia';

/** How a whole run is sent. */
export interface RunPlan {
	pace: PaceLimits;
	retries: RetryLimits;
	/** Do everything but send. */
	dryRun: boolean;
	/** Requests in a row that may fail before the run is stopped; 0: however many. */
	failuresInARow: number;
	/** When a message may go out: `now` itself, or the next time, milliseconds since 1970. */
	opening?(message: Message, now: number): number | undefined;
	/** Set: what earlier runs sent is not sent again. */
	once?: SendOnce;
}

/** A fault of our own in the middle of sending: what it hit may have gone out. */
const LOST_TRACK: Submission = {
	outcome: 'unknown',
	attempts: 1,
	failure: failure(
		'unknown',
		"Sending was interrupted by a fault in this node, so the message may or may not have gone out. It is not sent again by itself; look it up in the provider's console, and please report the fault.",
	),
};

const DRY_RUN = { outcome: 'skipped', skipReason: 'dryRun', attempts: 0 } as const;

/** What the check found out about a message, as far as its result shows it. */
const known = ({ message, billing }: Pick<Queued, 'message' | 'billing'>) => ({
	to: message.to,
	...(billing ? { billing } : {}),
});

/**
 * Puts files at the provider where the channel needs them there, and takes out the messages whose
 * files did not get there.
 *
 * @param settle told of each message that is taken out
 */
async function prepare(
	queue: readonly Queued[],
	channel: Channel,
	{ retries, pace }: RunPlan,
	ports: Ports,
	settle: (entry: Queued, reason: Failure) => void,
): Promise<readonly Queued[]> {
	const { upload } = channel;
	if (!upload) return queue;
	const messages = queue.map(({ message }) => message);
	const uploads = await uploadMedia(messages, upload, retries, pace.requestsAtOnce, ports);
	return queue.flatMap((entry) => {
		const message = withUploads(entry.message, uploads);
		if (!isFailure(message)) return { ...entry, message };
		settle(entry, message);
		return [];
	});
}

/** Outside the sending window. */
const notNow = failure(
	'cancelled',
	"This message was not sent, because the time is outside the sending window. Send it again at 'retryAt', for example behind a Wait node.",
	{ retryable: true },
);

/**
 * Takes out what must not be sent at this moment.
 *
 * @param now milliseconds since 1970
 * @param hold told of each message that is taken out
 */
function admit(
	entries: readonly Queued[],
	{ opening, retries }: RunPlan,
	breaker: Breaker,
	now: number,
	hold: (entry: Queued, result: Omit<SendResult, 'to' | 'billing'>) => void,
): readonly Queued[] {
	const stopped = breaker.stopped();
	if (!stopped && !opening) return entries;
	return entries.filter((entry) => {
		const opensAt = opening?.(entry.message, now);
		if (opening && opensAt !== now) {
			const retryAt = opensAt === undefined ? {} : { retryAt: opensAt };
			hold(entry, { outcome: 'held', attempts: 0, failure: notNow, ...retryAt });
			return false;
		}
		if (!stopped) return true;
		const retryAt = now + retries.longestDelayMs;
		hold(entry, { outcome: 'held', attempts: 0, failure: stopped, retryAt });
		return false;
	});
}

/**
 * Sends a run: upload → group → admit → claim → pace → send → retry → settle.
 *
 * Never throws once a message may have left. Nothing is lost: each entry gets exactly one result.
 *
 * @param checked one entry per recipient
 * @returns one result per entry, in the same order
 */
export async function sendAll(
	checked: readonly Checked[],
	channel: Channel,
	plan: RunPlan,
	ports: Ports,
): Promise<SendResult[]> {
	const results = new Array<SendResult>(checked.length);
	const queue: Queued[] = [];
	checked.forEach((entry, place) => {
		if ('settled' in entry) results[place] = entry.settled;
		else if (plan.dryRun) results[place] = { ...DRY_RUN, ...known(entry) };
		else queue.push({ place, ...entry });
	});

	const ready = await prepare(queue, channel, plan, ports, (entry, reason) => {
		const retryAt = ports.now() + plan.retries.longestDelayMs;
		results[entry.place] = {
			...{ outcome: 'rejected', attempts: 0, failure: reason },
			...(reason.retryable ? { retryAt } : {}),
			...known(entry),
		};
	});
	const settle = (entry: Queued, result: Omit<SendResult, 'to' | 'billing'>) => {
		results[entry.place] = { ...result, ...known(entry) };
	};
	const { pace: wanted, retries, once } = plan;
	const limits = {
		...channel.limits,
		...wanted,
		...(wanted.messagesPerSecond === undefined ? {} : { requestsPerSecond: undefined }),
	};
	const pace = createPace(limits, ports);
	const breaker = createBreaker(plan.failuresInARow);
	const groups = group(ready, channel.calls, mostAtATime(limits));

	await forEachAtOnce(groups, wanted.requestsAtOnce, async ({ call, entries }) => {
		const admitted = admit(entries, plan, breaker, ports.now(), settle);
		const mine = once ? await claim(admitted, once, settle, ports.now()) : admitted;
		if (mine.length === 0) return;

		await pace.turn(mine.length);
		// The wait may have been long: what was right before it is looked at again.
		const due = admit(mine, plan, breaker, ports.now(), settle);
		const messages = due.map((entry) => entry.message);
		const submissions = await attempt(messages, call, pace, retries, ports).catch(() =>
			messages.map(() => LOST_TRACK),
		);
		due.forEach((entry, index) => settle(entry, submissions[index]));
		breaker.learn(submissions);
		if (once) await settleClaims(mine, ({ place }) => results[place], once);
	});
	return results;
}
