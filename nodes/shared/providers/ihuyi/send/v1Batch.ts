import type { Batch, ProviderAnswer, ProviderField, Verdict } from '../../contract';
import type { Refusal } from '../../common/codeTable';
import { toMainlandForm } from '../../common/mainlandNumber';
import { readAnswer } from '../answer';

/** In most of the vendor's samples; the real one comes with the account. */
const USUAL_PRODUCT_ID = 1001;

/** The number that names the channel of an account. */
export const PRODUCT_ID_FIELD: ProviderField = {
	displayName: 'Product ID',
	name: 'productId',
	description:
		'Number that ihuyi gave you with the account (product_id). Most samples have 1001; ask ihuyi if you do not know yours.',
	type: 'number',
	default: USUAL_PRODUCT_ID,
};

/**
 * Members that every batchSend request of the v1 products begins with, without those that the
 * credential adds. A repeated `request_id` is refused for 2 hours:
 * https://216612.com/support/detail/803.html and http://www.kmuufo.com/api_shipinduanxin.html (copies
 * of the vendor's pages).
 */
export const batchMembers = ({ messages, requestId }: Batch): Record<string, unknown> => ({
	request_id: requestId,
	product_id: Number(messages[0].settings.productId ?? USUAL_PRODUCT_ID),
	phone: messages.map((message) => toMainlandForm(message.to)),
});

/**
 * What the reply to batchSend says about its messages. Only `code` is known of it, and "OK" as its
 * value for success. It speaks of the request as a whole, and no message id is known, so our request
 * id stands in.
 *
 * @param refusalOf the meaning of a code in this product
 * @returns one verdict per message; undefined if the answer does not follow the protocol
 */
export function readBatchReply(
	{ body }: ProviderAnswer,
	{ messages, requestId }: Batch,
	refusalOf: (code: string, words?: string) => Refusal,
): Verdict[] | undefined {
	const reply = readAnswer(body);
	if (!reply) return undefined;
	if (reply.code === 'OK') {
		return messages.map(() => ({
			outcome: 'accepted',
			messageId: requestId,
			messageIdSource: 'requestId',
		}));
	}
	const refused = refusalOf(reply.code, reply.words);
	return messages.map(() => ({ outcome: 'rejected', ...refused }));
}
