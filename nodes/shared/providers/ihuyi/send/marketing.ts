import type { Message } from '../../../messaging/model/message';
import type { SendCall, SmsChannel } from '../../contract';
import { marketingRefusal } from '../codes';
import { batchMembers, PRODUCT_ID_FIELD, readBatchReply } from './v1Batch';

const textOf = ({ content }: Message) => (content.kind === 'text' ? content.text : '');

/** batchSend: one text to many numbers. */
const batchSend: SendCall = {
	carries: 'text',
	shares: 'content',
	recipientsPerRequest: 10_000,
	replay: 'requestId',
	encode: (batch) => {
		const [message] = batch.messages;
		return {
			method: 'POST',
			path: '/sms-yx/v1/batchSend',
			json: {
				...batchMembers(batch),
				sign_name: message.signature ?? '',
				content: textOf(message),
			},
		};
	},
	decode: (answer, batch) => readBatchReply(answer, batch, marketingRefusal),
};

/**
 * Product B, marketing SMS v1 (营销短信): https://216612.com/support/detail/803.html (copy of the
 * vendor's page). One text to up to 10,000 numbers; a repeated `request_id` is refused for 2 hours.
 * Template mode exists, but its fields are not published.
 */
export const marketing: SmsChannel = {
	displayName: 'Marketing (营销短信)',
	description: 'Invitations and promotions; one request for up to 10,000 recipients of one text',
	limits: {
		emoji: 'allowed',
		encoding: 'UCS-2',
		countries: ['CN'],
		defaultCountry: 'CN',
		signature: 'field',
		optOut: 'required',
		content: 'text',
		sender: 'none',
	},
	fields: [PRODUCT_ID_FIELD],
	calls: [batchSend],
};
