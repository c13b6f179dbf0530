import type { SmsChannel } from '../../contract';
import { batchsend, batchxsend } from './batch';
import { check } from './check';
import { multisend, multixsend } from './multi';
import { send, xsend } from './single';
import { TAG } from './tag';

/**
 * Domestic SMS: https://www.mysubmail.com/documents/FppOR3 and the pages beside it. A text is matched
 * with the account's approved templates; one that matches none is submitted for review by itself.
 *
 * Texts with variables go by multisend before batchsend, although batchsend is cheaper where many share
 * all values: otherwise every two namesakes would make a request of their own.
 */
export const sms: SmsChannel = {
	displayName: 'SMS (国内短信)',
	description:
		'Texts to mainland numbers; whether they may be marketing or transactional ones is a property of the SUBMAIL account',
	limits: {
		// Code 404: with the signature, which stands in the text.
		textCodeUnits: { 'GSM-7': 1000, 'UCS-2': 1000 },
		emoji: 'allowed',
		encoding: 'UCS-2',
		countries: ['CN'],
		defaultCountry: 'CN',
		signature: 'text',
		optOut: 'notRequired',
		content: 'textOrTemplate',
		textVariables: true,
		sender: 'none',
	},
	fields: [TAG],
	check,
	calls: [multisend, batchsend, batchxsend, multixsend, send, xsend],
};
