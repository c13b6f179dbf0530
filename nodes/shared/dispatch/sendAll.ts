import { failure, isFailure, type Failure } from '../messaging/failure';
import type { SendResult } from '../messaging/outcome';
import type { Channel } from '../providers/contract';
import { forEachAtOnce } from './atOnce';
import { attempt, type Submission } from './attempt';
import type { RetryLimits } from './backoff';
import type { Checked } from './check/checked';
import { group, type Queued } from './group';
import { createPace, mostAtATime, type PaceLimits } from './pace';
import type { Ports } from './ports';
import { uploadMedia, withUploads } from './uploadMedia';

/** How a whole run is sent. */
export interface RunPlan {
	pace: PaceLimits;
	retries: RetryLimits;
	/** Do everything but send. */
	dryRun: boolean;
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

/**
 * Sends a run: upload → group → pace → send → retry → settle.
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
	const { messagesPerSecond = channel.limits.messagesPerSecond, requestsAtOnce } = plan.pace;
	const limits = { messagesPerSecond, requestsAtOnce };
	const pace = createPace(limits, ports);
	const groups = group(ready, channel.calls, mostAtATime(limits));
	await forEachAtOnce(groups, requestsAtOnce, async ({ call, entries }) => {
		const messages = entries.map((entry) => entry.message);
		const submissions = await attempt(messages, call, pace, plan.retries, ports).catch(() =>
			messages.map(() => LOST_TRACK),
		);
		entries.forEach((entry, index) => {
			results[entry.place] = { ...submissions[index], ...known(entry) };
		});
	});
	return results;
}
