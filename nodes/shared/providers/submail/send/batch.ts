import type { Message } from '../../../messaging/model/message';
import { readJson } from '../../common/json';
import type { Batch, ProviderAnswer, SendCall, Verdict } from '../../contract';
import { projectOf, tagOf, textOfMessage, varsOf, withTemplatesOwnSignature } from './content';
import { toMainlandForm } from '../../common/mainlandNumber';
import { readAnswer } from '../answer';
import { verdictOf, verdictsIn } from './verdicts';

const RECIPIENTS = 10_000;

const numbers = (messages: readonly Message[]) =>
	messages.map((message) => toMainlandForm(message.to)).join(',');

/** One entry a number in `responses`; an error instead concerns the whole request. */
function decode({ body }: ProviderAnswer, { messages }: Batch): Verdict[] | undefined {
	const statement = readAnswer(readJson(body));
	if (!statement) return undefined;
	if (statement.status === 'error') return messages.map(() => verdictOf(statement));
	const { responses } = statement.members;
	return verdictsIn(Array.isArray(responses) ? responses : [], messages);
}

/** sms/batchsend, the same text to many numbers: https://www.mysubmail.com/documents/AzD4Z4 */
export const batchsend: SendCall = {
	carries: 'text',
	shares: 'content',
	recipientsPerRequest: RECIPIENTS,
	replay: 'none',
	encode: ({ messages }) => ({
		method: 'POST',
		path: '/sms/batchsend.json',
		form: {
			to: numbers(messages),
			content: textOfMessage(messages[0]),
			...tagOf(messages[0]),
		},
	}),
	decode,
};

/**
 * sms/batchxsend, the same template with the same values to many numbers:
 * https://www.mysubmail.com/documents/G5KBR. Its table requires `vars`, its sample has none, so they
 * always go along.
 */
export const batchxsend: SendCall = {
	carries: 'template',
	takes: withTemplatesOwnSignature,
	shares: 'content',
	recipientsPerRequest: RECIPIENTS,
	replay: 'none',
	encode: ({ messages }) => ({
		method: 'POST',
		path: '/sms/batchxsend.json',
		form: {
			to: numbers(messages),
			project: projectOf(messages[0]),
			vars: JSON.stringify(varsOf(messages[0])),
			...tagOf(messages[0]),
		},
	}),
	decode,
};
