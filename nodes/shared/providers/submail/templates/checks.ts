import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import { signatureName, signatureProblem } from '../../../messaging/compliance/signature';

/** Code 416. */
const TITLE_LENGTH = 64;

/**
 * The page of sms/template says 2 to 10 for creating and 2 to 15 for changing; codes 411 to 413 and the
 * review of MMS say 10.
 */
const SIGNATURE_LENGTH = { least: 2, most: 10 };

/**
 * What SUBMAIL would refuse of the title and the signature of a template.
 *
 * @param draft.signature with or without 【】
 */
export function checkTitleAndSignature(draft: {
	name: string;
	signature: string;
}): Failure | undefined {
	const titleLength = [...draft.name].length;
	if (titleLength > TITLE_LENGTH) {
		return failure(
			'templateRejected',
			inEnglish(`'Name' has ${titleLength} characters; SUBMAIL takes ${TITLE_LENGTH}. Shorten it.`),
		);
	}
	const signature = signatureName(draft.signature);
	const { length } = [...signature];
	const { least, most } = SIGNATURE_LENGTH;
	const problem =
		length < least || length > most
			? inEnglish(
					`'Signature (签名)' has ${length} characters; a template of SUBMAIL needs ${least} to ${most}. Enter the company name that SUBMAIL approved.`,
				)
			: signatureProblem(signature);
	return problem === undefined ? undefined : failure('signatureRejected', problem);
}
