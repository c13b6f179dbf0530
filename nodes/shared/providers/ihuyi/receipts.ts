import { deliveryReceipt, type DeliveryReceipt } from '../../messaging/deliveryReceipt';
import { failure } from '../../messaging/failure';
import { parsePhoneNumber } from '../../messaging/phoneNumber';
import type { Webhook } from '../contract';
import { fieldText, readTime } from './push';

/**
 * Receipts of the notification SMS (发送回执推送, https://www.ihuyi.com/api/sms.html): one form POST
 * per message with `code`, `msg`, `mobilephone`, `report_time` and `smsid`; some accounts, probably
 * those of the marketing SMS before v1, send the id of the whole request as `task_id`. Code 2 is
 * delivered, anything else is not; the meanings of the other codes are not published. Pushes are not
 * signed. The answer 'success' satisfies every known receiver.
 */
export const receipts: Webhook<DeliveryReceipt> = {
	whereToEnter:
		'the receiving address for receipts (发送回执推送) of your product in the ihuyi console',
	decode: ({ fields }) => {
		const messageId = fieldText(fields.smsid) || fieldText(fields.task_id);
		const code = fieldText(fields.code);
		const number = parsePhoneNumber(fieldText(fields.mobilephone), 'CN');
		// A reply, which may come to the same URL, has content and no code.
		if (!code && fields.content !== undefined && number.valid) return [];
		if (!messageId || !code || !number.valid) return undefined;

		const words = fieldText(fields.msg);
		const occurredAt = readTime(fieldText(fields.report_time));
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
