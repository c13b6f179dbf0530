import type { DecidedFate } from '../../fates.mts';
import type { JournalReceipt } from '../../journal.mts';
import type { PendingReceipt, ReceiptPusher } from '../../receiptPusher.mts';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { signedCallback } from './callbackRequest.mts';
import { errorTexts, neverSentCodes } from './errorCodes.mts';
import { dollars, rateOf, type MessageRecord, type MessageState } from './messageRecords.mts';
import type { Parameters } from './signatures.mts';
import { callbackTime } from './times.mts';

/** How a failure is explained unless the fate names a code: temporarily unavailable. */
const usualFailure = '80';

/** Waits before the three repeats are 60, 120 and 240 s (reference 6). */
const retryWaits = [1, 2, 4];

/** Where and how a message's state changes are told. */
export interface CallbackTarget {
	url?: string;
	method: 'GET' | 'POST';
}

/** The receipt of a message with the given fate, before any push. */
export function receiptFor(fate: DecidedFate): JournalReceipt {
	if (fate.status === 'none') return { status: 'none', code: '', message: '', pushes: [] };
	const code = fate.code ?? (fate.status === 'delivered' ? '000' : usualFailure);
	return {
		status: fate.status,
		code,
		message: fate.message ?? errorTexts[code] ?? '',
		pushes: [],
	};
}

/**
 * Lets a message pass through its states, each one called back: queued, sent, and the final one;
 * a message that fails is never sent, and one without a receipt stays sent for ever (reference 4).
 */
export function startProgress(
	receipts: ReceiptPusher,
	record: MessageRecord,
	fate: DecidedFate,
	target: CallbackTarget,
	account: PlivoAccountOptions,
): void {
	const finalDelay = receipts.drawDelay(record.entry, fate);
	const step = (state: MessageState, delayMs: number, interim: boolean): PendingReceipt => {
		let sequence = 0;
		return {
			entry: record.entry,
			fate,
			url: target.url,
			delayMs,
			interim,
			retryWaits,
			onDue: (at) => {
				enter(record, state, at);
				sequence = record.sequence;
			},
			compose: (at, url) =>
				signedCallback(account, url, target.method, fields(record, state, sequence, at, account)),
			// Anything but 2xx within 8 seconds is called again (reference 6).
			isAcknowledged: ({ httpStatus }) => httpStatus >= 200 && httpStatus < 300,
		};
	};

	const finalState = finalStateOf(fate, record.entry.receipt?.code ?? '');
	if (account.queuedCallback) receipts.schedule(step('queued', 0, true));
	if (finalState !== 'failed') receipts.schedule(step('sent', finalDelay / 2, true));
	if (finalState) receipts.schedule(step(finalState, finalDelay, false));
}

function finalStateOf(fate: DecidedFate, code: string): MessageState | undefined {
	if (fate.status === 'none') return undefined;
	if (fate.state) return fate.state as MessageState;
	if (fate.status === 'delivered') return 'delivered';
	return neverSentCodes.includes(code) ? 'failed' : 'undelivered';
}

function enter(record: MessageRecord, state: MessageState, at: number): void {
	record.state = state;
	record.updatedAt = at;
	record.sequence += 1;
	if (state === 'sent') record.sentAt = at;
	if (state === 'queued' || state === 'sent') return;
	record.errorCode = record.entry.receipt?.code ?? null;
	record.errorMessage = state === 'delivered' ? '' : (record.entry.receipt?.message ?? '');
}

/** The fields of a status callback (reference 6). MCC and MNC are left out: they are not known here. */
function fields(
	record: MessageRecord,
	state: MessageState,
	sequence: number,
	at: number,
	account: PlivoAccountOptions,
): Parameters {
	const { entry } = record;
	const units = entry.segments ?? 1;
	const rate = rateOf(entry, account);
	const isFinal = state !== 'queued' && state !== 'sent';
	// A late repeat of an early callback still tells the early state.
	const sentAt = state === 'queued' ? undefined : record.sentAt;
	const optional: Array<[string, string | undefined]> = [
		['ErrorCode', isFinal && state !== 'delivered' ? entry.receipt?.code : undefined],
		['SentTime', sentAt === undefined ? undefined : callbackTime(sentAt)],
		['DeliveryReportTime', isFinal ? callbackTime(at) : undefined],
		['PowerpackUUID', record.powerpackId ?? undefined],
	];
	return [
		['MessageUUID', entry.messageId],
		['ParentMessageUUID', entry.messageId],
		['PartInfo', `1 of ${units}`],
		['From', entry.from ?? ''],
		['To', entry.to],
		['Type', entry.product],
		['Status', state],
		['Sequence', String(sequence)],
		['Units', String(units)],
		['TotalRate', dollars(rate)],
		['TotalAmount', dollars(rate * units)],
		['MessageTime', callbackTime(entry.receivedAt)],
		['QueuedTime', callbackTime(entry.receivedAt)],
		['requester_ip', record.requesterIp],
		...optional.filter((field): field is [string, string] => field[1] !== undefined),
	];
}
