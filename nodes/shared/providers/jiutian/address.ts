/**
 * Address that customers' integrations use. Whether it answers over HTTPS is not published, and HTTP
 * protects neither numbers nor texts on their way.
 */
export const BASE_URL = 'http://admin.sms9.net/houtai';
