import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { clickKey, utmOf, type Click } from '../../messaging/tracking/click';
import type { DeliveryReceipt } from '../../messaging/model/deliveryReceipt';
import type { Reply } from '../../messaging/model/reply';
import type { TemplateReview } from '../../messaging/model/templateReview';
import type { Language } from '../../messaging/model/sentence';
import { failureJson } from './failureJson';
import { defined } from '../../messaging/util/defined';

/** When an event is shown, in which time zone and language. */
export interface EventTime {
	/** When n8n got it, milliseconds since 1970. */
	receivedAt: number;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	/** Of the sentences in it. */
	language: Language;
}

const iso = (milliseconds: number, timezone: string) =>
	DateTime.fromMillis(milliseconds, { zone: timezone }).toISO();

const times = (occurredAt: number | undefined, { receivedAt, timezone }: EventTime) => ({
	occurredAt: occurredAt === undefined ? undefined : iso(occurredAt, timezone),
	receivedAt: iso(receivedAt, timezone),
});

/** A receipt as an output item shows it. */
export function receiptItem(receipt: DeliveryReceipt, time: EventTime): IDataObject {
	const { occurredAt, receiptKey, failure, ...said } = receipt;
	return defined({
		...said,
		...times(occurredAt, time),
		receiptKey,
		failure: failure && failureJson(failure, time.language),
	});
}

/** A reply as an output item shows it. */
export function replyItem(reply: Reply, time: EventTime): IDataObject {
	const { occurredAt, replyKey, ...said } = reply;
	return defined({ ...said, ...times(occurredAt, time), replyKey });
}

/** A template review as an output item shows it. */
export function templateReviewItem(review: TemplateReview, time: EventTime): IDataObject {
	const { occurredAt, reviewKey, ...decided } = review;
	return defined({ ...decided, ...times(occurredAt, time), reviewKey });
}

/** Browsers say less; what is longer comes from a machine that wants to fill the database. */
const MOST_OF_USER_AGENT = 512;

/** A click as an output item shows it. */
export function clickItem(
	click: Click,
	{ receivedAt, timezone }: Omit<EventTime, 'language'>,
): IDataObject {
	const { guestToken, target, bot, userAgent, ipAddress } = click;
	const utm = utmOf(target);
	return defined({
		guestToken,
		target,
		utm,
		clickedAt: iso(receivedAt, timezone),
		bot: bot !== undefined,
		botReason: bot,
		userAgent: userAgent?.slice(0, MOST_OF_USER_AGENT) || undefined,
		ipAddress: ipAddress || undefined,
		clickKey: clickKey(click),
	});
}
