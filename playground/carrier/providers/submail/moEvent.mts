import { z } from 'zod';
import type { PushRequest } from '../../pushRequest.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { appFor, products, type Product } from './apps.mts';
import { appNumber, composeEvent } from './subhook.mts';

const replySchema = z
	.object({
		from: z.string().min(1),
		text: z.string(),
		app: z.enum(products).default('sms'),
	})
	.strict();

/** A message from a phone. */
export interface ReceivedReply {
	from: string;
	text: string;
	/** The app that it answers. */
	app: Product;
	/** In ms. */
	at: number;
}

/**
 * Reads a reply to be pushed: `from`, `text` and, for an answer to a multimedia message, `app: 'mms'`.
 * Throws a ZodError if it is none.
 */
export function readReply(fields: Record<string, unknown>, at: number): ReceivedReply {
	return { ...replySchema.parse(fields), at };
}

/** The event `mo`: a message from a phone, without `send_id` and `tag` (reference 14). */
export function composeReply(
	{ from, text, app, at }: ReceivedReply,
	account: SubmailAccountOptions,
): PushRequest {
	const appId = appNumber(appFor(app, account));
	const fields = { events: 'mo', address: from, app: appId, content: text };
	return composeEvent(fields, at, account);
}
