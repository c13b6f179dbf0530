import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Journal } from '../../journal.mts';
import type { PushRequest } from '../../pushRequest.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';

const replySchema = z
	.object({
		/** The replying number. */
		from: z.string().min(1),
		text: z.string(),
		/** The message replied to; default: the last one to the number. */
		messageId: z.string().optional(),
		/** Other names of the form fields, for products whose names are unknown. */
		fieldNames: z
			.object({ number: z.string(), text: z.string(), id: z.string(), time: z.string() })
			.partial()
			.strict()
			.optional(),
	})
	.strict();

/**
 * The uplink push of product A: a form POST (reference 2.8, single source). The wire name of the
 * time is doubtful and its format unknown: the name is an option, the format that of receipts. Of
 * products B, C and C0 all is unknown: the same form stands in, with any names of its fields.
 * Throws a ZodError or a sentence if that cannot be done.
 * @param fields `from`, `text`, unless a message to the number is in the journal `messageId`, and
 *   where the names shall differ `fieldNames`
 * @param at in ms
 */
export function composeReply(
	fields: Record<string, unknown>,
	at: number,
	{ replyTimeField }: IhuyiAccountOptions,
	journal: Journal | undefined,
): PushRequest {
	const { from, text, messageId, fieldNames } = replySchema.parse(fields);
	const names = {
		number: 'mobilephone',
		text: 'content',
		id: 'smsid',
		time: replyTimeField,
		...fieldNames,
	};
	const repliedTo =
		messageId ??
		journal?.messages().findLast(({ provider, to }) => provider === 'ihuyi' && to === from)
			?.messageId;
	if (repliedTo === undefined) {
		throw new Error(`No message was sent to ${from}, so the reply needs a messageId.`);
	}
	const form = new URLSearchParams({
		[names.number]: from,
		[names.text]: text,
		[names.id]: repliedTo,
		[names.time]: DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).toFormat(
			'yyyy-MM-dd HH:mm:ss',
		),
	});
	return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}
