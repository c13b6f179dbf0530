import { inEnglish } from '../../messaging/model/sentence';
import {
	deliveryReceipt,
	type DeliveryReceipt,
	type ReceiptStatus,
} from '../../messaging/model/deliveryReceipt';
import { failure, type Failure } from '../../messaging/model/failure';
import { isObject } from '../common/json';
import { lookUp } from '../common/lookUp';
import type { ProviderAnswer, StatusQuery, StatusQuestion } from '../contract';
import { action } from './action';
import { receiptFailure, refusal } from './codes';
import { fromAliyunForm, toAliyunForm } from './numbers';
import { objectsOf, readAnswer, memberText } from './answer';
import { chinaTime } from '../common/chinaTime';

/** `SendStatus`: waiting for the receipt, failed, delivered. */
const statusOf = lookUp<ReceiptStatus>({ '1': 'sent', '2': 'undelivered', '3': 'delivered' });

/** Nothing is published for this query; 20 a second is the limit of its sister QuerySendStatistics. */
const INTERVAL_MS = 50;

/**
 * The entry for the number; of several (the same number twice in one request) the last one sent. The
 * times are written so that they sort as text.
 */
function entryFor(to: string, entries: ReadonlyArray<Record<string, unknown>>) {
	// The form in which the number was asked for is certain; reading one back is not (North America).
	const isAsked = (number: string) => number === toAliyunForm(to) || fromAliyunForm(number) === to;
	return entries
		.filter((entry) => isAsked(memberText(entry.PhoneNum)))
		.sort((a, b) => (memberText(a.SendDate) < memberText(b.SendDate) ? 1 : -1))[0];
}

function decode(
	{ body }: ProviderAnswer,
	{ messageId, to }: StatusQuestion,
): DeliveryReceipt | Failure | undefined {
	const reply = readAnswer(body);
	if (!reply) return undefined;
	if (reply.code !== 'OK') return refusal(reply.code, reply.words).failure;

	const { SmsSendDetailDTOs: details } = reply.members;
	if (!isObject(details)) return undefined;
	const entry = entryFor(to, objectsOf(details.SmsSendDetailDTO));
	if (!entry) {
		return failure(
			'unknown',
			inEnglish(
				'Alibaba Cloud has no message with this id for this number on this day. Check the id, the number and the day of sending in China; it keeps 30 days, and a new message may take a moment to appear.',
			),
		);
	}
	const providerStatus = memberText(entry.SendStatus);
	const status = statusOf(providerStatus) ?? 'unknown';
	const occurredAt =
		chinaTime(memberText(entry.ReceiveDate)) ?? chinaTime(memberText(entry.SendDate));
	return deliveryReceipt({
		provider: 'aliyun',
		messageId,
		to,
		status,
		...(status === 'unknown' && providerStatus ? { providerStatus } : {}),
		occurredAt,
		...(status === 'undelivered' ? { failure: receiptFailure(memberText(entry.ErrCode)) } : {}),
	});
}

/**
 * QuerySendDetails: https://help.aliyun.com/document_detail/419277.html. One number and one day of the
 * last 30, narrowed down to the request by its BizId. Days and times are China's.
 */
export const status: StatusQuery = {
	needs: ['to', 'date'],
	defaultCountry: 'CN',
	intervalMs: INTERVAL_MS,
	encode: ({ messageId, to, date }) =>
		action('QuerySendDetails', {
			PhoneNumber: toAliyunForm(to),
			BizId: messageId,
			SendDate: date.replace(/-/g, ''),
			PageSize: '50',
			CurrentPage: '1',
		}),
	decode,
};
