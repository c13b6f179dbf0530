import { isFailure } from '../messaging/model/failure';
import type { SendResult } from '../messaging/model/outcome';
import type { Channel } from '../providers/contract';
import { admit, type Gate, type Settle } from './admit';
import { forEachConcurrently } from './concurrency';
import { sendBatch } from './sendBatch';
import type { RetryLimits } from './backoff';
import { createBreaker } from './circuitBreaker';
import type { Checked } from './check/checked';
import { batchesOf, type Queued } from './batches';
import { claim, settleClaims, type Claims } from './claims';
import { createPace, maxBatchSize, type PaceLimits } from './rateLimiter';
import type { Ports } from './ports';
import { LOST_TRACK } from './submission';
import type { Timing } from './timing';
import { uploadMedia, withUploads } from './uploadMedia';

/** How a whole run is sent. */
export interface RunPlan {
	pace: PaceLimits;
	retries: RetryLimits;
	/** Do everything but send. */
	dryRun: boolean;
	/** Requests in a row that may fail before the run is stopped; 0: however many. */
	failuresInARow: number;
	/** Set: messages go out within these times only. */
	timing?: Timing;
	/** Set: what earlier runs sent is not sent again. */
	once?: Claims;
}

const DRY_RUN = { outcome: 'skipped', skipReason: 'dryRun', attempts: 0 } as const;

/** What the check found out about a message, as far as its result shows it. */
const known = ({ message, billing }: Pick<Queued, 'message' | 'billing'>) => ({
	to: message.to,
	billing,
});

/**
 * Puts files at the provider where the channel needs them there, and takes out the messages whose
 * files did not get there.
 */
async function prepare(
	queue: readonly Queued[],
	channel: Channel,
	{ retries, pace }: RunPlan,
	ports: Ports,
	settle: Settle,
): Promise<readonly Queued[]> {
	const { upload } = channel;
	if (!upload) return queue;
	const messages = queue.map(({ message }) => message);
	const uploads = await uploadMedia(messages, upload, retries, pace.concurrency, ports);
	const retryAt = ports.now() + retries.longestDelayMs;
	return queue.flatMap((entry) => {
		const message = withUploads(entry.message, uploads);
		if (!isFailure(message)) return { ...entry, message };
		settle(entry, {
			outcome: 'rejected',
			attempts: 0,
			failure: message,
			...(message.retryable ? { retryAt } : {}),
		});
		return [];
	});
}

/** The user's own speed goes before what the provider publishes. */
const paceOf = ({ limits }: Channel, { pace }: RunPlan): PaceLimits => {
	if (pace.messagesPerSecond !== undefined) return pace;
	const { messagesPerSecond, requestsPerSecond } = limits;
	return {
		...pace,
		...(messagesPerSecond === undefined ? {} : { messagesPerSecond }),
		...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
	};
};

/**
 * Sends a run: admit → upload → group → claim → pace → send → retry → settle.
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
	const settle: Settle = (entry, result) => {
		results[entry.place] = { ...result, ...known(entry) };
	};
	const queue: Queued[] = [];
	checked.forEach((entry, place) => {
		if ('settled' in entry) results[place] = entry.settled;
		else queue.push({ place, ...entry });
	});

	const { retries, once } = plan;
	const breaker = createBreaker(plan.failuresInARow);
	const limits = paceOf(channel, plan);
	const pace = createPace(limits, ports);
	const gate: Gate = {
		pace,
		cancelled: () => ports.cancelled(),
		breaker,
		timing: plan.timing,
		canSchedule: channel.limits.scheduling === 'provider',
		stoppedForMs: retries.longestDelayMs,
	};
	const admitNow = (entries: readonly Queued[]) => admit(entries, gate, ports.now(), settle);

	const admitted = admitNow(queue);
	if (plan.dryRun) {
		for (const entry of admitted) settle(entry, DRY_RUN);
		return results;
	}
	const uploaded = await prepare(admitted, channel, plan, ports, settle);
	const groups = batchesOf(uploaded, channel.calls, maxBatchSize(limits));

	await forEachConcurrently(groups, limits.concurrency, async ({ call, entries }) => {
		const wanted = admitNow(entries);
		const claimed = once ? await claim(wanted, once, settle, ports.now()) : wanted;
		if (claimed.length === 0) return true;

		await pace.turn(claimed.length);
		// The turn may have been long in coming: what was right before it is looked at again.
		const due = admitNow(claimed);
		const messages = due.map((entry) => entry.message);
		const submissions = await sendBatch(messages, call, pace, retries, ports).catch(() =>
			messages.map(() => LOST_TRACK),
		);
		due.forEach((entry, index) => settle(entry, submissions[index]));
		breaker.learn(submissions);
		if (once) await settleClaims(claimed, (entry) => results[entry.place], once);
		return submissions.some(({ outcome }) => outcome === 'accepted');
	});
	return results;
}
