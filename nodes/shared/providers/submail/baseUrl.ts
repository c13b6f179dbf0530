import type { ProviderHosts } from '../contract';

/** Official address of the API v4 (https://www.mysubmail.com/documents/VBcbe). */
export const BASE_URL = 'https://api-v4.mysubmail.com';

/**
 * The host of the API v3, which takes the same calls, and its regional ones
 * (https://github.com/submail-developers/submail.documents); `log` answers the status query in one
 * third-party SDK.
 */
export const HOSTS: ProviderHosts = {
	baseUrl: BASE_URL,
	official: ['api-v4', 'api', 'us-api', 'jp-api', 'de-api', 'hk-api', 'log'].map(
		(name) => `https://${name}.mysubmail.com`,
	),
	plain: [],
};
