import { signatureMark, signatureName } from '../../../messaging/compliance/signature';
import { readJson } from '../../common/json';
import type { ProviderAnswer, SendCall, Verdict } from '../../contract';
import { optionalVars, projectOf, tagOf, textOfMessage } from './content';
import { toMainlandForm } from '../../common/mainlandNumber';
import { readAnswer } from '../answer';
import { verdictOf } from './verdicts';

/** What the answer to a request for one recipient says. */
export function decodeSingle({ body }: ProviderAnswer): Verdict[] | undefined {
	const statement = readAnswer(readJson(body));
	return statement && [verdictOf(statement)];
}

/** sms/send, one text to one number: https://www.mysubmail.com/documents/FppOR3 */
export const send: SendCall = {
	carries: 'text',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode: ({ messages: [message] }) => ({
		method: 'POST',
		path: '/sms/send.json',
		form: {
			to: toMainlandForm(message.to),
			content: textOfMessage(message),
			...tagOf(message),
		},
	}),
	decode: decodeSingle,
};

/**
 * sms/xsend, one template to one number: https://www.mysubmail.com/documents/OOVyh. The only call that
 * takes another signature than the template's own (since v4.002).
 */
export const xsend: SendCall = {
	carries: 'template',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode: ({ messages: [message] }) => {
		const { signature } = message;
		return {
			method: 'POST',
			path: '/sms/xsend.json',
			form: {
				to: toMainlandForm(message.to),
				project: projectOf(message),
				...optionalVars(message),
				...(signature ? { sms_signature: signatureMark(signatureName(signature)) } : {}),
				...tagOf(message),
			},
		};
	},
	decode: decodeSingle,
};
