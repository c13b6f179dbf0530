import {
	methodOf,
	readCarriedFields,
	readQuery,
	textsOf,
	writeFields,
	type Texts,
} from '../common/carriedFields';
import { addressOf, type HandedRequest } from '../common/handedRequest';
import { dynamicPassword, requestSignature, type IhuyiKey } from './signing';

/** v1 products (marketing SMS, MMS, video SMS): JSON with four signed fields. */
function signJson(key: IhuyiKey, request: HandedRequest, timestamp: number): HandedRequest {
	const fields = readCarriedFields(request.body);
	const signature = requestSignature(key, String(fields.request_id), timestamp);
	return { ...request, body: { ...fields, api_id: key.apiId, timestamp, signature } };
}

/**
 * The older products: the proof stands beside the parameters, which may be in a form or in the query.
 *
 * @param proofOf what the account says to these parameters
 */
function proveParameters(
	request: HandedRequest,
	proofOf: (parameters: Texts) => Texts,
): HandedRequest {
	const query = textsOf(readQuery(request));
	const place = request.form === undefined ? 'body' : 'form';
	const form = textsOf(readCarriedFields(request[place]));
	const proof = proofOf({ ...query, ...form });

	const allInQuery = Object.keys(form).length === 0 && 'mobile' in query;
	return methodOf(request) === 'GET' || allInQuery
		? { ...request, qs: { ...readCarriedFields(request.qs), ...proof } }
		: { ...request, [place]: writeFields({ ...form, ...proof }, request[place]) };
}

/** Notification, international and old marketing SMS, with their balances: a dynamic password. */
const signParameters = (key: IhuyiKey, request: HandedRequest, timestamp: number): HandedRequest =>
	proveParameters(request, (parameters) => ({
		account: key.apiId,
		password: dynamicPassword(key, parameters, timestamp),
		time: String(timestamp),
	}));

/** MMS before v1: the key as it is, since its only known clients sign nothing. */
const addKey = ({ apiId, apiKey }: IhuyiKey, request: HandedRequest): HandedRequest =>
	proveParameters(request, () => ({ account: apiId, password: apiKey }));

/**
 * Signs a request in the way of the product that its path names.
 *
 * @param timestamp Unix seconds
 */
export function authenticate(
	key: IhuyiKey,
	request: HandedRequest,
	timestamp: number,
): HandedRequest {
	const [path] = addressOf(request).split(/[?#]/);
	if (path.includes('/v1/')) return signJson(key, request, timestamp);
	return path.endsWith('/webservice/api')
		? addKey(key, request)
		: signParameters(key, request, timestamp);
}
