import { DateTime } from 'luxon';
import type { DecidedFate } from '../../fates.mts';
import type { JournalEntry, JournalReceipt } from '../../journal.mts';
import type { ReceiptPusher, ReceiptRequest } from '../../receiptPusher.mts';

/**
 * Code 2 means delivered (reference 2.7, official); its text is the reference's illustration. Code
 * and text of a failure are unknown: these are placeholders, a fate can name others.
 */
const usual = {
	delivered: { code: '2', message: '发送成功' },
	undelivered: { code: '0', message: '发送失败' },
	none: { code: '', message: '' },
};

/** The receipt of a message with the given fate, before any push. */
export function receiptFor(fate: DecidedFate): JournalReceipt {
	const { code, message } = usual[fate.status];
	return {
		status: fate.status,
		code: fate.code ?? code,
		message: fate.message ?? message,
		pushes: [],
	};
}

/**
 * Hands a message's receipt to the pusher.
 * @param idField the form field that names the message: `smsid`, or `task_id` (reference 2.7);
 *   `ismsid` is a placeholder for international SMS
 */
export function scheduleReceipt(
	receipts: ReceiptPusher,
	entry: JournalEntry,
	fate: DecidedFate,
	idField: 'smsid' | 'task_id' | 'ismsid',
): void {
	receipts.schedule({
		entry,
		fate,
		compose: (at) => composeReceipt(entry, idField, at),
		// The expected answer is unknown; no known receiver answers a delivery with anything but 200.
		isAcknowledged: ({ httpStatus }) => httpStatus === 200,
	});
}

/** The form of reference 2.7; the format of `report_time` is the reference's candidate. */
function composeReceipt(entry: JournalEntry, idField: string, at: number): ReceiptRequest {
	const form = new URLSearchParams({
		code: entry.receipt?.code ?? '',
		msg: entry.receipt?.message ?? '',
		mobilephone: entry.to,
		[idField]: entry.messageId,
		report_time: DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).toFormat('yyyy-MM-dd HH:mm:ss'),
	});
	return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}
