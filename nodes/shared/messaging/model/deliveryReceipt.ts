import type { Failure } from './failure';

export const RECEIPT_STATUSES = [
	'queued',
	'sent',
	'delivered',
	'undelivered',
	'failed',
	'expired',
	'rejected',
	'unknown',
] as const;

/** The provider's later word on one message. */
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/** After these no further word comes. */
const FINAL: ReadonlySet<ReceiptStatus> = new Set([
	'delivered',
	'undelivered',
	'failed',
	'expired',
	'rejected',
]);

/** A delivery receipt, the same shape whatever the provider. Times are milliseconds since 1970. */
export interface DeliveryReceipt {
	provider: string;
	messageId: string;
	/** E.164, or as it came where it cannot be read. */
	to: string;
	status: ReceiptStatus;
	/** The provider's word for the status, where this package does not know it. */
	providerStatus?: string;
	/** Whether this is the last word on the message. */
	final: boolean;
	/** When it happened, by the provider's clock; absent where the provider does not say it readably. */
	occurredAt?: number;
	/** The same for every repetition of this receipt: made for a Data Table upsert or Remove Duplicates. */
	receiptKey: string;
	failure?: Failure;
}

/**
 * Completes a receipt with the two fields that follow from the others: `final` and `receiptKey`.
 */
export function deliveryReceipt(
	facts: Omit<DeliveryReceipt, 'final' | 'receiptKey'>,
): DeliveryReceipt {
	const { provider, messageId, to, status, providerStatus } = facts;
	const parts = [provider, messageId, to, status, ...(providerStatus ? [providerStatus] : [])];
	return {
		...facts,
		final: FINAL.has(status),
		receiptKey: parts.join(':'),
	};
}
