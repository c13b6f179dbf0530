import type { SmsChannel } from '../contract';
import { batchsend, batchxsend } from './batch';
import { check } from './check';
import { multixsend } from './multi';
import { send, xsend } from './single';

/**
 * Domestic SMS: https://www.mysubmail.com/documents/FppOR3 and the pages beside it. A text is matched
 * with the account's approved templates; one that matches none is submitted for review by itself.
 *
 * sms/multisend is left out: it fills variables into a text, and texts come here filled already.
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
		signature: 'text',
		optOut: 'notRequired',
		content: 'textOrTemplate',
		sender: 'none',
	},
	fields: [
		{
			displayName: 'Tag',
			name: 'tag',
			description:
				'Up to 32 characters that SUBMAIL keeps with the message and sends along with its SUBHOOK events',
			type: 'string',
			default: '',
		},
	],
	check,
	calls: [batchsend, batchxsend, multixsend, send, xsend],
};
