import type { ProviderRequest } from '../contract';
import { API_VERSION } from './baseUrl';

/**
 * One call of the API. As in the official SDK, all parameters stand in the query and the body is
 * empty; the credential moves `Action` and `Version` into the headers that the signature asks for.
 */
export const action = (
	name: string,
	parameters: Readonly<Record<string, string>>,
): ProviderRequest => ({
	method: 'POST',
	path: '/',
	query: { Action: name, Version: API_VERSION, ...parameters },
});
