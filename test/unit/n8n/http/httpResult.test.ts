import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { BrokenOff } from '../../../../nodes/shared/n8n/http/bounded';
import { resultOfAnswer, resultOfError } from '../../../../nodes/shared/n8n/http/httpResult';

const coded = (code: string, cause?: Error) => Object.assign(new Error(code, { cause }), { code });
/** As n8n throws it: its own error around that of the HTTP client. */
const wrapped = (cause: Error) => new Error('The service refused the connection', { cause });

const NODE = { name: 'Send', type: 'sendSms' } as INode;
/** As n8n of today throws it. */
const today = (error: Error) => new NodeApiError(NODE, error as never);
/** As n8n 1.102 to 2.33 throws it: the same error without its cause, as its class field hid it. */
const before = (error: Error) => {
	const thrown = today(error);
	Object.defineProperty(thrown, 'cause', { value: undefined });
	return thrown;
};
const VERSIONS = [
	['today', today],
	['1.102 to 2.33', before],
] as const;

/** As axios makes it of an error of Node.js. */
const axiosError = (cause: NodeJS.ErrnoException) =>
	Object.assign(new Error(cause.message, { cause }), { code: cause.code });
const nodeError = (message: string, code: string, syscall?: string): NodeJS.ErrnoException =>
	Object.assign(new Error(message), { code, ...(syscall ? { syscall } : {}) });

it.each([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EHOSTUNREACH',
	'CERT_HAS_EXPIRED',
	'ERR_TLS_CERT_ALTNAME_INVALID',
])('%s: surely nothing was sent', (code) => {
	expect(resultOfError(wrapped(coded(code)))).toMatchObject({ kind: 'notSent' });
	expect(resultOfError(wrapped(coded('ERR_NETWORK', coded(code))))).toMatchObject({
		kind: 'notSent',
	});
});

it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_CANCELED', 'SOMETHING_NEW'])(
	'%s: it may have arrived',
	(code) => expect(resultOfError(wrapped(coded(code)))).toMatchObject({ kind: 'noAnswer' }),
);

it.each([[new Error('?')], ['text'], [undefined], [null], [{ code: 5, messages: 'no list' }]])(
	'%s: when in doubt, it may have arrived',
	(error) => {
		expect(resultOfError(error)).toMatchObject({ kind: 'noAnswer' });
	},
);

it('survives errors that cause each other', () => {
	const error = coded('X');
	error.cause = error;
	expect(resultOfError(error)).toMatchObject({ kind: 'noAnswer', reason: 'X' });
	const members = Object.assign(new Error(), { errors: [] as unknown[] });
	members.errors.push(members);
	expect(resultOfError(members)).toMatchObject({ kind: 'noAnswer' });
});

