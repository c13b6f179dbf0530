import { inEnglish, joined } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { Message } from '../../../messaging/model/message';
import { readJsonObject } from '../../common/json';
import type { Batch, ProviderAnswer, Verdict } from '../../contract';
import { toPlivoForm } from '../numbers';
import { refusal, type RefusalTable } from '../refusals';

const REJECTED: Verdict = {
	outcome: 'rejected',
	failure: failure(
		'invalidNumber',
		inEnglish(
			"Plivo says that the number in 'To' is not valid, and sent nothing to it. Check the number.",
		),
	),
};

const inDoubt = (messages: number, ids: number, refused: number): Verdict => ({
	outcome: 'unknown',
	failure: failure(
		'provider',
		inEnglish(
			`Plivo's answer does not add up (numbers: ${messages}, message IDs: ${ids}, invalid numbers: ${refused}), so it is not certain that the message goes out. Look it up in the Plivo console before sending again.`,
		),
		{ retryable: false },
	),
});

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * Reads 202: as many ids as numbers were taken, without the numbers and in an order that is not
 * published, and the numbers that were not (https://docs.plivo.com/docs/messaging/api/message/bulk-messaging).
 *
 * Where one number was taken, the id is its own; where there are several, our request id stands for
 * all of them.
 */
function readQueued(body: string, { messages, requestId }: Batch): Verdict[] | undefined {
	const answer = readJsonObject(body);
	if (!answer) return undefined;
	const ids = listOf(answer.message_uuid);
	const refused = listOf(answer.invalid_number);
	if (ids.length === 0 && refused.length === messages.length) return messages.map(() => REJECTED);

	const refusedForms = new Set(refused.map((number) => toPlivoForm(String(number))));
	const isRefused = ({ to }: Message) => refusedForms.has(toPlivoForm(to));
	const taken = messages.length - messages.filter(isRefused).length;
	const doubt = inDoubt(messages.length, ids.length, refused.length);
	// With more ids than numbers left, one of the refused numbers was taken after all.
	if (ids.length > taken) return messages.map(() => doubt);

	const allMatched = refusedForms.size === messages.length - taken;
	const oneEach = ids.length === taken && new Set(ids.filter(isId)).size === taken;
	const accepted: Verdict = {
		outcome: 'accepted',
		...(taken === 1
			? { messageId: String(ids[0]), messageIdSource: 'provider' }
			: { messageId: requestId, messageIdSource: 'requestId' }),
	};
	return messages.map((message) => {
		if (isRefused(message)) return REJECTED;
		return allMatched && oneEach ? accepted : doubt;
	});
}

/** Refusals that may be about one recipient: an invalid request, a country that is not enabled. */
const ABOUT_A_MESSAGE: ReadonlySet<number> = new Set([400, 403, 409, 422]);

const sharedReason = (reason: Failure, recipients: number): Failure => ({
	...reason,
	message: joined(
		reason.message,
		inEnglish(
			`This was said of a request for ${recipients} recipients and may be true of only one of them; none of them was sent a message. To find out which, send without the option 'Many Recipients per Request'.`,
		),
	),
});

/**
 * One verdict per message of a send call, for all of its forms.
 *
 * @param refusals what the call's refusals mean
 */
export function decodeSent(
	answer: ProviderAnswer,
	batch: Batch,
	refusals: RefusalTable,
): Verdict[] | undefined {
	if (answer.status === 202) return readQueued(answer.body, batch);
	const reason = refusal(refusals, answer);
	if (!reason) return undefined;
	const { length } = batch.messages;
	const isShared = length > 1 && ABOUT_A_MESSAGE.has(answer.status);
	const verdict: Verdict = {
		outcome: 'rejected',
		failure: isShared ? sharedReason(reason, length) : reason,
	};
	return batch.messages.map(() => verdict);
}
