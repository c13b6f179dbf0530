import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';

import { baseUrlOf, faultOfBaseUrl } from '../../providers/common/ownHost';
import type { Provider } from '../../providers/contract';

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
 * @throws NodeOperationError if there is none or its address cannot be used
 */
export async function openCredential(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	provider: Provider,
): Promise<ProviderAccess> {
	const credential = await context.getCredentials(provider.credentialType);
	const fault = faultOfBaseUrl(provider.hosts, credential);
	if (fault) {
		const words = `'Base URL' in the ${provider.displayName} credential ${fault.what}`;
		throw new NodeOperationError(context.getNode(), words, { description: fault.wayOut });
	}
	return { provider, baseUrl: baseUrlOf(provider.hosts, credential), credential };
}
