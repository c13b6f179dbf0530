import type { HandedRequest } from '../common/handedRequest';
import { isObject } from '../common/json';
import { API_VERSION } from './baseUrl';
import { canonicalQuery, sign, type AliyunKey, type ApiCall, type SigningMoment } from './signing';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** One parameter as text; lists and objects as JSON, which is what this API wants of them. */
const asText = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value);

const asTexts = (values: unknown): Record<string, string> =>
	Object.fromEntries(
		Object.entries(isObject(values) ? values : {})
			.filter(([, value]) => value !== undefined && value !== null)
			.map(([name, value]) => [name, asText(value)]),
	);

/** Where the request goes, as n8n's HTTP client puts it together. */
function target({ url, uri, baseURL }: HandedRequest): URL {
	const address = url ?? uri ?? '';
	if (!baseURL || /^[a-z][a-z\d+.-]*:\/\//i.test(address)) return new URL(address);
	return new URL(`${baseURL.replace(/(?<!\/)\/+$/, '')}/${address.replace(/^\/+/, '')}`);
}

const isEmpty = (body: unknown): boolean =>
	body === undefined ||
	body === null ||
	body === '' ||
	(isObject(body) &&
		Object.getPrototypeOf(body) === Object.prototype &&
		Object.keys(body).length === 0);

/**
 * The body in the very bytes that will be sent, because they are hashed. Forms stay text and all
 * else becomes bytes: n8n's HTTP client changes neither.
 */
function readBody(
	{ body, form, formData }: HandedRequest,
	contentType: string | undefined,
): ApiCall['body'] {
	if (formData !== undefined) return refuseBody();
	if (!isEmpty(form)) {
		const data = typeof form === 'string' ? form : new URLSearchParams(asTexts(form)).toString();
		return { data, contentType: FORM };
	}
	if (isEmpty(body)) return undefined;
	if (body instanceof URLSearchParams) return { data: body.toString(), contentType: FORM };
	if (body instanceof Uint8Array) {
		return { data: body, contentType: contentType ?? 'application/octet-stream' };
	}
	const isForm = contentType?.startsWith(FORM) ?? false;
	if (typeof body === 'string') {
		const type = contentType ?? FORM;
		return { data: type.startsWith(FORM) ? body : Buffer.from(body), contentType: type };
	}
	const isPlain = Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype;
	if (!isPlain) return refuseBody();
	return isForm
		? { data: new URLSearchParams(asTexts(body)).toString(), contentType: FORM }
		: { data: Buffer.from(JSON.stringify(body)), contentType: contentType ?? JSON_TYPE };
}

function refuseBody(): never {
	throw new Error(
		'A file or multipart body cannot be signed for Alibaba Cloud. Send the parameters as query parameters.',
	);
}

/** The members of a request that signing writes anew. */
const REPLACED: ReadonlyArray<keyof HandedRequest> = [
	'method',
	'url',
	'uri',
	'baseURL',
	'qs',
	'headers',
	'body',
	'form',
];

function without<T extends HandedRequest>(
	request: T,
	names: ReadonlyArray<keyof HandedRequest>,
): Omit<T, keyof HandedRequest> {
	const rest = { ...request };
	for (const name of names) delete rest[name];
	return rest;
}

/**
 * Signs one of n8n's requests. `Action` and `Version` move from the query into headers, the other
 * parameters into the URL itself, so that what is signed is what is sent.
 */
export function authenticate<T extends HandedRequest>(
	key: AliyunKey,
	request: T,
	moment: SigningMoment,
): Omit<T, keyof HandedRequest> & {
	method: string;
	url: string;
	headers: Record<string, string>;
	body?: string | Uint8Array;
} {
	const { method = 'GET', qs, headers: given } = request;
	const url = target(request);
	const { Action, Version, ...parameters } = {
		...Object.fromEntries(url.searchParams),
		...asTexts(qs),
	};
	const headers = Object.entries(asTexts(given)).map(([name, value]): [string, string] => [
		name.toLowerCase(),
		value,
	]);
	const header = (wanted: string) => headers.find(([name]) => name === wanted)?.[1];

	const body = readBody(request, header('content-type'));
	const call: ApiCall = {
		method,
		host: url.host,
		path: url.pathname,
		action: Action ?? header('x-acs-action') ?? '',
		version: Version ?? header('x-acs-version') ?? API_VERSION,
		parameters,
		body,
		headers: Object.fromEntries(headers.filter(([name]) => name.startsWith('x-acs-'))),
	};
	const signed = sign(key, call, moment);
	const unsigned = headers.filter(
		([name]) => !(name in signed.headers) && name !== 'authorization' && name !== 'content-type',
	);
	const query = canonicalQuery(parameters);
	return {
		...without(request, REPLACED),
		method,
		url: `${url.origin}${url.pathname}${query ? `?${query}` : ''}`,
		headers: { ...Object.fromEntries(unsigned), ...signed.headers },
		...(body ? { body: body.data } : {}),
	};
}
