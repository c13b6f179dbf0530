import { failure } from '../messaging/failure';
import type { SendResult } from '../messaging/outcome';
import type { SmsChannel } from '../providers/contract';
import { attempt, type Submission } from './attempt';
import type { RetryLimits } from './backoff';
import { check, type Draft, type RunRules } from './check';
import { group, type Queued } from './group';
import { createPace, mostAtATime, type PaceLimits } from './pace';
import type { Ports } from './ports';

/** How a whole run is sent. */
export interface RunPlan {
	rules: RunRules;
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

/** Works through a list with so many workers at once. */
async function forEachAtOnce<T>(
	list: readonly T[],
	workers: number,
	work: (entry: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < list.length) await work(list[next++]);
	};
	await Promise.all(Array.from({ length: Math.min(workers, list.length) }, worker));
}

/**
 * Sends a run: check → group → pace → send → retry → settle.
 *
 * Never throws once a message may have left. Nothing is lost: each draft gets exactly one result.
 *
 * @param drafts one per recipient
 * @returns one result per draft, in the same order
 */
export async function sendAll(
	drafts: readonly Draft[],
	channel: SmsChannel,
	plan: RunPlan,
	ports: Ports,
): Promise<SendResult[]> {
	const results = new Array<SendResult>(drafts.length);
	const queue: Queued[] = [];
	check(drafts, channel, plan.rules).forEach((entry, place) => {
		if ('settled' in entry) results[place] = entry.settled;
		else if (plan.dryRun) results[place] = { ...DRY_RUN, ...known(entry) };
		else queue.push({ place, ...entry });
	});

	const { messagesPerSecond = channel.limits.messagesPerSecond, requestsAtOnce } = plan.pace;
	const limits = { messagesPerSecond, requestsAtOnce };
	const pace = createPace(limits, ports);
	const groups = group(queue, channel.calls, mostAtATime(limits));
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
