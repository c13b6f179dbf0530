import type { Sentence } from '../model/sentence';
import { COMPLIANCE_SENTENCES } from './sentences';
/**
 * The 【company】 mark that Chinese carriers demand on every text. Carriers accept it at the very
 * beginning or the very end of a text.
 */
const AT_START = /^\s*【([^【】]*)】/;
const AT_END = /【([^【】]*)】\s*$/;

/** Carriers want at least 2 characters; the upper limit differs (10 to 20), so only the largest is held. */
const LENGTH = { least: 2, most: 20 };

/** A text taken apart. */
export interface SplitText {
	/** The name between 【 and 】, if the text has a signature. */
	signature?: string;
	/** The text without it. */
	text: string;
}

/** Takes the signature off a text. */
export function splitSignature(text: string): SplitText {
	for (const position of [AT_START, AT_END]) {
		const found = position.exec(text);
		if (found) return { signature: found[1].trim(), text: text.replace(position, '') };
	}
	return { text };
}

/** The name alone, whether the user typed 【name】, [name] or name. */
export function signatureName(typed: string): string {
	const name = typed.trim();
	const from = /^[【[]/.test(name) ? 1 : 0;
	const to = /[】\]]$/.test(name) ? -1 : undefined;
	return name.slice(from, to).trim();
}

/** The mark as a phone shows it. */
export const signatureMark = (name: string): string => `【${name}】`;

/**
 * What is wrong with a signature.
 *
 * @param name without 【】
 * @returns a plain sentence, or undefined if it is well formed
 */
export function signatureProblem(name: string): Sentence | undefined {
	const length = [...name].length;
	if (length < LENGTH.least || length > LENGTH.most) {
		return COMPLIANCE_SENTENCES.signatureLength({ name, ...LENGTH });
	}
	if (/[【】\r\n]/.test(name)) {
		return COMPLIANCE_SENTENCES.signatureCharacters({ name });
	}
	return undefined;
}
