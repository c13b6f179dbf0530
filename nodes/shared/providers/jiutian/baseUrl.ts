import type { ProviderHosts } from '../contract';

/**
 * Address that customers' integrations use. Whether it answers over HTTPS is not published, and HTTP
 * protects neither numbers nor texts on their way.
 */
export const BASE_URL = 'http://admin.sms9.net/houtai';

/** The balance call below it. */
export const BALANCE_PATH = '/sms_ye.php';

export const HOSTS: ProviderHosts = {
	baseUrl: BASE_URL,
	official: ['https://admin.sms9.net'],
	plain: ['http://admin.sms9.net'],
};
