import type { DeliveryReceipt } from '../model/deliveryReceipt';
import {
	byCarrier,
	byVariant,
	failuresOf,
	type CarrierFigures,
	type FailureCount,
	type VariantFigures,
} from './breakdown';
import { figuresOf, type Figures, type KnownFacts } from './figures';
import {
	resultOf,
	type ReportedClick,
	type ReportedMessage,
	type ReportedReply,
	type Send,
} from './sentMessage';
import { assignReceipts, messageKey, reactionFinder } from './messageIndex';
import { settled } from './settleReceipts';
import { warningsOf, type PassedOver, type Warning } from './warnings';

/** What a campaign left behind. Undefined lists are not known, empty ones are known to be empty. */
export interface CampaignData {
	sends: readonly Send[];
	/** In any order, with repetitions. */
	receipts: readonly DeliveryReceipt[];
	replies?: readonly ReportedReply[];
	clicks?: readonly ReportedClick[];
	/** Whether the data says who complained. */
	complaintsKnown: boolean;
}

/** The first and the last thing that happened, milliseconds since 1970. */
export interface Period {
	from: number;
	to: number;
}

/** What became of a campaign. */
export interface Report extends Figures {
	/** In the order of the sends. */
	messages: ReportedMessage[];
	failures: FailureCount[];
	byVariant: VariantFigures[];
	byCarrier: CarrierFigures[];
	period: Period | undefined;
	passedOver: PassedOver;
	warnings: Warning[];
}

/** One message per id and number, with the receipts that the rows themselves hold. */
function messagesOf(sends: readonly Send[]): ReportedMessage[] {
	const byKey = new Map<string, ReportedMessage>();
	const messages: ReportedMessage[] = [];
	for (const send of sends) {
		const key = send.messageId === undefined ? undefined : messageKey(send.messageId, send.to);
		const known = key === undefined ? undefined : byKey.get(key);
		if (known) {
			// A table that joins sends and receipts has a row for each receipt.
			known.receipt = settled(known.receipt, send.receipt);
			known.complained ||= send.complained;
			continue;
		}
		const message: ReportedMessage = {
			...send,
			result: resultOf(send),
			replied: false,
			optedOut: false,
			clicked: false,
		};
		messages.push(message);
		if (key !== undefined) byKey.set(key, message);
	}
	return messages;
}

/** @returns how many replies answer none of the messages */
function noteReplies(
	replies: readonly ReportedReply[],
	find: ReturnType<typeof reactionFinder>,
): number {
	let unmatched = 0;
	for (const { from, time, inReplyTo, intent, complained } of replies) {
		const message = find.byNumber(from, time, inReplyTo);
		if (!message) {
			unmatched++;
			continue;
		}
		message.replied = true;
		message.optedOut ||= intent === 'optOut';
		message.complained ||= complained;
	}
	return unmatched;
}

/** @returns how many clicks belong to none of the messages */
function noteClicks(
	clicks: readonly ReportedClick[],
	find: ReturnType<typeof reactionFinder>,
): number {
	let unmatched = 0;
	for (const { key, time } of clicks) {
		const message = find.byClickKey(key, time);
		if (message) message.clicked = true;
		else unmatched++;
	}
	return unmatched;
}

function periodOf(messages: readonly ReportedMessage[]): Period | undefined {
	let from = Infinity;
	let to = -Infinity;
	for (const { submittedAt, receipt } of messages) {
		for (const time of [submittedAt, receipt?.occurredAt]) {
			if (time === undefined) continue;
			from = Math.min(from, time);
			to = Math.max(to, time);
		}
	}
	return from === Infinity ? undefined : { from, to };
}

/**
 * Brings together what was sent and what came of it, and counts. The result does not depend on the
 * order of receipts, nor on how often each of them comes.
 */
export function campaignReport({
	sends,
	receipts,
	replies,
	clicks,
	complaintsKnown,
}: CampaignData): Report {
	const messages = messagesOf(sends);
	const unmatchedReceipts = assignReceipts(messages, receipts, (message, receipt) => {
		message.receipt = settled(message.receipt, receipt);
	});
	for (const message of messages) message.result = resultOf(message);

	const find = reactionFinder(messages);
	const passedOver: PassedOver = {
		repeatedSends: sends.length - messages.length,
		unmatchedReceipts,
		unmatchedReplies: noteReplies(replies ?? [], find),
		unmatchedClicks: noteClicks(clicks ?? [], find),
	};
	const known: KnownFacts = {
		replies: replies !== undefined,
		clicks: clicks !== undefined,
		complaints: complaintsKnown,
	};
	const figures = figuresOf(messages, known);
	return {
		...figures,
		messages,
		failures: failuresOf(messages),
		byVariant: byVariant(messages, known),
		byCarrier: byCarrier(messages, known),
		period: periodOf(messages),
		passedOver,
		warnings: warningsOf(figures, passedOver, clicks?.length ?? 0),
	};
}
