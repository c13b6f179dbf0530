import { inEnglish } from '../../../messaging/model/sentence';
import { failure } from '../../../messaging/model/failure';
import type { Message } from '../../../messaging/model/message';
import { isObject } from '../../common/json';
import type { Verdict } from '../../contract';
import { numberKey } from '../numbers';
import { readAnswer, memberText, type Answer } from '../answer';

const LOOK_IT_UP =
	'It may have gone out, so it is not sent again by itself. Look it up in the SUBMAIL console or wait for its delivery receipt.';

const unclear = (whatHappened: string): Verdict => ({
	outcome: 'unknown',
	failure: failure('unknown', inEnglish(`${whatHappened} ${LOOK_IT_UP}`)),
});

const NO_ID = unclear('SUBMAIL said yes but gave no message id.');
const NO_WORD = unclear(
	'The answer of SUBMAIL does not say for certain what became of this message.',
);

/** What a statement says about the one message that it is about. */
export function verdictOf(statement: Answer | undefined): Verdict {
	if (!statement) return NO_WORD;
	if (statement.status === 'error') return { outcome: 'rejected', ...statement.refusal };
	const messageId = memberText(statement.members.send_id);
	return messageId ? { outcome: 'accepted', messageId, messageIdSource: 'provider' } : NO_ID;
}

/** Values under their keys; those without a key are left out. */
function byKey<Value>(
	values: readonly Value[],
	keyOf: (value: Value) => string | undefined,
): Map<string, Value[]> {
	const groups = new Map<string, Value[]>();
	for (const value of values) {
		const key = keyOf(value);
		if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), value]);
	}
	return groups;
}

const entryKey = (entry: unknown) => (isObject(entry) ? numberKey(entry.to) : undefined);
const messageKey = ({ to }: Message) => numberKey(to);

/**
 * What a list of entries says about each message. Successes name their number, errors do not, and
 * whether the order is kept is not published. So positions count only if there is one entry for each
 * message and every number that is named stands at its place; otherwise only what a number says for
 * certain counts, and the rest stays unknown.
 */
export function verdictsIn(entries: readonly unknown[], messages: readonly Message[]): Verdict[] {
	const inOrder =
		entries.length === messages.length &&
		entries.every((entry, place) =>
			[undefined, messageKey(messages[place])].includes(entryKey(entry)),
		);
	if (inOrder) return entries.map((entry) => verdictOf(readAnswer(entry)));

	const entriesOf = byKey(entries, entryKey);
	const messagesOf = byKey(messages, messageKey);
	return messages.map((message) => {
		const key = messageKey(message) ?? '';
		const found = entriesOf.get(key) ?? [];
		const isCertain = found.length === 1 && messagesOf.get(key)?.length === 1;
		return isCertain ? verdictOf(readAnswer(found[0])) : NO_WORD;
	});
}
