import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';

import type { Provider } from '../providers/contract';

/** What a run needs to know of a credential; the signing itself happens in the credential. */
export interface ProviderAccess {
	provider: Provider;
	/** Address of the provider, without a slash at its end. */
	baseUrl: string;
	credential: ICredentialDataDecryptedObject;
}

/**
 * Opens the credential of a provider before anything is asked or sent.
 *
 * @throws NodeOperationError if there is none or its address is no web address
 */
export async function openCredential(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	provider: Provider,
): Promise<ProviderAccess> {
	const credential = await context.getCredentials(provider.credentialType);
	const typed = typeof credential.baseUrl === 'string' ? credential.baseUrl.trim() : '';
	const baseUrl = (typed || provider.baseUrl).replace(/\/+$/, '');
	if (!/^https?:\/\/[^\s/]+/i.test(baseUrl)) {
		throw new NodeOperationError(
			context.getNode(),
			`'Base URL' in the ${provider.displayName} credential is no web address`,
			{ description: `Enter an address that begins with https://, normally ${provider.baseUrl}` },
		);
	}
	return { provider, baseUrl, credential };
}
