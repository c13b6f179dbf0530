import { inEnglish } from '../../../messaging/model/sentence';
import { failure } from '../../../messaging/model/failure';
import type { Verdict } from '../../contract';
import type { Refusal } from '../../common/codeTable';
import { readAnswer } from '../answer';

/**
 * Ids of 20 digits exceed what a number can hold exactly, so a number is an id only as long as it is
 * exact. 0 stands for none.
 *
 * @returns empty if there is no usable id
 */
export function readId(value: unknown): string {
	const text = typeof value === 'string' || Number.isSafeInteger(value) ? String(value).trim() : '';
	return text === '0' ? '' : text;
}

/**
 * What the reply to a submission says, in the older products: code 2 and an id, or the code of a
 * refusal (https://www.ihuyi.com/api/sms.html).
 *
 * @param idName the member that holds the id
 * @param refusalOf the meaning of a code in this product
 */
export function readSubmitAnswer(
	body: string,
	idName: 'smsid' | 'ismsid',
	refusalOf: (code: string, words?: string) => Refusal,
): Verdict | undefined {
	const reply = readAnswer(body);
	if (!reply) return undefined;
	if (reply.code !== '2') return { outcome: 'rejected', ...refusalOf(reply.code, reply.words) };
	const messageId = readId(reply.members[idName]);
	if (messageId) return { outcome: 'accepted', messageId, messageIdSource: 'provider' };
	return {
		outcome: 'unknown',
		failure: failure(
			'provider',
			inEnglish(
				'ihuyi said yes but gave no message id, so it is not certain that the message goes out. Look it up in the ihuyi console before sending again.',
			),
			{ providerCode: reply.code, retryable: false },
		),
	};
}
