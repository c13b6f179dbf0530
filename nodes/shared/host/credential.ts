import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
} from 'n8n-workflow';

import type { Provider } from '../providers/contract';

/** What a run needs to know of a credential; the signing itself happens in the credential. */
export interface ProviderAccess {
	/** Address of the provider, without a slash at its end. */
	baseUrl: string;
	credential: ICredentialDataDecryptedObject;
}

/**
 * Opens the credential of a provider before anything is sent.
 *
 * @throws NodeOperationError if there is none or its address is no web address
 */
export async function openCredential(
	context: IExecuteFunctions,
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
	return { baseUrl, credential };
}
