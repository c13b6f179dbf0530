import { randomInt } from 'node:crypto';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { signV2, signV3, type SignedCallback } from './signatures.mts';

/** The signatures that a callback can carry: `Ma` is keyed with the main account's token. */
export type SignatureHeader = 'V3' | 'Ma-V3' | 'V2' | 'Ma-V2';

/**
 * The signature headers of a callback, with one fresh nonce for each version (reference 11).
 * @param callback what is signed, without nonce and token
 */
export function signatureHeaders(
	account: PlivoAccountOptions,
	callback: Omit<SignedCallback, 'nonce' | 'token'>,
): Record<string, string> {
	const { authToken, mainAuthToken = authToken, rotatedTokens, signatureHeaders } = account;
	const headers: Record<string, string> = {};
	const nonces = { V2: newNonce(), V3: newNonce() };
	for (const header of signatureHeaders) {
		const version = header.endsWith('V3') ? 'V3' : 'V2';
		const nonce = nonces[version];
		const token = header.startsWith('Ma-') ? mainAuthToken : authToken;
		headers[`x-plivo-signature-${version.toLowerCase()}-nonce`] = nonce;
		headers[`x-plivo-signature-${header.toLowerCase()}`] =
			version === 'V2'
				? signV2(token, callback.url, nonce)
				: [...rotatedTokens, token]
						.map((each) => signV3({ ...callback, nonce, token: each }))
						.join(',');
	}
	return headers;
}

/** 20 digits, like the nonce of the published vectors. */
function newNonce(): string {
	return Array.from({ length: 20 }, () => randomInt(10)).join('');
}
