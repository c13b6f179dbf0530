import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { DeliveryReceipt } from '../messaging/deliveryReceipt';

/**
 * A receipt as an output item shows it.
 *
 * @param receivedAt when n8n got it, milliseconds since 1970
 * @param timezone IANA name of the workflow's time zone
 */
export function receiptItem(
	{ occurredAt, failure, receiptKey, final, status, to, messageId, provider }: DeliveryReceipt,
	receivedAt: number,
	timezone: string,
): IDataObject {
	const time = (milliseconds: number) =>
		DateTime.fromMillis(milliseconds, { zone: timezone }).toISO();
	return {
		provider,
		messageId,
		to,
		status,
		final,
		...(occurredAt === undefined ? {} : { occurredAt: time(occurredAt) }),
		receivedAt: time(receivedAt),
		receiptKey,
		...(failure ? { failure: { ...failure } } : {}),
	};
}
