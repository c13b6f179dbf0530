import { DateTime } from 'luxon';
import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { SendResult } from '../../messaging/model/outcome';
import { mapped, type Language } from '../../messaging/model/sentence';
import { reasonOf } from '../../messaging/model/reason';
import { maskPhoneNumber } from '../../messaging/phone/phoneNumber';
import { memoizeLast } from '../../messaging/util/memoizeLast';
import { failureJson } from './failureJson';
import { maskNumbersIn } from './privacy';

/** How results are shown. */
export interface OutputStyle {
	provider: string;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	maskNumbers: boolean;
	includeRawAnswer: boolean;
	/** Price of one billed part, in whatever currency the user calculates. */
	pricePerSegment?: number;
	/** Takes secrets out of a text that came from outside. */
	removeSecrets: (text: string) => string;
	/** Of reasons and hints. */
	language: Language;
}

/** A result with the input item it belongs to and the number as it was typed. */
export interface ItemResult {
	itemIndex: number;
	recipient: string;
	result: SendResult;
	/** What the item shows besides. */
	extra?: IDataObject;
	binary?: IBinaryKeyData;
}

/** Prices have few decimals; this takes off what binary arithmetic adds. */
const money = (amount: number) => Number(amount.toFixed(6));

/** Whether the provider bills the message, or would, or may. */
const isBilled = ({ outcome, skipReason }: SendResult) =>
	outcome === 'accepted' || outcome === 'unknown' || skipReason === 'dryRun';

/** Takes secrets out of words from outside, and numbers where they are to be masked. */
export function cleanerOf(
	{ recipient, result }: Pick<ItemResult, 'recipient' | 'result'>,
	{ removeSecrets, maskNumbers }: Pick<OutputStyle, 'removeSecrets' | 'maskNumbers'>,
): (words: string) => string {
	return (words) => {
		const withoutSecrets = removeSecrets(words);
		return maskNumbers ? maskNumbersIn(withoutSecrets, [recipient, result.to]) : withoutSecrets;
	};
}

/** What people read comes first, what programs read last. */
function toJson(
	entry: ItemResult,
	style: OutputStyle,
	time: (milliseconds: number) => string | null,
): IDataObject {
	const { itemIndex, result, extra } = entry;
	const { to, billing, failure, rawAnswer } = result;
	const clean = cleanerOf(entry, style);
	const json: IDataObject = {
		outcome: result.outcome,
		to: style.maskNumbers ? maskPhoneNumber(to) : to,
	};
	const reason = reasonOf(result);
	// Without a failure it is a sentence of our own, in which nothing from outside can be.
	if (reason !== undefined) {
		const words = reason[style.language];
		json.reason = failure ? clean(words) : words;
	}
	json.provider = style.provider;
	if (result.messageId !== undefined) json.messageId = result.messageId;
	if (result.messageIdSource === 'requestId') json.messageIdSource = 'requestId';
	if (result.submittedAt !== undefined) json.submittedAt = time(result.submittedAt);
	if (result.retryAt !== undefined) json.retryAt = time(result.retryAt);
	if (result.skipReason) json.skipReason = result.skipReason;
	if (billing) {
		json.segments = billing.segments;
		json.encoding = billing.encoding;
	}
	if (billing && style.pricePerSegment !== undefined && isBilled(result)) {
		json.cost = money(billing.segments * style.pricePerSegment);
	}
	json.attempts = result.attempts;
	if (failure) {
		const message = mapped(failure.message, (words) => `${words} [item ${itemIndex}]`);
		json.failure = failureJson({ ...failure, message }, style.language, clean);
	}
	if (style.includeRawAnswer && rawAnswer) {
		json.rawAnswer = { status: rawAnswer.status, body: clean(rawAnswer.body) };
	}
	return Object.assign(json, extra);
}

/**
 * The two outputs of a send node: accepted messages, and all others. Both in input order, each item
 * paired with the input item it comes from.
 */
export function outputItems(
	results: readonly ItemResult[],
	style: OutputStyle,
): [INodeExecutionData[], INodeExecutionData[]] {
	const accepted: INodeExecutionData[] = [];
	const notAccepted: INodeExecutionData[] = [];
	const time = memoizeLast((milliseconds: number) =>
		DateTime.fromMillis(milliseconds, { zone: style.timezone }).toISO(),
	);
	for (const entry of results) {
		const item: INodeExecutionData = {
			json: toJson(entry, style, time),
			pairedItem: { item: entry.itemIndex },
		};
		if (entry.binary) item.binary = entry.binary;
		(entry.result.outcome === 'accepted' ? accepted : notAccepted).push(item);
	}
	return [accepted, notAccepted];
}
