import type { ReceiptStatus } from '../../messaging/deliveryReceipt';

/**
 * States of an outbound message, in records and status callbacks
 * (https://www.plivo.com/docs/sms/api/message/the-message-object/). `sent` can stay for ever, as not
 * every carrier gives receipts; `rejected` is named by older pages; `read` comes after `delivered`
 * and holds no more for us.
 */
const STATES: Readonly<Record<string, ReceiptStatus>> = {
	queued: 'queued',
	sent: 'sent',
	delivered: 'delivered',
	undelivered: 'undelivered',
	failed: 'failed',
	rejected: 'rejected',
	read: 'delivered',
};

/** The package's word for a state of Plivo; `unknown` for one that its pages do not name. */
export const receiptStatus = (state: string): ReceiptStatus =>
	STATES[state.trim().toLowerCase()] ?? 'unknown';

/** All states with a known meaning, for tests and documentation. */
export const KNOWN_STATES = Object.keys(STATES);
