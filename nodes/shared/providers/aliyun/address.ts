/** Official address of the short message service; the regional ones take the same requests. */
export const BASE_URL = 'https://dysmsapi.aliyuncs.com';

/** Version of the API that all actions here belong to. */
export const API_VERSION = '2017-05-25';