describe.each(VERSIONS)('failed connections: errors as n8n makes them, %s', (_, thrown) => {
	it.each<[string, string, string?]>([
		['connect ECONNREFUSED 192.0.2.1:443', 'ECONNREFUSED', 'connect'],
		['connect ETIMEDOUT 192.0.2.1:443', 'ETIMEDOUT', 'connect'],
		['connect ECONNRESET 192.0.2.1:443', 'ECONNRESET', 'connect'],
		['connect EHOSTUNREACH 192.0.2.1:443', 'EHOSTUNREACH', 'connect'],
		['connect ENETUNREACH 2001:db8::1:443', 'ENETUNREACH', 'connect'],
		['connect EMFILE 192.0.2.1:443', 'EMFILE', 'connect'],
		['getaddrinfo ENOTFOUND api.example.com', 'ENOTFOUND', 'getaddrinfo'],
		['getaddrinfo EAI_AGAIN api.example.com', 'EAI_AGAIN', 'getaddrinfo'],
		['certificate has expired', 'CERT_HAS_EXPIRED'],
		['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
		['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
		["Hostname/IP does not match certificate's altnames", 'ERR_TLS_CERT_ALTNAME_INVALID'],
		[
			'Client network socket disconnected before secure TLS connection was established',
			'ECONNRESET',
		],
		['Invalid URL', 'ERR_INVALID_URL'],
	])('%s: nothing was sent', (message, code, ...[syscall]) => {
		const error = thrown(axiosError(nodeError(message, code, syscall)));
		expect(resultOfError(error)).toMatchObject({ kind: 'notSent' });
	});

	it.each<[string, string, string?]>([
		['read ECONNRESET', 'ECONNRESET', 'read'],
		['socket hang up', 'ECONNRESET'],
		['timeout of 30000ms exceeded', 'ECONNABORTED'],
		['read ETIMEDOUT', 'ETIMEDOUT', 'read'],
		['write EPIPE', 'EPIPE', 'write'],
		['canceled', 'ERR_CANCELED'],
		['Parse Error: Expected HTTP/', 'HPE_INVALID_CONSTANT'],
	])('%s: it may have arrived', (message, code, ...[syscall]) => {
		const error = thrown(axiosError(nodeError(message, code, syscall)));
		expect(resultOfError(error)).toMatchObject({ kind: 'noAnswer' });
	});

	it('says why in the same words', () => {
		const error = thrown(axiosError(nodeError('connect ECONNREFUSED', 'ECONNREFUSED', 'connect')));
		expect(resultOfError(error)).toEqual({ kind: 'notSent', reason: 'connection refused' });
	});

	it.each([
		'The request was blocked because it resolves to a restricted IP address',
		'The request was blocked because the destination hostname is restricted',
	])("n8n's protection against internal addresses: %s", (message) => {
		const error = Object.assign(new Error(message), { description: 'The target is not allowed.' });
		expect(resultOfError(thrown(error))).toEqual({
			kind: 'notSent',
			reason: "n8n's protection against internal addresses blocks it",
		});
	});

	it('a credential that refuses to sign', () => {
		const error = thrown(new Error("The request was not signed: 'Base URL' is another host."));
		expect(resultOfError(error)).toEqual({
			kind: 'notSent',
			reason: "'Base URL' is another host.",
		});
	});
});

describe('failed connections: a host with several addresses', () => {
	const several = (...errors: Error[]) =>
		today(
			axiosError(
				Object.assign(new AggregateError(errors), {
					code: (errors[0] as NodeJS.ErrnoException).code,
				}),
			),
		);
	const refused = nodeError('connect ECONNREFUSED ::1:443', 'ECONNREFUSED', 'connect');

	it('nothing was sent if each of them says so', () => {
		const slow = nodeError('connect ETIMEDOUT 192.0.2.1:443', 'ETIMEDOUT', 'connect');
		expect(resultOfError(several(refused, slow))).toMatchObject({ kind: 'notSent' });
	});

	it('one that does not say so is enough', () => {
		const lost = nodeError('read ECONNRESET', 'ECONNRESET', 'read');
		expect(resultOfError(several(refused, lost))).toMatchObject({ kind: 'noAnswer' });
	});
});

it("knows n8n's own protection", () => {
	class SsrfBlockedIpError extends Error {}
	expect(resultOfError(wrapped(new SsrfBlockedIpError()))).toMatchObject({ kind: 'notSent' });
});

it.each(['ECONNABORTED', 'ERR_CANCELED', 'ECONNRESET'] as const)(
	'H7: what was broken off (%s) may have arrived',
	(code) => {
		expect(resultOfError(new BrokenOff(code))).toMatchObject({ kind: 'noAnswer' });
	},
);

it('never carries anything of the request', () => {
	const error = Object.assign(coded('ECONNRESET'), { config: { data: 'password=key' } });
	expect(JSON.stringify(resultOfError(wrapped(error)))).not.toContain('key');
});

it('hands the answer on as text', () => {
	const answer = { status: 429, headers: { 'retry-after': '3' }, tooLong: false };
	const body = '{"id":12345678901234567890}';
	expect(resultOfAnswer({ ...answer, body: Buffer.from(body) })).toEqual({
		kind: 'answer',
		status: 429,
		headers: { 'retry-after': '3' },
		body,
	});
});
