import type { IN8nHttpFullResponse } from 'n8n-workflow';

import type { HttpReply } from '../dispatch/ports';

/**
 * Error codes after which no byte of the request can have reached the provider: no address, no
 * connection, or no secure channel (Node.js error codes).
 */
const NOTHING_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENETDOWN',
	'EADDRNOTAVAIL',
	'ERR_INVALID_URL',
	'EPROTO',
	'ERR_SSL_WRONG_VERSION_NUMBER',
	'ERR_SSL_PACKET_LENGTH_TOO_LONG',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** n8n's own refusals before it connects, by class name. */
const BLOCKED_BY_N8N = /^Ssrf/;

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

/** An error with everything that caused it, outermost first. n8n wraps the error of its HTTP client. */
function causes(error: unknown): object[] {
	const chain: object[] = [];
	let current: unknown = error;
	while (typeof current === 'object' && current !== null && !chain.includes(current)) {
		chain.push(current);
		current = (current as { cause?: unknown }).cause;
	}
	return chain;
}

/**
 * Says what an error of n8n's HTTP helper means for the request. Unless it is certain that nothing
 * was sent, the request counts as possibly sent. The error itself is dropped: it carries the signed
 * request.
 */
export function replyFromError(error: unknown): HttpReply {
	const chain = causes(error);
	const codes = chain
		.map((link) => (link as { code?: unknown }).code)
		.filter((code): code is string => typeof code === 'string');
	const code = codes.find((candidate) => NOTHING_SENT.has(candidate)) ?? codes[0];
	const reason = code === undefined ? 'connection failed' : (REASONS[code] ?? code);

	if (chain.some((link) => BLOCKED_BY_N8N.test(link.constructor.name))) {
		return { kind: 'notSent', reason: "n8n's protection against internal addresses blocks it" };
	}
	return { kind: code !== undefined && NOTHING_SENT.has(code) ? 'notSent' : 'noAnswer', reason };
}

/** The provider's answer with its body as text (UTF-8). */
export function replyFromResponse(response: IN8nHttpFullResponse): HttpReply {
	const headers = Object.fromEntries(
		Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
	const body = Buffer.isBuffer(response.body) ? response.body.toString('utf8') : '';
	return { kind: 'answer', status: response.statusCode, headers, body };
}
