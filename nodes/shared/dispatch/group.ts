import type { Message } from '../messaging/message';
import type { Billing } from '../messaging/outcome';

/** A checked message with its place in the run. */
export interface Queued {
	place: number;
	message: Message;
	billing?: Billing;
}

/** Messages with equal keys may share a request: all but the recipient is the same. */
const contentKey = ({ content, signature, settings }: Message) =>
	JSON.stringify([content, signature, settings]);

/**
 * Puts messages that say the same together, as many as one request takes, otherwise in their order.
 *
 * @param size most messages in one request, at least 1
 */
export function group(queue: readonly Queued[], size: number): Queued[][] {
	if (size === 1) return queue.map((entry) => [entry]);
	const open = new Map<string, Queued[]>();
	const batches: Queued[][] = [];
	for (const entry of queue) {
		const key = contentKey(entry.message);
		let batch = open.get(key);
		if (!batch || batch.length >= size) {
			batch = [];
			open.set(key, batch);
			batches.push(batch);
		}
		batch.push(entry);
	}
	return batches;
}
