import type { ProviderHosts } from '../contract';

/** Official address of the newer URLs of the ihuyi products. */
export const BASE_URL = 'https://api.ihuyi.com';

/** Address of the marketing SMS before v1, from the vendor's demo code; HTTPS is not known of it. */
export const LEGACY_MARKETING_URL = 'http://api.yx.ihuyi.com';

/**
 * Address of the MMS before v1, from DoveChen/yii2-ihuyi and zhenggg/easy-ihuyi on GitHub; HTTPS is
 * not known of it.
 */
export const LEGACY_MMS_URL = 'http://10658.cc';

/** Older address of the international SMS, the only one known to tell its balance: vendor's demo code. */
export const CLASSIC_INTERNATIONAL_URL = 'http://api.isms.ihuyi.com';

/** `106.ihuyi.com` is the older address of the notification SMS: https://www.ihuyi.com/api/sms.html. */
export const HOSTS: ProviderHosts = {
	baseUrl: BASE_URL,
	official: [BASE_URL, 'https://106.ihuyi.com'],
	plain: [LEGACY_MARKETING_URL, LEGACY_MMS_URL, CLASSIC_INTERNATIONAL_URL],
};
