import type { ProviderHosts } from '../contract';

/** Official address of the REST API, version 1, which both SDKs use. */
export const BASE_URL = 'https://api.plivo.com/v1';

/** Below it, what belongs to the account; the credential puts its own Auth ID in. */
export const ACCOUNT = '/Account/{authId}/';

/** Messages of all kinds. */
export const MESSAGES = `${ACCOUNT}Message/`;

/** Files for MMS. */
export const MEDIA = `${ACCOUNT}Media/`;

export const HOSTS: ProviderHosts = {
	baseUrl: BASE_URL,
	official: ['https://api.plivo.com'],
	plain: [],
};
