import type { SendCall, SmsChannel } from '../../contract';
import { internationalRefusal } from '../codes';
import { toInternationalForm } from '../numbers';
import { readSubmitAnswer } from './submitAnswer';

/** isms/Submit.json: one number a request; a repeated request is a second message. */
const submit: SendCall = {
	carries: 'text',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode: ({ messages: [{ to, content }] }) => ({
		method: 'POST',
		path: '/isms/Submit.json',
		form: {
			mobile: toInternationalForm(to),
			content: content.kind === 'text' ? content.text : '',
		},
	}),
	decode: ({ body }) => {
		const verdict = readSubmitAnswer(body, 'ismsid', internationalRefusal);
		return verdict && [verdict];
	},
};

/**
 * Product E, international SMS (国际短信): https://ihuyi.com/rd/isms_guojiduanxinqunfajiekou.html and
 * the vendor's demo code. The address with `.json` and its reply are known from one source only. A
 * mainland number is not stopped here, although product A is made for it.
 */
export const international: SmsChannel = {
	displayName: 'International (国际短信)',
	description:
		'Numbers outside mainland China; one request per recipient. Unconfirmed: one source only, so send one message to yourself first.',
	limits: {
		emoji: 'allowed',
		encoding: 'automatic',
		signature: 'none',
		optOut: 'notRequired',
		content: 'text',
		sender: 'none',
	},
	calls: [submit],
};
