import {
	deliveryReceipt,
	type DeliveryReceipt,
	type ReceiptStatus,
} from '../../messaging/deliveryReceipt';
import type { Webhook } from '../contract';
import { RECEIPT_PENDING, receiptFailure } from './codes';
import { fromAliyunForm } from './number';
import { ANSWER, readPush, whereToEnter, type PushEntry } from './push';
import { textOf } from './reply';
import { chinaTime } from '../common/chinaTime';

function statusOf(success: unknown, code: string): ReceiptStatus {
	if (code === RECEIPT_PENDING) return 'sent';
	const said = String(success);
	if (said === 'true') return 'delivered';
	return said === 'false' ? 'undelivered' : 'unknown';
}

function readReceipt(entry: PushEntry): DeliveryReceipt | undefined {
	const messageId = textOf(entry.biz_id);
	const number = textOf(entry.phone_number);
	if (!messageId || !number || entry.success === undefined) return undefined;

	const code = textOf(entry.err_code);
	const status = statusOf(entry.success, code);
	const occurredAt = chinaTime(textOf(entry.report_time)) ?? chinaTime(textOf(entry.send_time));
	return deliveryReceipt({
		provider: 'aliyun',
		messageId,
		// A number that cannot be read stays as it came, so that the receipt is not lost.
		to: fromAliyunForm(number) ?? number,
		status,
		...(occurredAt === undefined ? {} : { occurredAt }),
		...(status === 'undelivered'
			? { failure: receiptFailure(code, textOf(entry.err_msg) || undefined) }
			: {}),
	});
}

/**
 * SmsReport: https://help.aliyun.com/zh/sms/developer-reference/smsreport-2. Several receipts in one
 * push, which is not signed; unless it is answered, it comes again after 1, 5 and 10 minutes.
 */
export const receipts: Webhook<DeliveryReceipt> = {
	whereToEnter: whereToEnter('SmsReport'),
	decode: (request) => readPush(request, readReceipt),
	answer: ANSWER,
};
