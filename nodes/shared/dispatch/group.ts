import type { Message } from '../messaging/message';
import type { Billing } from '../messaging/outcome';
import type { SmsCall } from '../providers/contract';

/** A checked message with its place in the run. */
export interface Queued {
	place: number;
	message: Message;
	billing?: Billing;
}

/** Messages that share one request. */
export interface Group {
	call: SmsCall;
	entries: Queued[];
}

const carries = (call: SmsCall, message: Message): boolean =>
	(call.carries === 'any' || call.carries === message.content.kind) &&
	(call.takes?.(message) ?? true);

/** Messages with equal keys may share a request of this call. */
function shareKey(
	{ content, signature, sender, settings }: Message,
	shares: SmsCall['shares'],
): string {
	const template = content.kind === 'template' && shares === 'template';
	return JSON.stringify([template ? content.templateId : content, signature, sender, settings]);
}

/** The entries in bundles of what may share a request, each in the order of its first entry. */
function bundle(entries: readonly Queued[], call: SmsCall, size: number): Queued[][] {
	if (size === 1) return entries.map((entry) => [entry]);
	const open = new Map<string, Queued[]>();
	const bundles: Queued[][] = [];
	for (const entry of entries) {
		const key = shareKey(entry.message, call.shares);
		let current = open.get(key);
		if (!current || current.length >= size) {
			current = [];
			open.set(key, current);
			bundles.push(current);
		}
		current.push(entry);
	}
	return bundles;
}

/**
 * Picks the cheapest call for each message: the first in the channel's order that it can share with
 * another message, otherwise the last that carries it. Requests come in the order of their first
 * message.
 *
 * @param most most messages in one request, whatever the call takes; at least 1
 */
export function group(queue: readonly Queued[], calls: readonly SmsCall[], most: number): Group[] {
	const groups: Group[] = [];
	let waiting = [...queue];
	calls.forEach((call, index) => {
		const later = calls.slice(index + 1);
		const mine = waiting.filter(({ message }) => carries(call, message));
		const taken = new Set<Queued>();
		for (const entries of bundle(mine, call, Math.min(call.recipientsPerRequest, most))) {
			const [{ message }] = entries;
			if (entries.length === 1 && later.some((other) => carries(other, message))) continue;
			groups.push({ call, entries });
			entries.forEach((entry) => taken.add(entry));
		}
		waiting = waiting.filter((entry) => !taken.has(entry));
	});
	return groups.sort((a, b) => a.entries[0].place - b.entries[0].place);
}
