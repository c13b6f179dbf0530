import { reply, type Reply, type ReplyIntent } from '../../../messaging/model/reply';
import { fieldText } from '../../common/fieldText';
import { lookUp } from '../../common/lookUp';
import type { Webhook, WebhookRequest } from '../../contract';
import { fromPlivoForm } from '../numbers';
import { SIGNATURE, verify } from './verify';

/** Values of `MessageIntent`; empty where Plivo sees none. */
const intentOf = lookUp<ReplyIntent>({ optout: 'optOut', optin: 'optIn', help: 'help' });

/** `Media1`, `Media2`…; an older article counts from `Media0`. `MediaCount` is not one of them. */
function mediaOf(fields: WebhookRequest['fields']): string[] {
	return Object.keys(fields)
		.flatMap((name) => /^Media(\d+)$/.exec(name)?.[1] ?? [])
		.sort((a, b) => Number(a) - Number(b))
		.map((number) => fieldText(fields[`Media${number}`]))
		.filter((address) => address !== '');
}

/** Whether a push has what only a message that came in has: words, be they empty, or media. */
export const hasWords = (fields: WebhookRequest['fields']): boolean =>
	fields.Text !== undefined || fields.Body !== undefined || mediaOf(fields).length > 0;

/**
 * Messages that came in: https://docs.plivo.com/docs/messaging/api/message/handling-incoming. The text
 * is `Text` for SMS, `Body` for MMS and WhatsApp. No time and no id of an earlier message comes along.
 */
export const replies: Webhook<Reply> = {
	whereToEnter: 'Plivo → the message URL (message_url) of the Application that owns your number',
	fields: [SIGNATURE],
	verify,
	decode: ({ fields }) => {
		const id = fieldText(fields.MessageUUID);
		const from = fieldText(fields.From);
		if (id === '' || from === '') return undefined;
		// A status callback, for which the same URL may have been entered.
		if (fieldText(fields.Status) !== '') return [];
		if (!hasWords(fields)) return undefined;

		const to = fieldText(fields.To);
		const media = mediaOf(fields);
		return [
			reply({
				provider: 'plivo',
				id,
				from: fromPlivoForm(from),
				...(to === '' ? {} : { to: fromPlivoForm(to) }),
				text: fieldText(fields.Text) || fieldText(fields.Body),
				intent: intentOf(fieldText(fields.MessageIntent).trim().toLowerCase()) ?? null,
				...(media.length > 0 ? { media } : {}),
			}),
		];
	},
	// Plivo's page on XML expects XML, and this says "send nothing back"; any 200 counts as received.
	answer: '<Response></Response>',
};
