import { DateTime } from 'luxon';
import type { DecidedFate } from '../../fates.mts';
import type { JournalEntry, JournalReceipt } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { ReceiptRequest } from '../../receiptPusher.mts';
import type { ReceiptForm } from './receiptForms.mts';

/** Text of success: the reference's illustration (2.7). */
const deliveredText = '发送成功';

/** Code and text of a failure are unknown: placeholders, a fate can name others. */
const failure = { code: '0', message: '发送失败' };

/**
 * Decides what becomes of a message that was taken, and hands its receipt to the pusher.
 * @param form how the receipt is written; undefined: the product pushes none
 */
export function promiseReceipt(
	{ fates, receipts }: ProviderContext,
	entry: JournalEntry,
	form: ReceiptForm | undefined,
): void {
	if (!form) return;
	const fate = fates.decide(entry.to);
	const receipt = receiptFor(fate, form);
	entry.receipt = receipt;
	receipts.schedule({
		entry,
		fate,
		compose: (at) => composeReceipt(entry, receipt, form, at),
		// The expected answer is unknown; no known receiver answers a delivery with anything but 200.
		isAcknowledged: ({ httpStatus }) => httpStatus === 200,
	});
}

/** The receipt of a message with the given fate, before any push. */
function receiptFor(fate: DecidedFate, form: ReceiptForm): JournalReceipt {
	if (fate.status === 'none') return { status: 'none', code: '', message: '', pushes: [] };
	const usual =
		fate.status === 'delivered' ? { code: form.delivered, message: deliveredText } : failure;
	return {
		status: fate.status,
		code: fate.code ?? usual.code,
		message: fate.message ?? usual.message,
		pushes: [],
	};
}

/** A form POST (reference 2.7); the format of the time is the reference's candidate. */
function composeReceipt(
	entry: JournalEntry,
	{ code, message }: JournalReceipt,
	{ fields }: ReceiptForm,
	at: number,
): ReceiptRequest {
	const form = new URLSearchParams({
		[fields.code]: code,
		[fields.message]: message,
		[fields.number]: entry.to,
		[fields.id]: entry.messageId,
		[fields.time]: DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).toFormat(
			'yyyy-MM-dd HH:mm:ss',
		),
	});
	return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}
