import type { PushRequest } from '../../pushRequest.mts';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { signatureHeaders } from './signatureHeaders.mts';
import type { Parameters } from './signatures.mts';

/** A signed callback: form fields with POST, query parameters with GET (reference 6). */
export function signedCallback(
	account: PlivoAccountOptions,
	url: string,
	method: 'GET' | 'POST',
	parameters: Parameters,
): PushRequest {
	return {
		method,
		contentType: 'application/x-www-form-urlencoded',
		body: new URLSearchParams(parameters).toString(),
		headers: signatureHeaders(account, { method, url, parameters }),
	};
}
