import type { DecidedFate } from '../../fates.mts';
import type { JournalReceipt } from '../../journal.mts';
import type { ReceiptPusher, ReceiptRequest } from '../../receiptPusher.mts';
import { jsonArray } from './jsonArray.mts';
import type { SentMessage } from './sentMessage.mts';
import { chinaTime } from './times.mts';

/** The text of a success is the reference's sample; code and text of a failure are a choice. */
const usual = {
	delivered: { code: 'DELIVERED', message: '用户接收成功' },
	undelivered: { code: 'MOBILE_NOT_ON_SERVICE', message: '停机' },
	none: { code: '', message: '' },
};

/** Waits before the three repeats are 1, 5 and 10 minutes (reference 7). */
const retryWaits = [1, 5, 10];

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

/** Hands a message's SmsReport to the pusher; reports are pushed together (reference 7). */
export function scheduleReport(
	receipts: ReceiptPusher,
	message: SentMessage,
	fate: DecidedFate,
): void {
	receipts.schedule({
		entry: message.entry,
		fate,
		retryWaits,
		onDue: (at) => (message.reportedAt = at),
		compose: (at) => report(message, at),
		batch: (requests) => jsonArray(requests.map(({ body }) => body)),
		isAcknowledged: ({ httpStatus, body }) => httpStatus === 200 && hasNumericCode(body),
	});
}

/** One element of the array (reference 7). */
function report({ entry, outId }: SentMessage, at: number): ReceiptRequest {
	return {
		contentType: 'application/json',
		body: JSON.stringify({
			phone_number: entry.to,
			send_time: chinaTime(entry.receivedAt),
			report_time: chinaTime(at),
			success: entry.receipt?.status === 'delivered',
			err_code: entry.receipt?.code,
			err_msg: entry.receipt?.message,
			sms_size: String(entry.segments),
			biz_id: entry.messageId,
			// Whether it is left out or empty without an OutId is unknown.
			...(outId !== undefined && { out_id: outId }),
		}),
	};
}

/** The platform looks for a number in `code` only (reference 7). */
function hasNumericCode(body: string): boolean {
	try {
		return typeof (JSON.parse(body) as { code?: unknown } | null)?.code === 'number';
	} catch {
		return false;
	}
}
