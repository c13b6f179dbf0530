import { createHash, createHmac } from 'node:crypto';

/** The algorithm's name in the Authorization header and in the string to sign. */
export const algorithm = 'ACS3-HMAC-SHA256';

/** What is signed (reference 6). */
export interface SignedRequest {
	method: string;
	path: string;
	/** Parameters of the query, decoded. */
	query: Array<[name: string, value: string]>;
	/** All headers, names in lower case. */
	headers: Record<string, string | undefined>;
	/** Names of the signed headers, in lower case. */
	signedHeaders: string[];
	/** Hex SHA-256 of the body. */
	payloadHash: string;
}

/** Hex SHA-256. */
export function sha256(data: string | Buffer): string {
	return createHash('sha256').update(data).digest('hex');
}

/** The text whose hash is signed, line by line (reference 6). */
export function canonicalRequest(request: SignedRequest): string {
	const signedHeaders = [...request.signedHeaders].sort();
	return [
		request.method,
		request.path,
		canonicalQuery(request.query),
		...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
		'',
		signedHeaders.join(';'),
		request.payloadHash,
	].join('\n');
}

/** Hex signature of a request (reference 6). */
export function sign(request: SignedRequest, secret: string): string {
	const stringToSign = `${algorithm}\n${sha256(canonicalRequest(request))}`;
	return createHmac('sha256', secret).update(stringToSign).digest('hex');
}

function canonicalQuery(query: SignedRequest['query']): string {
	return query
		.map(([name, value]) => `${rfc3986(name)}=${rfc3986(value)}`)
		.sort()
		.join('&');
}

function rfc3986(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
