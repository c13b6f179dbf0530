import type { SubmailAccountOptions } from './accountOptions.mts';
import type { Refusal } from './refusals.mts';

/** Most characters of a text with its signature (reference 4, code 404). Counted: code points. */
const maxCharacters = 1000;

/** The signature at the start of a free text, with 【】; undefined if there is none. */
export function leadingSignature(text: string): string | undefined {
	return /^【[^【】]*】/.exec(text)?.[0];
}

/**
 * Why a signature is refused, if it is (reference 15). The table has several codes for similar
 * mistakes; which one comes when is chosen here.
 * @param signature with 【】
 */
export function refuseSignature(
	signature: string | undefined,
	{ approvedSignatures }: SubmailAccountOptions,
): Refusal | undefined {
	const name = nameIn(signature);
	if (signature === undefined || name === undefined) return { code: 411 };
	const { length } = [...name];
	if (length === 0) return { code: 401 };
	if (length > 40) return { code: 402 };
	if (length < 2 || length > 10) return { code: 411 };
	return approvedSignatures?.includes(signature) === false ? { code: 116 } : undefined;
}

/** Why the signature of a template is refused, if it is. @param longest characters without 【】 */
export function refuseTemplateSignature(signature: string, longest: number): Refusal | undefined {
	const name = nameIn(signature);
	if (name === undefined) return { code: 411 };
	return [...name].length < 2 || [...name].length > longest ? { code: 413 } : undefined;
}

/** Why a text is refused as the phone would show it, if it is. */
export function refuseText(
	text: string,
	{ forbiddenWords }: SubmailAccountOptions,
): Refusal | undefined {
	if ([...text].length > maxCharacters) return { code: 404 };
	return forbiddenWords.some((word) => text.includes(word)) ? { code: 405 } : undefined;
}

/** Billed parts of a text, signature included. */
export function countSegments(
	text: string,
	{ single, part }: SubmailAccountOptions['segmentLength'],
): number {
	return text.length <= single ? 1 : Math.ceil(text.length / part);
}

/** What stands in 【】; undefined if it is no signature. */
function nameIn(signature = ''): string | undefined {
	return /^【([^【】]*)】$/.exec(signature)?.[1];
}
