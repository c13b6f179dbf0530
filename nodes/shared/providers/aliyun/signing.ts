import { createHash, createHmac } from 'node:crypto';

/**
 * Request signature V3, ACS3-HMAC-SHA256: https://help.aliyun.com/document_detail/2593177.html.
 */
const ALGORITHM = 'ACS3-HMAC-SHA256';

const sha256 = (data: string | Uint8Array): string =>
	createHash('sha256').update(data).digest('hex');

export interface AliyunKey {
	accessKeyId: string;
	accessKeySecret: string;
	/** Comes with temporary keys (STS) only. */
	securityToken?: string;
}

/** What must be different in every request. */
export interface SigningMoment {
	/** UTC as yyyy-MM-ddTHH:mm:ssZ; Alibaba Cloud allows 15 minutes of difference. */
	date: string;
	/** A text that no other request has. */
	nonce: string;
}

/** A request as it will be sent, but for its signature. */
export interface ApiCall {
	method: string;
	host: string;
	/** Encoded as in the URL. */
	path: string;
	action: string;
	version: string;
	/** The business parameters. */
	parameters: Readonly<Record<string, string>>;
	body?: { data: string | Uint8Array; contentType: string };
	/** More `x-acs-` headers, in lower case. */
	headers?: Readonly<Record<string, string>>;
}

/** RFC 3986: everything is encoded but letters, digits and `-_.~`. Broken characters become U+FFFD. */
export const percentEncode = (text: string): string =>
	encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

/** The query as it is signed and sent: encoded, sorted by name. */
export const canonicalQuery = (parameters: Readonly<Record<string, string>>): string =>
	Object.entries(parameters)
		.sort(byName)
		.map((parameter) => parameter.map(percentEncode).join('='))
		.join('&');

/** The headers that are signed: all that the protocol demands. */
function headersToSign(call: ApiCall, { date, nonce }: SigningMoment, securityToken?: string) {
	return {
		...call.headers,
		host: call.host,
		...(call.body ? { 'content-type': call.body.contentType } : {}),
		'x-acs-action': call.action,
		'x-acs-content-sha256': sha256(call.body?.data ?? ''),
		'x-acs-date': date,
		'x-acs-signature-nonce': nonce,
		'x-acs-version': call.version,
		...(securityToken ? { 'x-acs-security-token': securityToken } : {}),
	};
}

/** The text that stands for the whole request; its last line is the hash of the body. */
function canonicalRequest(call: ApiCall, headers: ReadonlyArray<[string, string]>): string {
	return [
		call.method.toUpperCase(),
		call.path,
		canonicalQuery(call.parameters),
		headers.map(([name, value]) => `${name}:${value.trim()}\n`).join(''),
		headers.map(([name]) => name).join(';'),
		sha256(call.body?.data ?? ''),
	].join('\n');
}

/** A signed request, with what it was made of for those who look for a difference. */
export interface Signed {
	/** All signed headers and `Authorization`. */
	headers: Record<string, string>;
	hashedCanonicalRequest: string;
	signature: string;
}

/** Signs a call at a moment. */
export function sign(key: AliyunKey, call: ApiCall, moment: SigningMoment): Signed {
	const headers = headersToSign(call, moment, key.securityToken);
	const sorted = Object.entries(headers).sort(byName);
	const hashedCanonicalRequest = sha256(canonicalRequest(call, sorted));
	const signature = createHmac('sha256', key.accessKeySecret)
		.update(`${ALGORITHM}\n${hashedCanonicalRequest}`)
		.digest('hex');
	const names = sorted.map(([name]) => name).join(';');
	const authorization = `Credential=${key.accessKeyId},SignedHeaders=${names},Signature=${signature}`;
	return {
		headers: { ...headers, Authorization: `${ALGORITHM} ${authorization}` },
		hashedCanonicalRequest,
		signature,
	};
}
