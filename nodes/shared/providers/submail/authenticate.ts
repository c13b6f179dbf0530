import {
	methodOf,
	readCarriedFields,
	readQuery,
	writeFields,
	type Fields,
} from '../common/carriedFields';
import { addressOf, type HandedRequest } from '../common/handedRequest';
import { authFields, type SubmailKey } from './signing';

type Place = 'form' | 'formData' | 'body' | 'qs';

const isGiven = (value: unknown): boolean =>
	typeof value === 'object' && value !== null
		? value instanceof URLSearchParams || Object.keys(value).length > 0
		: Boolean(value);

/** Where the request carries its fields; ours go beside them. */
function placeOf(request: HandedRequest): Place {
	const body = (['form', 'formData', 'body'] as const).find((place) => isGiven(request[place]));
	if (body) return body;
	return methodOf(request) === 'GET' || isGiven(request.qs) ? 'qs' : 'body';
}

/**
 * What of the fields is signed. Lists and objects are not: how they would be written is not published,
 * and `vars` and `multi`, where they occur, are left out of the signature anyway.
 */
function signedTexts(fields: Fields): Record<string, string> {
	const plain = Object.entries(fields).filter(([, value]) =>
		['string', 'number', 'boolean'].includes(typeof value),
	);
	return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]));
}

/**
 * Signs a request, in the place where it carries its fields. SUBMAIL wants the time of its own server
 * (/service/timestamp), but takes any within 6 seconds of it; asking for the time before each request
 * would double the requests.
 *
 * @param timestamp Unix seconds
 */
export function authenticate(
	key: SubmailKey,
	request: HandedRequest,
	timestamp: number,
): HandedRequest {
	const place = placeOf(request);
	const fields = readCarriedFields(request[place]);
	// A query may also stand in the address itself.
	const all = place === 'qs' ? readQuery(request) : fields;
	const auth = authFields(key, addressOf(request), signedTexts(all), timestamp);
	return { ...request, [place]: writeFields({ ...fields, ...auth }, request[place]) };
}
