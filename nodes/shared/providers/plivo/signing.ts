import { createHmac } from 'node:crypto';

/** A name and its value, decoded. The same name may come more than once. */
export type Pair = readonly [name: string, value: string];

/** What Plivo signs of a request. */
export interface SignedRequest {
	method: 'GET' | 'POST';
	/** As it was given to Plivo: its port, its empty path, the order of its query stay as written. */
	url: string;
	/** Parameters besides those in the query of the URL; for a GET that carries them there, none. */
	parameters: readonly Pair[];
	nonce: string;
}

/** Names are ordered by code unit, and so are the values of a repeated name. */
export function inOrder(pairs: readonly Pair[]): Pair[] {
	const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
	return [...pairs].sort(([nameA, a], [nameB, b]) => order(nameA, nameB) || order(a, b));
}

const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

/**
 * The pairs of a query or a form body.
 *
 * @returns undefined if it has a wrong percent sign
 */
export function readPairs(encoded: string): Pair[] | undefined {
	try {
		return encoded
			.split('&')
			.filter((part) => part !== '')
			.map((part) => {
				const [name, ...value] = part.split('=');
				return [decoded(name), decoded(value.join('='))];
			});
	} catch {
		return undefined;
	}
}

/** Address without query and fragment, and the query. No `new URL()`, which would change it. */
function splitUrl(url: string): { base: string; query: string } {
	const [withoutFragment] = url.split('#');
	const [base, ...query] = withoutFragment.split('?');
	return { base, query: query.join('?') };
}

/** The query of an address as it is written. */
export const queryOf = (url: string): string => splitUrl(url).query;

const hmac = (token: string, text: string) =>
	createHmac('sha256', token).update(text, 'utf8').digest('base64');

/**
 * Signature V2, which leaves query and body out:
 * https://docs.plivo.com/docs/messaging/concepts/signature-validation
 *
 * @returns base64
 */
export const signatureV2 = (token: string, url: string, nonce: string): string =>
	hmac(token, splitUrl(url).base + nonce);

/**
 * Signature V3 (https://docs.plivo.com/docs/voice/xml/request/validation): over the address, the
 * query as `name=value&…` and the parameters of a POST as `namevalue…` without separators, all
 * decoded and in order. The joints are those of the SDKs: `?` stands before parameters even without a
 * query, a dot between the two.
 *
 * @returns base64, or undefined if the query of the URL cannot be read
 */
export function signatureV3(token: string, request: SignedRequest): string | undefined {
	const { base, query } = splitUrl(request.url);
	const inQuery = readPairs(query);
	if (!inQuery) return undefined;

	const isGet = request.method === 'GET';
	const listed = inOrder(isGet ? [...inQuery, ...request.parameters] : inQuery)
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
	const appended = isGet ? [] : inOrder(request.parameters).map(([name, value]) => name + value);

	const hasBody = appended.length > 0;
	const text = [
		base,
		listed !== '' || hasBody ? '?' : '',
		listed,
		listed !== '' && hasBody ? '.' : '',
		...appended,
	].join('');
	return hmac(token, `${text}.${request.nonce}`);
}
