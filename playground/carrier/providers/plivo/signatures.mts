import { createHmac } from 'node:crypto';

/** Parameters with repeated names kept apart, decoded. */
export type Parameters = Array<[name: string, value: string]>;

/** What is signed for a callback. */
export interface SignedCallback {
	method: 'GET' | 'POST';
	/** As registered: signers must not normalise it (reference 11, traps). */
	url: string;
	/** Form fields of a POST; of a GET, parameters besides those in the URL. */
	parameters: Parameters;
	nonce: string;
	token: string;
}

/** V1 (old): the URL, then all names and values sorted (reference 11). */
export function signV1(token: string, url: string, parameters: Parameters): string {
	return hmac('sha1', token, url + concatenated(parameters));
}

/** V2: the URL without query, then the nonce; the body is not covered (reference 11). */
export function signV2(token: string, url: string, nonce: string): string {
	return hmac('sha256', token, splitUrl(url).base + nonce);
}

/** V3 (reference 11). */
export function signV3(callback: SignedCallback): string {
	return hmac('sha256', callback.token, `${stringToSignV3(callback)}.${callback.nonce}`);
}

/** What V3 signs, without the nonce: the seven steps of reference 11. */
export function stringToSignV3({
	method,
	url,
	parameters,
}: Pick<SignedCallback, 'method' | 'url' | 'parameters'>): string {
	const { base, query } = splitUrl(url);
	const inUrl: Parameters = [...new URLSearchParams(query)];
	if (method === 'GET') {
		const all = [...inUrl, ...parameters];
		return all.length > 0 ? `${base}?${asQuery(all)}` : base;
	}
	if (parameters.length === 0) return inUrl.length > 0 ? `${base}?${asQuery(inUrl)}` : base;
	// A dot parts query and fields; without a query the question mark stays all the same.
	const head = inUrl.length > 0 ? `${asQuery(inUrl)}.` : '';
	return `${base}?${head}${concatenated(parameters)}`;
}

/** Cut by text: a URL parser would add a slash to an empty path and drop the port 443. */
function splitUrl(url: string): { base: string; query: string } {
	const [withoutFragment] = url.split('#');
	const [base, ...query] = withoutFragment.split('?');
	return { base, query: query.join('?') };
}

function asQuery(parameters: Parameters): string {
	return sorted(parameters)
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
}

function concatenated(parameters: Parameters): string {
	return sorted(parameters).flat().join('');
}

/** By name, values of a repeated name among themselves; by code unit, as in the node SDK. */
function sorted(parameters: Parameters): Parameters {
	const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
	return [...parameters].sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

function hmac(hash: 'sha1' | 'sha256', token: string, text: string): string {
	return createHmac(hash, token).update(text, 'utf8').digest('base64');
}
