import type { JiutianAccountOptions, JiutianChannel } from './accountOptions.mts';
import type { Refusal } from './codes.mts';

/** Signatures stand in 【】 (reference 2). Where in the text is unknown: first or last is usual. */
const signatureMark = /^【([^【】]*)】|【([^【】]*)】$/;

/** Characters of a signature without 【】 (code -9); the real lengths are unknown. */
const shortestSignature = 2;
const longestSignature = 10;

/** The signature of a text without 【】; undefined if it has none. */
export function signatureOf(text: string): string | undefined {
	const found = signatureMark.exec(text);
	return found?.[1] ?? found?.[2];
}

/** Why a text is refused, if it is. The order of the checks is unknown of the real one. */
export function refuseText(
	text: string,
	channel: JiutianChannel,
	{ forbiddenWords }: JiutianAccountOptions,
): Refusal | undefined {
	const signature = signatureOf(text);
	if (signature === undefined) return 'signatureMissing';
	const { length } = [...signature];
	if (length < shortestSignature || length > longestSignature) return 'signatureLength';
	if (forbiddenWords.some((word) => text.includes(word))) return 'content';
	// Reference 5: a voice code has 4 to 8 digits. How it stands in the text is unknown; here the
	// text beside the signature is the code.
	const spoken = text.replace(signatureMark, '');
	if (channel.kind === 'voice' && !/^\d{4,8}$/.test(spoken)) return 'channelContent';
	return undefined;
}

/** Whether a text carries a verification code. How the real one tells is unknown. */
export function isVerificationMessage(text: string): boolean {
	return text.includes('验证码');
}

/** Billed parts: one for every 70 characters (reference 2). */
export function countSegments(text: string): number {
	return Math.ceil(text.length / 70);
}
