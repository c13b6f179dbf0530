import type { DeliveryReceipt, ReceiptStatus } from '../../messaging/model/deliveryReceipt';
import { lookUp } from '../common/lookUp';

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

const statusOf = lookUp(STATES);

/** The package's word for a state of Plivo; `unknown` with Plivo's word where its pages do not name it. */
export function receiptStatus(state: string): Pick<DeliveryReceipt, 'status' | 'providerStatus'> {
	const status = statusOf(state.trim().toLowerCase());
	return status ? { status } : { status: 'unknown', providerStatus: state };
}

/** All states with a known meaning, for tests and documentation. */
export const KNOWN_STATES = Object.keys(STATES);
