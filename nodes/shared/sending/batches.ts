import {
	contentKey,
	numberContents,
	type Message,
	type MessageContent,
} from '../messaging/model/message';
import type { Billing } from '../messaging/model/outcome';
import type { SendCall } from '../providers/contract';

/** A checked message with its place in the run. */
export interface Queued {
	place: number;
	message: Message;
	billing?: Billing;
}

/** Messages that share one request. */
export interface Group {
	call: SendCall;
	entries: Queued[];
}

const carries = (call: SendCall, message: Message): boolean =>
	(call.carries === 'any' || call.carries === message.content.kind) &&
	(call.takes?.(message) ?? true);

/** What messages must have in common to be personalised in one request. */
const templateOf = (content: MessageContent): string => {
	if (content.kind === 'template') return content.templateId;
	if (content.kind === 'text' && content.pattern) return content.pattern.text;
	return contentKey(content);
};

/** Messages with equal keys may share a request of this call. */
function shareKeys({ shares }: SendCall): (message: Message) => string {
	const numberOf = numberContents(shares === 'template' ? templateOf : contentKey);
	return ({ content, signature, sender, sendAt, settings }) =>
		JSON.stringify([numberOf(content), signature, sender, sendAt, settings]);
}

/** An unfinished request and the numbers in it. */
interface Open {
	entries: Queued[];
	numbers: Set<string>;
}

/**
 * The entries in bundles of what may share a request, each in the order of its first entry. No bundle
 * has a number twice, since providers leave out repetitions and then answer for fewer messages.
 */
function bundle(entries: readonly Queued[], call: SendCall, size: number): Queued[][] {
	if (size === 1) return entries.map((entry) => [entry]);
	const keyOf = shareKeys(call);
	const open = new Map<string, Open>();
	const bundles: Queued[][] = [];
	for (const entry of entries) {
		const { to } = entry.message;
		const key = keyOf(entry.message);
		let current = open.get(key);
		if (!current || current.entries.length >= size || current.numbers.has(to)) {
			current = { entries: [], numbers: new Set() };
			open.set(key, current);
			bundles.push(current.entries);
		}
		current.entries.push(entry);
		current.numbers.add(to);
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
export function batchesOf(
	queue: readonly Queued[],
	calls: readonly SendCall[],
	most: number,
): Group[] {
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
