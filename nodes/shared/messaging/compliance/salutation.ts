import { splitSignature } from './signature';
import type { Sentence } from '../model/sentence';
import { COMPLIANCE_SENTENCES } from './sentences';

/** A salutation, or a few words of the same sentence and then one, as in 王伟您好. */
const CHINESE_SALUTATION = /^(?:尊敬的|敬爱的|亲爱的|[^。！？!?\n]{0,20}?(?:您好|你好|先生|女士))/u;

const ENGLISH_SALUTATION =
	/^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|mr|mrs|ms|dr)(?![a-z])/i;

/** What may be a name, set off from the text. Other words may look the same; they pass as well. */
const NAME_SET_OFF = /^(?:\p{Script=Han}{2,4}[，,：:]|\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,3}[,:，：])/u;

/**
 * Whether a text turns to its reader: begins with a salutation or a name, behind the signature.
 *
 * @param field name of the field that the text comes from
 * @returns a plain sentence with the way out; undefined if it does
 */
export function salutationProblem(field: string, text: string): Sentence | undefined {
	const opening = splitSignature(text).text.trimStart();
	return [CHINESE_SALUTATION, ENGLISH_SALUTATION, NAME_SET_OFF].some((form) => form.test(opening))
		? undefined
		: COMPLIANCE_SENTENCES.noSalutation({ field });
}
