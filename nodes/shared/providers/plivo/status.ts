import { inEnglish } from '../../messaging/model/sentence';
import { deliveryReceipt, type DeliveryReceipt } from '../../messaging/model/deliveryReceipt';
import { failure, type Failure } from '../../messaging/model/failure';
import { fieldText } from '../common/fieldText';
import { readJsonObject } from '../common/json';
import type { ProviderAnswer, StatusQuery, StatusQuestion } from '../contract';
import { MESSAGES } from './paths';
import { failureOf } from './codes';
import { readTime } from './time';
import { fromPlivoForm } from './numbers';
import { refusal, STATUS_REFUSALS } from './refusals';
import { receiptStatus } from './states';

/** 300 requests in 5 seconds (https://plivo.com/docs/voice/concepts/account-limits), rounded up. */
const INTERVAL_MS = 17;

function decode(
	answer: ProviderAnswer,
	question: StatusQuestion,
): DeliveryReceipt | Failure | undefined {
	if (answer.status !== 200) return refusal(STATUS_REFUSALS, answer);
	const record = readJsonObject(answer.body);
	const state = fieldText(record?.message_state);
	if (!record || state === '' || record.message_uuid !== question.messageId) return undefined;
	if (record.message_direction === 'inbound') {
		return failure(
			'configuration',
			inEnglish(
				"This is the ID of a message that came in, so there is no receipt for it. Check 'Message ID'.",
			),
		);
	}
	const to = fieldText(record.to_number);
	const word = receiptStatus(state);
	const { status } = word;
	const occurredAt = readTime(
		status === 'sent' ? record.message_sent_time : record.message_updated_time,
	);
	return deliveryReceipt({
		provider: 'plivo',
		messageId: question.messageId,
		to: to === '' ? question.to : fromPlivoForm(to),
		...word,
		...(occurredAt === undefined ? {} : { occurredAt }),
		...failureOf(status, fieldText(record.error_code), fieldText(record.error_message)),
	});
}

/** One message record: https://www.plivo.com/docs/sms/api/message/the-message-object/; kept 90 days. */
export const status: StatusQuery = {
	needs: [],
	intervalMs: INTERVAL_MS,
	encode: ({ messageId }) => ({
		method: 'GET',
		path: `${MESSAGES}${encodeURIComponent(messageId)}/`,
	}),
	decode,
};
