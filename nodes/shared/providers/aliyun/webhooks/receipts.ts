import {
	deliveryReceipt,
	type DeliveryReceipt,
	type ReceiptStatus,
} from '../../../messaging/model/deliveryReceipt';
import { lookUp } from '../../common/lookUp';
import type { Webhook } from '../../contract';
import { RECEIPT_PENDING, receiptFailure } from '../codes';
import { fromAliyunForm } from '../numbers';
import { ANSWER, readPush, whereToEnter, type PushEntry } from './push';
import { memberText } from '../answer';
import { chinaTime } from '../../common/chinaTime';

const deliveredOf = lookUp<ReceiptStatus>({ true: 'delivered', false: 'undelivered' });

function statusOf(
	success: unknown,
	code: string,
): Pick<DeliveryReceipt, 'status' | 'providerStatus'> {
	if (code === RECEIPT_PENDING) return { status: 'sent' };
	const said = typeof success === 'boolean' ? String(success) : memberText(success);
	const status = deliveredOf(said);
	if (status) return { status };
	return { status: 'unknown', providerStatus: said || undefined };
}

/** Members that only receipts have. */
const MARKS = ['biz_id', 'success', 'err_code', 'report_time'];

function readReceipt(entry: PushEntry): DeliveryReceipt | undefined {
	const messageId = memberText(entry.biz_id);
	const number = memberText(entry.phone_number);
	if (!messageId || !number) return undefined;

	const code = memberText(entry.err_code);
	const word = statusOf(entry.success, code);
	const occurredAt =
		chinaTime(memberText(entry.report_time)) ?? chinaTime(memberText(entry.send_time));
	return deliveryReceipt({
		provider: 'aliyun',
		messageId,
		// A number that cannot be read stays as it came, so that the receipt is not lost.
		to: fromAliyunForm(number) ?? number,
		...word,
		...(occurredAt === undefined ? {} : { occurredAt }),
		...(word.status === 'undelivered'
			? { failure: receiptFailure(code, memberText(entry.err_msg) || undefined) }
			: {}),
	});
}

/**
 * SmsReport: https://help.aliyun.com/zh/sms/developer-reference/smsreport-2. Several receipts in one
 * push, which is not signed; unless it is answered, it comes again after 1, 5 and 10 minutes.
 */
export const receipts: Webhook<DeliveryReceipt> = {
	whereToEnter: whereToEnter('SmsReport'),
	decode: (request) => readPush(request, MARKS, readReceipt),
	answer: ANSWER,
};
