import type { Message } from '../../messaging/message';
import type { Batch, ProviderAnswer, SmsCall, SmsChannel, Verdict } from '../contract';
import { marketingRefusal } from './codes';
import { toMainlandForm } from './number';
import { readReply } from './reply';

/** In most of the vendor's samples; the real one comes with the account. */
const USUAL_PRODUCT_ID = 1001;

const textOf = ({ content }: Message) => (content.kind === 'text' ? content.text : '');

/**
 * Only `code` is known of the reply, and "OK" as its value for success. It speaks of the request as
 * a whole, and no message id is known, so our request id stands in.
 */
function decode({ body }: ProviderAnswer, { messages, requestId }: Batch): Verdict[] | undefined {
	const reply = readReply(body);
	if (!reply) return undefined;
	if (reply.code === 'OK') {
		return messages.map(() => ({
			outcome: 'accepted',
			messageId: requestId,
			messageIdSource: 'requestId',
		}));
	}
	const refused = marketingRefusal(reply.code, reply.words);
	return messages.map(() => ({ outcome: 'rejected', ...refused }));
}

/** batchSend: one text to many numbers. */
const batchSend: SmsCall = {
	carries: 'text',
	shares: 'content',
	recipientsPerRequest: 10_000,
	replay: 'requestId',
	encode: ({ messages, requestId }) => ({
		method: 'POST',
		path: '/sms-yx/v1/batchSend',
		json: {
			request_id: requestId,
			product_id: Number(messages[0].settings.productId ?? USUAL_PRODUCT_ID),
			phone: messages.map((message) => toMainlandForm(message.to)),
			sign_name: messages[0].signature ?? '',
			content: textOf(messages[0]),
		},
	}),
	decode,
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
		signature: 'field',
		optOut: 'required',
		content: 'text',
		sender: 'none',
	},
	fields: [
		{
			displayName: 'Product ID',
			name: 'productId',
			description:
				'Number that ihuyi gave you with the account (product_id). Most samples have 1001; ask ihuyi if you do not know yours.',
			type: 'number',
			default: USUAL_PRODUCT_ID,
		},
	],
	calls: [batchSend],
};
