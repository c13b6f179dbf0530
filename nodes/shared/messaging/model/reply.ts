/** What somebody wants who answers a message. */
export type ReplyIntent = 'optOut' | 'optIn' | 'help';

/** A message from a phone back to us (上行), the same shape whatever the provider. */
export interface Reply {
	provider: string;
	/** The phone that answers, E.164, or as it came where it cannot be read. */
	from: string;
	/** The number or extension it was sent to, as the provider gives it. */
	to?: string;
	text: string;
	/** As the provider says it; null where it says nothing, so that the words may decide. */
	intent: ReplyIntent | null;
	/** Id of the message it answers. */
	inReplyTo?: string;
	/** Addresses of pictures and other media. */
	media?: string[];
	/** When it was sent, by the provider's clock, milliseconds since 1970. */
	occurredAt?: number;
	/** The same for every repetition of this reply. */
	replyKey: string;
}

/**
 * Completes a reply with its key: made of what stays the same when the provider repeats a push.
 *
 * @param facts with the provider's id of the reply, if it has one; `timeText` is the time as it came, and
 * tells two equal texts apart where it cannot be read
 */
export function reply(facts: Omit<Reply, 'replyKey'> & { id?: string; timeText?: string }): Reply {
	const { id, timeText = '', ...known } = facts;
	const identity = id ?? `${known.from}:${known.occurredAt ?? timeText}:${known.text}`;
	return { ...known, replyKey: `${known.provider}:${identity}` };
}
