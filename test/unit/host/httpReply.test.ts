import { replyFromError, replyFromResponse } from '../../../nodes/shared/host/httpReply';

const coded = (code: string, cause?: Error) => Object.assign(new Error(code, { cause }), { code });
/** As n8n throws it: its own error around that of the HTTP client. */
const wrapped = (cause: Error) => new Error('The service refused the connection', { cause });

it.each([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EHOSTUNREACH',
	'CERT_HAS_EXPIRED',
	'ERR_TLS_CERT_ALTNAME_INVALID',
])('%s: surely nothing was sent', (code) => {
	expect(replyFromError(wrapped(coded(code)))).toMatchObject({ kind: 'notSent' });
	expect(replyFromError(wrapped(coded('ERR_NETWORK', coded(code))))).toMatchObject({
		kind: 'notSent',
	});
});

it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_CANCELED', 'SOMETHING_NEW'])(
	'%s: it may have arrived',
	(code) => expect(replyFromError(wrapped(coded(code)))).toMatchObject({ kind: 'noAnswer' }),
);

it.each([[new Error('?')], ['text'], [undefined], [null]])(
	'%s: when in doubt, it may have arrived',
	(error) => {
		expect(replyFromError(error)).toMatchObject({ kind: 'noAnswer' });
	},
);

it('survives errors that cause each other', () => {
	const error = coded('X');
	error.cause = error;
	expect(replyFromError(error)).toMatchObject({ kind: 'noAnswer', reason: 'X' });
});

it("knows n8n's own protection", () => {
	class SsrfBlockedIpError extends Error {}
	expect(replyFromError(wrapped(new SsrfBlockedIpError()))).toMatchObject({ kind: 'notSent' });
});

it('never carries anything of the request', () => {
	const error = Object.assign(coded('ECONNRESET'), { config: { data: 'password=key' } });
	expect(JSON.stringify(replyFromError(wrapped(error)))).not.toContain('key');
});

it('reads the body as it is and headers in lower case', () => {
	const response = {
		statusCode: 429,
		headers: { 'Retry-After': 3 },
		body: Buffer.from('{"id":12345678901234567890}'),
	};
	expect(replyFromResponse(response as never)).toEqual({
		kind: 'answer',
		status: 429,
		headers: { 'retry-after': '3' },
		body: '{"id":12345678901234567890}',
	});
});
