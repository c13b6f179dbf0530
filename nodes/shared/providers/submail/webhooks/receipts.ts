import {
	deliveryReceipt,
	type DeliveryReceipt,
	type ReceiptStatus,
} from '../../../messaging/model/deliveryReceipt';
import { lookUp } from '../../common/lookUp';
import type { Webhook } from '../../contract';
import { toE164 } from '../numbers';
import { undeliveredBecause } from '../receiptCodes';
import { readEvent, subhook } from './subhook';

/** Events about one message; the pages spell the last one in two ways. */
const statusOf = lookUp<ReceiptStatus>({
	request: 'queued',
	sending: 'sent',
	delivered: 'delivered',
	dropped: 'undelivered',
	unknown: 'unknown',
	unkown: 'unknown',
});

/** Delivery events of SUBHOOK, of SMS and MMS alike: https://www.mysubmail.com/documents/GHVPT */
export const receipts: Webhook<DeliveryReceipt> = {
	...subhook('request, sending, delivered, dropped and unknown (for MMS: unkown)'),
	decode: (request) => {
		const event = readEvent(request);
		if (!event) return undefined;
		const status = statusOf(event.name);
		if (!status) return [];

		const { field, occurredAt } = event;
		const messageId = field('send_id');
		if (!messageId) return undefined;
		return [
			deliveryReceipt({
				provider: 'submail',
				messageId,
				to: toE164(field('address')),
				status,
				occurredAt,
				...(status === 'undelivered' ? { failure: undeliveredBecause(field('report')) } : {}),
			}),
		];
	},
};
