import { createHash } from 'node:crypto';

const md5 = (text: string) => createHash('md5').update(text, 'utf8').digest('hex');

export interface IhuyiKey {
	apiId: string;
	apiKey: string;
}

/**
 * Dynamic password of the older products (动态密码): md5 over the plain values, one after the other,
 * before URL encoding. The balance call has neither number nor content.
 * Source: the vendor's demo code and https://www.ihuyi.com/api/sms.html.
 *
 * @param timestamp Unix seconds, sent along as `time`
 * @returns 32 lower-case hex digits
 */
export function dynamicPassword(
	{ apiId, apiKey }: IhuyiKey,
	{ mobile = '', content = '' }: { mobile?: string; content?: string },
	timestamp: number,
): string {
	return md5(apiId + apiKey + mobile + content + String(timestamp));
}

/**
 * Request signature of the v1 products: md5 over four fields in the order of their names; business
 * fields are not signed. Source: http://www.kmuufo.com/api_shipinduanxin.html (copy of the vendor's
 * page) and the vendor's demo code.
 *
 * @param timestamp Unix seconds, sent along; ihuyi allows 60 seconds of difference
 * @returns 32 lower-case hex digits
 */
export function requestSignature(
	{ apiId, apiKey }: IhuyiKey,
	requestId: string,
	timestamp: number,
): string {
	return md5(
		`api_id=${apiId}&api_key=${apiKey}&request_id=${requestId}&timestamp=${String(timestamp)}`,
	);
}
