import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EventComposer } from '../../eventPusher.mts';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { signedCallback } from './callbackRequest.mts';
import { dollars } from './messageRecords.mts';
import { intentOf, type OptOuts } from './optOuts.mts';
import type { Parameters } from './signatures.mts';
import { encode } from './segments.mts';

/** What a reply is pushed from. Numbers are digits only. */
const replySchema = z
	.object({
		from: z.string().min(1),
		to: z.string().min(1),
		text: z.string().default(''),
		/** With media the message is an MMS. */
		media: z.array(z.string()).optional(),
		messageId: z.string().optional(),
	})
	.strict();

/**
 * Composes inbound messages (reference 7): an SMS has `Text` and `MessageIntent`, an MMS has `Body`
 * and `Media1…`. A stop word also opts the phone out.
 */
export function inboundComposer(account: PlivoAccountOptions, optOuts: OptOuts): EventComposer {
	return (fields, _at, url) => {
		const { from, to, text, media, messageId = randomUUID() } = replySchema.parse(fields);
		const intent = intentOf(text);
		optOuts.heed(intent, from, to);
		const units = media ? 1 : encode(text).units;
		const common: Parameters = [
			['MessageUUID', messageId],
			['From', from],
			['To', to],
			['Type', media ? 'mms' : 'sms'],
			['Units', String(units)],
			// That receiving costs nothing is an assumption.
			['TotalRate', dollars(0)],
			['TotalAmount', dollars(0)],
		];
		const content: Parameters = media
			? [
					['Body', text],
					['MediaCount', String(media.length)],
					...media.map((address, index): [string, string] => [`Media${index + 1}`, address]),
				]
			: [
					['Text', text],
					['MessageIntent', intent],
				];
		return signedCallback(account, url, 'POST', [...common, ...content]);
	};
}
