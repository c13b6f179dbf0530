import { inEnglish } from '../../../messaging/model/sentence';
import { deliveryReceipt, type DeliveryReceipt } from '../../../messaging/model/deliveryReceipt';
import { failure } from '../../../messaging/model/failure';
import type { Webhook } from '../../contract';
import { readPushedNumber } from '../numbers';
import { chinaTime } from '../../common/chinaTime';
import { readPush } from './push';
import { RECEIPT_FIELDS, REPLY_FIELDS } from './pushFields';

/**
 * Receipts of the notification SMS (发送回执推送, https://www.ihuyi.com/api/sms.html): one form POST
 * per message with `code`, `msg`, `mobilephone`, `report_time` and `smsid`; some accounts, probably
 * those of the marketing SMS before v1, send the id of the whole request as `task_id`. Code 2 is
 * delivered, anything else is not; the meanings of the other codes are not published. Pushes are not
 * signed. The answer 'success' satisfies every known receiver. The receipts of the other products are
 * not published: the user's options name their fields.
 */
export const receipts: Webhook<DeliveryReceipt> = {
	fields: Object.values(RECEIPT_FIELDS),
	whereToEnter:
		'the receiving address for receipts (发送回执推送) of your product in the ihuyi console',
	decode: (request, settings) => {
		const push = readPush(request, settings);
		const messageId = push.text(RECEIPT_FIELDS.messageId);
		const code = push.text(RECEIPT_FIELDS.status);
		const to = readPushedNumber(push.text(RECEIPT_FIELDS.number));
		// A reply, which may come to the same URL, has a text and no code.
		if (!code && push.has(REPLY_FIELDS.text) && to) return [];
		if (!messageId || !code || !to) return undefined;

		const words = push.text(RECEIPT_FIELDS.explanation);
		const occurredAt = chinaTime(push.text(RECEIPT_FIELDS.time));
		const isDelivered = push.listed(RECEIPT_FIELDS.delivered).includes(code);
		return [
			deliveryReceipt({
				provider: 'ihuyi',
				messageId,
				to,
				status: isDelivered ? 'delivered' : 'undelivered',
				occurredAt,
				...(isDelivered
					? {}
					: {
							failure: failure(
								'unknown',
								inEnglish(
									`The message did not reach the phone. ihuyi gives code ${code}, whose meaning is not published; see the provider's own words.`,
								),
								{ providerCode: code, providerMessage: words || undefined },
							),
						}),
			}),
		];
	},
	answer: 'success',
};
