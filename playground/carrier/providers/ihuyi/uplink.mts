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
	})
	.strict();

/**
 * The uplink push of product A: a form POST (reference 2.8, single source). The wire name of the
 * time is doubtful and its format unknown: the name is an option, the format that of receipts.
 * Throws a ZodError or a sentence if that cannot be done.
 * @param fields `from`, `text` and, unless a message to the number is in the journal, `messageId`
 * @param at in ms
 */
export function composeReply(
	fields: Record<string, unknown>,
	at: number,
	{ replyTimeField }: IhuyiAccountOptions,
	journal: Journal | undefined,
): PushRequest {
	const { from, text, messageId } = replySchema.parse(fields);
	const repliedTo =
		messageId ??
		journal?.messages().findLast(({ provider, to }) => provider === 'ihuyi' && to === from)
			?.messageId;
	if (repliedTo === undefined) {
		throw new Error(`No message was sent to ${from}, so the reply needs a messageId.`);
	}
	const form = new URLSearchParams({
		mobilephone: from,
		content: text,
		smsid: repliedTo,
		[replyTimeField]: DateTime.fromMillis(at, { zone: 'Asia/Shanghai' }).toFormat(
			'yyyy-MM-dd HH:mm:ss',
		),
	});
	return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}
