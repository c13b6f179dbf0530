import { verbatim } from '../../../../nodes/shared/messaging/model/sentence';
import {
	deliveryReceipt,
	type ReceiptStatus,
} from '../../../../nodes/shared/messaging/model/deliveryReceipt';
import { failure, type FailureCategory } from '../../../../nodes/shared/messaging/model/failure';
import type { Send } from '../../../../nodes/shared/messaging/report/sentMessage';

/** 2026-11-21 09:00 in Shanghai. */
export const START = Date.UTC(2026, 10, 21, 1);
export const SECOND = 1000;
export const A = '+8613800138000';
export const B = '+8613000130000';

/** A message that the provider took; `id` is its message id. */
export const send = (id: string | undefined, change: Partial<Send> = {}): Send => ({
	to: A,
	carrier: 'China Mobile',
	country: 'CN',
	messageId: id,
	hasProviderId: id !== undefined,
	outcome: 'accepted',
	submittedAt: START,
	clickKeys: [],
	complained: false,
	...change,
});

/** A receipt; `seconds` after the start, undefined for none. */
export const receipt = (
	messageId: string,
	status: ReceiptStatus,
	seconds?: number,
	{ to = A, category }: { to?: string; category?: FailureCategory } = {},
) =>
	deliveryReceipt({
		provider: 'ihuyi',
		messageId,
		to,
		status,
		...(seconds === undefined ? {} : { occurredAt: START + seconds * SECOND }),
		...(category ? { failure: failure(category, verbatim('Why.')) } : {}),
	});
