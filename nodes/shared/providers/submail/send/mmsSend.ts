import type { SendCall } from '../../contract';
import { multiOf, optionalVars, projectOf, tagOf } from './content';
import { decodeMulti } from './multi';
import { toMainlandForm } from '../../common/mainlandNumber';
import { decodeSingle } from './single';

/** No number is published for MMS; 50 is the least that the vendor advises for SMS. */
const RECIPIENTS = 50;

/**
 * mms/multixsend, one template with values of each recipient:
 * https://www.mysubmail.com/documents/UPKTG2
 */
export const mmsMultixsend: SendCall = {
	carries: 'template',
	shares: 'template',
	recipientsPerRequest: RECIPIENTS,
	replay: 'none',
	encode: ({ messages }) => ({
		method: 'POST',
		path: '/mms/multixsend.json',
		form: {
			project: projectOf(messages[0]),
			multi: multiOf(messages),
			...tagOf(messages[0]),
		},
	}),
	decode: decodeMulti,
};

/** mms/xsend, one template to one number: https://www.mysubmail.com/documents/N6ktR */
export const mmsXsend: SendCall = {
	carries: 'template',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode: ({ messages: [message] }) => ({
		method: 'POST',
		path: '/mms/xsend.json',
		form: {
			to: toMainlandForm(message.to),
			project: projectOf(message),
			...optionalVars(message),
			...tagOf(message),
		},
	}),
	decode: decodeSingle,
};
