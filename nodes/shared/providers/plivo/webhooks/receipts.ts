import {
	deliveryReceipt,
	type DeliveryReceipt,
	type ReceiptStatus,
} from '../../../messaging/model/deliveryReceipt';
import { fieldText } from '../../common/fieldText';
import type { Webhook } from '../../contract';
import { failureOf } from '../codes';
import { fromPlivoForm } from '../numbers';
import { hasWords } from './replies';
import { receiptStatus } from '../states';
import { readTime } from '../time';
import { SIGNATURE, verify } from './verify';

/** The field with the time of a status; a word of the carrier has its own. */
const timeField = (status: ReceiptStatus): string => {
	if (status === 'queued') return 'QueuedTime';
	return status === 'sent' ? 'SentTime' : 'DeliveryReportTime';
};

/**
 * Status callbacks: https://docs.plivo.com/docs/messaging/api/message/message-status-callbacks. One
 * form POST per change, repeated three times at most unless the answer is 2xx within 8 seconds, and
 * not always in order.
 */
export const receipts: Webhook<DeliveryReceipt> = {
	whereToEnter:
		"Send SMS or Send MMS Invitation → Options → 'Receipt URL'; it goes to Plivo with each message",
	fields: [SIGNATURE],
	verify,
	decode: ({ fields }) => {
		const messageId = fieldText(fields.MessageUUID);
		const to = fieldText(fields.To);
		if (messageId === '' || to === '') return undefined;
		const state = fieldText(fields.Status);
		// A message that came in has no status; the same URL may be entered for both.
		if (state === '') return hasWords(fields) ? [] : undefined;

		const word = receiptStatus(state);
		const { status } = word;
		const occurredAt = readTime(fieldText(fields[timeField(status)]));
		return [
			deliveryReceipt({
				provider: 'plivo',
				messageId,
				to: fromPlivoForm(to),
				...word,
				...(occurredAt === undefined ? {} : { occurredAt }),
				...failureOf(status, fieldText(fields.ErrorCode)),
			}),
		];
	},
	answer: '',
};
