/** Official address of the newer URLs of the ihuyi products. */
export const BASE_URL = 'https://api.ihuyi.com';

/** Address of the marketing SMS before v1, from the vendor's demo code; HTTPS is not known of it. */
export const LEGACY_MARKETING_URL = 'http://api.yx.ihuyi.com';
