import { verbatim } from '../shared/messaging/model/sentence';
import type { IDataObject } from 'n8n-workflow';

import {
	deliveryReceipt,
	RECEIPT_STATUSES,
	type DeliveryReceipt,
	type ReceiptStatus,
} from '../shared/messaging/model/deliveryReceipt';
import { failure } from '../shared/messaging/model/failure';
import type { Notation } from './notation';
import { readFailure } from './readFailure';
import { numberIn, textOf } from './values';

const isStatus = (value: unknown): value is ReceiptStatus =>
	RECEIPT_STATUSES.some((status) => status === value);

/**
 * A receipt as Delivery Receipt Trigger and Query Status show it, or as a row of a table that was
 * written from it (`phone`, `statusAt`).
 *
 * @returns undefined if there is no status, or neither a message id nor a number
 */
export function readReceipt(
	json: IDataObject,
	{ addresseeOf, readTime }: Pick<Notation, 'addresseeOf' | 'readTime'>,
): DeliveryReceipt | undefined {
	const { status } = json;
	const messageId = textOf(json.messageId);
	const to = addresseeOf(numberIn(json, 'to', 'phone'))?.to;
	if (!isStatus(status) || (messageId === undefined && to === undefined)) return undefined;
	const occurredAt = readTime(json.occurredAt ?? json.statusAt);
	const reason = readFailure(json);
	return deliveryReceipt({
		provider: textOf(json.provider) ?? '',
		messageId: messageId ?? '',
		to: to ?? '',
		status,
		occurredAt,
		...(reason
			? { failure: reason }
			: status === 'expired'
				? { failure: failure('expired', verbatim('')) }
				: {}),
	});
}
