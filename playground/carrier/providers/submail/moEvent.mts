import { z } from 'zod';
import type { PushRequest } from '../../pushRequest.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import type { ReceivedReply } from './queries.mts';
import { appNumber, composeEvent } from './subhook.mts';

const replySchema = z.object({ from: z.string().min(1), text: z.string() }).strict();

/** Reads a reply to be pushed: `from` and `text`. Throws a ZodError if it is none. */
export function readReply(fields: Record<string, unknown>, at: number): ReceivedReply {
	return { ...replySchema.parse(fields), at };
}

/** The event `mo`: a message from a phone, without `send_id` and `tag` (reference 14). */
export function composeReply(
	{ from, text, at }: ReceivedReply,
	account: SubmailAccountOptions,
): PushRequest {
	const fields = { events: 'mo', address: from, app: appNumber(account), content: text };
	return composeEvent(fields, at, account);
}
