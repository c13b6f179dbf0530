/** Official address of the API v4 (https://www.mysubmail.com/documents/VBcbe). */
export const BASE_URL = 'https://api-v4.mysubmail.com';
