/** Official address of the newer URLs of all ihuyi products. */
export const BASE_URL = 'https://api.ihuyi.com';
