import type { HttpResult } from '../../sending/ports';
import type { BoundedAnswer } from './bounded';

/**
 * Error codes after which no byte of the request can have reached the provider (Node.js error codes):
 * no address, no connection, no secure channel, or no request that could be written.
 */
const NOTHING_SENT = new Set([
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'EHOSTDOWN',
	'ENETUNREACH',
	'ENETDOWN',
	'EADDRNOTAVAIL',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'EAI_NODATA',
	'EAI_NONAME',
	'ERR_INVALID_URL',
	'ERR_INVALID_PROTOCOL',
	'ERR_SOCKET_BAD_PORT',
	'ERR_INVALID_CHAR',
	'ERR_UNESCAPED_CHARACTERS',
	'ERR_INVALID_HTTP_TOKEN',
	'ERR_HTTP_INVALID_HEADER_VALUE',
	'EPROTO',
	'ERR_SSL_WRONG_VERSION_NUMBER',
	'ERR_SSL_PACKET_LENGTH_TOO_LONG',
	'ERR_SSL_UNSUPPORTED_PROTOCOL',
	'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
	'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
	'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
	'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
	'ERR_TLS_HANDSHAKE_TIMEOUT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ERR_TLS_CERT_ALTNAME_FORMAT',
	'HOSTNAME_MISMATCH',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'CERT_UNTRUSTED',
	'CERT_REJECTED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_CHAIN_TOO_LONG',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'PATH_LENGTH_EXCEEDED',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_GET_CRL',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Steps before a request: what fails there has sent nothing, whatever its code. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

/**
 * The same steps in the words of Node.js, for n8n before 2.34, which keeps of an error only its code and
 * its words: `connect ETIMEDOUT 192.0.2.1:443`.
 */
const FAILED_BEFORE_SENDING =
	/^(?:(?:connect|getaddrinfo) E[A-Z_]+\b|Client network socket disconnected before secure TLS connection)/;

/** n8n's own refusals before it connects: class name, and words where the class is lost. */
const BLOCKED_BY_N8N = /^Ssrf/;
const BLOCKED_IN_WORDS = /^The request was blocked because /;

/** How the refusals of our credentials begin, which sign nothing then. */
const UNSIGNED = /^The request was not signed: /;

const REASONS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'connection refused',
	ENOTFOUND: 'no such host',
	EAI_AGAIN: 'no such host at the moment',
	ECONNABORTED: 'no answer in time',
	ETIMEDOUT: 'no answer in time',
	ECONNRESET: 'connection lost',
	EPIPE: 'connection lost',
	ERR_CANCELED: 'stopped with the run',
};

/** What errors have that this page reads; anything may have been thrown. */
type Link = Partial<
	Record<'code' | 'httpCode' | 'syscall' | 'message' | 'messages' | 'errors' | 'cause', unknown>
>;

/** An error with everything that caused it, outermost first. n8n wraps the error of its HTTP client. */
function causes(error: unknown): Link[] {
	const chain: Link[] = [];
	let current: unknown = error;
	while (typeof current === 'object' && current !== null && !chain.includes(current)) {
		chain.push(current);
		current = (current as Link).cause;
	}
	return chain;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * The codes of an error. n8n before 2.34 loses the cause of its errors, and the code stands in
 * `httpCode` only, where otherwise a status stands.
 */
const codesOf = ({ code, httpCode }: Link): string[] =>
	[code, httpCode].filter((value): value is string => isText(value) && /[A-Z]/.test(value));

/** All that an error says in words; n8n puts its own before those of the cause. */
const wordsOf = ({ message, messages }: Link): string[] =>
	[message, ...(Array.isArray(messages) ? (messages as unknown[]) : [])].filter(isText);

const failedBeforeSending = (link: Link): boolean =>
	codesOf(link).some((code) => NOTHING_SENT.has(code)) ||
	(isText(link.syscall) && BEFORE_SENDING.has(link.syscall)) ||
	wordsOf(link).some((words) => FAILED_BEFORE_SENDING.test(words));

/**
 * Whether nothing of the request can have been sent. Where a host has several addresses, each one that
 * was tried must say so.
 */
function surelyNotSent(error: unknown, depth = 0): boolean {
	const chain = causes(error);
	const tried = chain.find(({ errors }) => Array.isArray(errors) && errors.length > 0);
	return tried && depth < 3
		? (tried.errors as unknown[]).every((member) => surelyNotSent(member, depth + 1))
		: chain.some(failedBeforeSending);
}

/** In words why there is no answer, without anything of the request. */
export function errorReason(error: unknown): string {
	const codes = causes(error).flatMap(codesOf);
	const code = codes.find((candidate) => NOTHING_SENT.has(candidate)) ?? codes[0];
	return code === undefined ? 'connection failed' : (REASONS[code] ?? code);
}

/** Why the request was refused within n8n, in words; undefined if it was not. */
export function refusedInN8n(error: unknown): string | undefined {
	const chain = causes(error);
	const words = chain.flatMap(wordsOf);
	if (
		chain.some((link) => BLOCKED_BY_N8N.test(link.constructor.name)) ||
		words.some((text) => BLOCKED_IN_WORDS.test(text))
	) {
		return "n8n's protection against internal addresses blocks it";
	}
	return words.find((text) => UNSIGNED.test(text))?.replace(UNSIGNED, '');
}

/**
 * Says what an error of n8n's HTTP helper means for the request. Unless it is certain that nothing
 * was sent, the request counts as possibly sent. The error itself is dropped: it carries the signed
 * request.
 */
export function resultOfError(error: unknown): HttpResult {
	const refused = refusedInN8n(error);
	if (refused !== undefined) return { kind: 'notSent', reason: refused };
	return { kind: surelyNotSent(error) ? 'notSent' : 'noAnswer', reason: errorReason(error) };
}

/** The provider's answer with its body as text (UTF-8). */
export const resultOfAnswer = ({ status, headers, body, tooLong }: BoundedAnswer): HttpResult => ({
	kind: 'answer',
	status,
	headers,
	body: body.toString('utf8'),
	...(tooLong ? { tooLong: true } : {}),
});
