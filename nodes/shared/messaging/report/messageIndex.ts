import type { DeliveryReceipt } from '../model/deliveryReceipt';
import { wasAccepted, type ReportedMessage } from './sentMessage';

/** Clocks of providers differ from ours, and many round to seconds or minutes; milliseconds. */
export const CLOCK_TOLERANCE = 60_000;

const READABLE = /^\+\d+$/;

/** What names a message: some providers give one id for a whole batch. */
export const messageKey = (messageId: string, to: string): string => `${messageId}\n${to}`;

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}

const mayBeBefore = ({ submittedAt }: ReportedMessage, time: number | undefined): boolean =>
	submittedAt === undefined || time === undefined || submittedAt <= time + CLOCK_TOLERANCE;

const bySubmission = (a: ReportedMessage, b: ReportedMessage): number =>
	(a.submittedAt ?? -Infinity) - (b.submittedAt ?? -Infinity) || 0;

/**
 * Where the last message stands that went out before something happened; -1 for none. Halves the rest
 * with each step: a number may have a hundred thousand messages.
 *
 * @param messages in the order of their submission
 */
function lastBefore(messages: readonly ReportedMessage[], time: number | undefined): number {
	let [before, after] = [-1, messages.length];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (mayBeBefore(messages[middle], time)) before = middle;
		else after = middle;
	}
	return before;
}

/** Receipts of one message that only the number can tell. */
interface ReceiptGroup {
	receipts: DeliveryReceipt[];
	/** Milliseconds since 1970; the end of times where no receipt has any. */
	firstAt: number;
	id: string;
}

function groupsByNumber(receipts: readonly DeliveryReceipt[]): Map<string, ReceiptGroup[]> {
	const byKey = new Map<string, DeliveryReceipt[]>();
	for (const receipt of receipts) add(byKey, messageKey(receipt.messageId, receipt.to), receipt);
	const groups = new Map<string, ReceiptGroup[]>();
	for (const [id, members] of byKey) {
		const firstAt = members.reduce(
			(first, { occurredAt }) => Math.min(first, occurredAt ?? Infinity),
			Infinity,
		);
		add(groups, members[0].to, { receipts: members, firstAt, id });
	}
	for (const list of groups.values()) {
		list.sort((a, b) => (a.firstAt === b.firstAt ? (a.id < b.id ? -1 : 1) : a.firstAt - b.firstAt));
	}
	return groups;
}

/**
 * Tells to which message a receipt belongs, whatever the order in which receipts come:
 *
 * 1. by message id and number;
 * 2. by the id alone, where one of the two numbers is masked or missing and one message has the id;
 * 3. by the number, for messages of which we have no id of the provider: receipts with the same id
 *    belong together, and go to the last message before them that has none yet.
 *
 * @param give gets each message with a receipt of it
 * @returns how many receipts, repetitions not counted, belong to none of the messages
 */
export function assignReceipts(
	messages: readonly ReportedMessage[],
	receipts: readonly DeliveryReceipt[],
	give: (message: ReportedMessage, receipt: DeliveryReceipt) => void,
): number {
	const byKey = new Map<string, ReportedMessage>();
	const byId = new Map<string, ReportedMessage[]>();
	const withoutId = new Map<string, ReportedMessage[]>();
	for (const message of messages) {
		const { messageId, to, hasProviderId, outcome } = message;
		if (messageId !== undefined) {
			byKey.set(messageKey(messageId, to), message);
			add(byId, messageId, message);
		}
		const mayHaveLeft = outcome === 'accepted' || outcome === 'unknown';
		if (!hasProviderId && mayHaveLeft && READABLE.test(to)) add(withoutId, to, message);
	}
	const found = new Set<ReportedMessage>();
	const rest: DeliveryReceipt[] = [];
	for (const receipt of receipts) {
		const { messageId, to } = receipt;
		const sameId = byId.get(messageId) ?? [];
		const isHidden = sameId.length === 1 && !(READABLE.test(to) && READABLE.test(sameId[0].to));
		const message = byKey.get(messageKey(messageId, to)) ?? (isHidden ? sameId[0] : undefined);
		if (message) {
			found.add(message);
			give(message, receipt);
		} else {
			rest.push(receipt);
		}
	}
	const unassigned = new Set<string>();
	for (const [to, groups] of groupsByNumber(rest)) {
		const free = (withoutId.get(to) ?? [])
			.filter((message) => !found.has(message))
			.sort(bySubmission);
		for (const { receipts: members, firstAt } of groups) {
			const index = lastBefore(free, firstAt);
			if (index >= 0) {
				const [message] = free.splice(index, 1);
				members.forEach((receipt) => give(message, receipt));
			} else {
				members.forEach(({ receiptKey }) => unassigned.add(receiptKey));
			}
		}
	}
	return unassigned.size;
}

/** Finds the message that somebody reacted to. */
export interface ReactionFinder {
	/** By the message's id, or else the last message to the number before that time. */
	byNumber(to: string, time: number | undefined, messageId?: string): ReportedMessage | undefined;
	/** The last message with this among its `clickKeys` before that time. */
	byClickKey(key: string, time: number | undefined): ReportedMessage | undefined;
}

/** Prepares the search among the messages that were accepted or may have been. */
export function reactionFinder(messages: readonly ReportedMessage[]): ReactionFinder {
	const byKey = new Map<string, ReportedMessage>();
	const byNumber = new Map<string, ReportedMessage[]>();
	const byClickKey = new Map<string, ReportedMessage[]>();
	for (const message of [...messages].sort(bySubmission)) {
		if (!wasAccepted(message)) continue;
		const { messageId, to, clickKeys } = message;
		if (messageId !== undefined) byKey.set(messageKey(messageId, to), message);
		add(byNumber, to, message);
		for (const key of new Set(clickKeys)) add(byClickKey, key, message);
	}
	const last = (
		list: readonly ReportedMessage[] = [],
		time: number | undefined,
	): ReportedMessage | undefined => list[lastBefore(list, time)];
	return {
		byNumber: (to, time, messageId) =>
			(messageId === undefined ? undefined : byKey.get(messageKey(messageId, to))) ??
			last(byNumber.get(to), time),
		byClickKey: (key, time) => last(byClickKey.get(key), time),
	};
}
