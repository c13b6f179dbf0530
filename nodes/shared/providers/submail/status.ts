import { inEnglish } from '../../messaging/model/sentence';
import { DateTime } from 'luxon';

import { deliveryReceipt, type DeliveryReceipt } from '../../messaging/model/deliveryReceipt';
import { failure, type Failure } from '../../messaging/model/failure';
import { isObject, readJson } from '../common/json';
import type { StatusQuery, StatusQuestion } from '../contract';
import { toMainlandForm } from '../common/mainlandNumber';
import { readAnswer, readTime, memberText, type Members } from './answer';
import { undeliveredBecause } from './receiptCodes';
import { MINUTE } from '../../messaging/util/durations';

/**
 * When a day begins, Unix seconds, where on earth it begins first: the log covers only the last day
 * unless it is told where to begin, and nobody knows in which time zone the day was written down.
 */
function startOf(date: string): { start_date?: string } {
	const start = DateTime.fromISO(date, { zone: 'UTC+14' });
	return start.isValid ? { start_date: String(start.startOf('day').toSeconds()) } : {};
}

type Word = Pick<DeliveryReceipt, 'status' | 'occurredAt' | 'failure'>;

/** `pending` says that the carrier's word is outstanding; `sent_at` that the carrier has the message. */
function wordOf(row: Members): Word {
	const reported = readTime(row.report_at);
	const sent = readTime(row.sent_at);
	const at = (time: number | undefined) => (time === undefined ? {} : { occurredAt: time });
	switch (row.status) {
		case 'delivered':
			return { status: 'delivered', ...at(reported) };
		case 'dropped': {
			const reason = undeliveredBecause(
				memberText(row.report_state),
				memberText(row.dropped_reason),
			);
			return { status: 'undelivered', ...at(reported), failure: reason };
		}
		case 'pending':
			return sent === undefined
				? { status: 'queued', ...at(readTime(row.send_at)) }
				: { status: 'sent', ...at(sent) };
		default:
			return { status: 'unknown' };
	}
}

const notFound = (): Failure =>
	failure(
		'unknown',
		inEnglish(
			'SUBMAIL has no text message with this id in the time that was asked about. Check the message id and the day of sending; a new message can take a minute to appear. An MMS cannot be looked up: only its delivery receipt tells what became of it.',
		),
	);

/** The log spells it `sendID`, everything else `send_id`. */
const idOf = (row: Members) => memberText(row.sendID) || memberText(row.send_id);

function decode(body: string, { messageId, to }: StatusQuestion) {
	const statement = readAnswer(readJson(body));
	if (!statement) return undefined;
	if (statement.status === 'error') return statement.refusal.failure;
	const { data } = statement.members;
	if (!Array.isArray(data)) return undefined;

	const row = data.filter(isObject).find((entry) => idOf(entry) === messageId);
	return row ? deliveryReceipt({ provider: 'submail', messageId, to, ...wordOf(row) }) : notFound();
}

/**
 * sms/log: https://www.mysubmail.com/documents/onhvw. There is none for MMS. One call a minute; in between the answer of the
 * last one comes again, which may be about another message, so rows are found by their id.
 */
export const status: StatusQuery = {
	needs: ['to', 'date'],
	defaultCountry: 'CN',
	intervalMs: MINUTE,
	encode: ({ messageId, to, date }) => ({
		method: 'POST',
		path: '/sms/log.json',
		form: {
			send_id: messageId,
			...(to ? { to: toMainlandForm(to) } : {}),
			...startOf(date),
		},
	}),
	decode: ({ body }, question) => decode(body, question),
};
