import { DateTime } from 'luxon';

import { deliveryReceipt } from '../../messaging/deliveryReceipt';
import { failure } from '../../messaging/failure';
import { parsePhoneNumber } from '../../messaging/phoneNumber';
import type { ReceiptWebhook } from '../contract';

/** Fields arrive as text; a field that came twice as a list, of which the first counts. */
function fieldText(value: unknown): string {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' || typeof first === 'number' ? String(first).trim() : '';
}

/**
 * The form of `report_time` is not published; this is the form that customers' code suggests, read as
 * Chinese time. Anything else is left out rather than guessed.
 */
function reportTime(text: string): number | undefined {
	const time = DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: 'Asia/Shanghai' });
	return time.isValid ? time.toMillis() : undefined;
}

/**
 * Receipts of the notification SMS (发送回执推送, https://www.ihuyi.com/api/sms.html): one form POST
 * per message with `code`, `msg`, `mobilephone`, `report_time` and `smsid`; some accounts send the
 * same id as `task_id`. Code 2 is delivered, anything else is not; the meanings of the other codes
 * are not published. Pushes are not signed. The answer 'success' satisfies every known receiver.
 */
export const receipts: ReceiptWebhook = {
	whereToEnter:
		'ihuyi console → notification SMS (验证码通知短信) → receipt push address (回执推送地址)',
	decode: ({ fields }) => {
		const messageId = fieldText(fields.smsid) || fieldText(fields.task_id);
		const code = fieldText(fields.code);
		const number = parsePhoneNumber(fieldText(fields.mobilephone), 'CN');
		if (!messageId || !code || !number.valid) return undefined;

		const words = fieldText(fields.msg);
		const occurredAt = reportTime(fieldText(fields.report_time));
		return [
			deliveryReceipt({
				provider: 'ihuyi',
				messageId,
				to: number.e164,
				status: code === '2' ? 'delivered' : 'undelivered',
				...(occurredAt === undefined ? {} : { occurredAt }),
				...(code === '2'
					? {}
					: {
							failure: failure(
								'unknown',
								`The message did not reach the phone. ihuyi gives code ${code}, whose meaning is not published; see the provider's own words.`,
								{ providerCode: code, ...(words ? { providerMessage: words } : {}) },
							),
						}),
			}),
		];
	},
	answer: 'success',
};
