import { failure, type Failure } from '../model/failure';
import { signatureMark, signatureName, signatureProblem, splitSignature } from './signature';
import { COMPLIANCE_SENTENCES } from './sentences';

/**
 * Where the 【signature】 goes: `field`, we name it in a field of its own; `text`, it must stand in the
 * text; `provider`, the provider adds the account's own; `none`, there is no such thing.
 */
export type SignaturePlacement = 'field' | 'text' | 'provider' | 'none';

/** A text with its signature settled. */
export interface SignedText {
	text: string;
	/** Without 【】, where it goes into a field of its own. */
	signature?: string;
	/** What the phone shows for a text. */
	shown: (text: string) => string;
}

const asItIs = (text: string) => text;

/**
 * Settles who signs: the parameter, the text, or the provider.
 *
 * @param field name of the field that the text comes from
 * @param typedSignature as the user wrote it, with or without 【】; may be empty
 */
export function signText(
	field: string,
	typedText: string,
	typedSignature: string,
	placement: SignaturePlacement,
): SignedText | Failure {
	if (placement === 'provider' || placement === 'none') return { text: typedText, shown: asItIs };

	const split = splitSignature(typedText);
	const wanted = signatureName(typedSignature);
	if (wanted && split.signature !== undefined && wanted !== split.signature) {
		return failure(
			'signatureRejected',
			COMPLIANCE_SENTENCES.twoSignatures({
				field,
				inText: split.signature,
				typed: wanted,
			}),
		);
	}
	const name = wanted || split.signature || '';
	if (!name) {
		return failure('signatureRejected', COMPLIANCE_SENTENCES.noSignature);
	}
	const problem = signatureProblem(name);
	if (problem) return failure('signatureRejected', problem);

	if (placement === 'field') {
		return { text: split.text, signature: name, shown: (text) => signatureMark(name) + text };
	}
	const signed = split.signature === undefined ? signatureMark(name) + typedText : typedText;
	return { text: signed, shown: asItIs };
}
