import type { IDataObject } from 'n8n-workflow';

import type { ReplyIntent } from '../shared/messaging/model/reply';
import { intentOf, USUAL_WORDS } from '../shared/messaging/text/replyIntent';
import type { ReportedClick, ReportedReply } from '../shared/messaging/report/sentMessage';
import type { Notation } from './notation';
import { clickKeysOf, complainedIn } from './readSends';
import { numberIn, saysYes, textOf } from './values';

const INTENTS: readonly ReplyIntent[] = ['optOut', 'optIn', 'help'];

/** As the trigger says it; where the data does not say it at all, by the usual words. */
const readIntent = ({ intent, text }: IDataObject): ReplyIntent | null =>
	intent === undefined
		? intentOf(textOf(text) ?? '', USUAL_WORDS)
		: (INTENTS.find((known) => known === intent) ?? null);

/**
 * A reply as SMS Reply Trigger shows it.
 *
 * @returns undefined if it has no number in `from` or `phone`
 */
export function readReply(json: IDataObject, notation: Notation): ReportedReply | undefined {
	const from = notation.addresseeOf(numberIn(json, 'from', 'phone'))?.to;
	if (from === undefined) return undefined;
	return {
		from,
		intent: readIntent(json),
		inReplyTo: textOf(json.inReplyTo),
		time: notation.readTime(json.occurredAt ?? json.receivedAt),
		complained: complainedIn(json, notation.fields),
	};
}

/**
 * A click, with its time in `clickedAt`, `occurredAt` or `receivedAt` if it has any.
 *
 * @returns undefined if neither the field that tells who clicked nor `guestToken` is filled
 */
export function readClick(json: IDataObject, notation: Notation): ReportedClick | undefined {
	const [key] = clickKeysOf(json, notation);
	if (key === undefined) return undefined;
	const time = json.clickedAt ?? json.occurredAt ?? json.receivedAt;
	return { key, time: notation.readTime(time) };
}

/** Whether a click is that of a machine, as Link Click Trigger marks it. */
export const isBotClick = ({ bot }: IDataObject): boolean => saysYes(bot);
