import { timingSafeEqual } from 'node:crypto';

import type { WebhookRequest } from '../contract';
import { readPairs, signatureV2, signatureV3, type Pair } from './signing';

const V3_NONCE = 'x-plivo-signature-v3-nonce';
const V2_NONCE = 'x-plivo-signature-v2-nonce';
const V3_FAMILY = ['x-plivo-signature-v3', 'x-plivo-signature-ma-v3', V3_NONCE];

interface Tokens {
	/** Of the account or subaccount that the credential is for. */
	own: readonly string[];
	/** Of the main account, which may be the same. */
	main: readonly string[];
}

function tokensOf({ authToken, mainAuthToken }: Readonly<Record<string, unknown>>): Tokens {
	const usable = (tokens: unknown[]) =>
		tokens.filter((token): token is string => typeof token === 'string' && token !== '');
	return { own: usable([authToken]), main: usable([mainAuthToken, authToken]) };
}

function equal(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given, 'utf8'), Buffer.from(expected, 'utf8')];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** A header may hold several signatures, joined by commas, while a token is being replaced. */
const holds = (header: string | undefined, expected: string | undefined): boolean =>
	expected !== undefined &&
	(header ?? '').split(',').some((signature) => equal(signature.trim(), expected));

/**
 * Parameters of a POST from the body as it came, so that repeated names stay distinct. The signature
 * joins names and values without separators; a part without `=` or without a name could be a shifted
 * border, and Plivo sends none.
 *
 * @returns undefined if this is no form as Plivo writes it
 */
function bodyPairs({ rawBody, headers }: WebhookRequest): Pair[] | undefined {
	if (rawBody === '') return [];
	const type = headers['content-type'] ?? 'application/x-www-form-urlencoded';
	if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return undefined;
	return rawBody.split('&').every((part) => part.indexOf('=') > 0) ? readPairs(rawBody) : undefined;
}

function verifyV3(request: WebhookRequest, tokens: Tokens): boolean {
	const { method, url, headers } = request;
	const nonce = headers[V3_NONCE] ?? '';
	const parameters = method === 'GET' ? [] : bodyPairs(request);
	if ((method !== 'GET' && method !== 'POST') || nonce === '' || !parameters) return false;

	const expected = (token: string) => signatureV3(token, { method, url, parameters, nonce });
	const matches = (header: string, candidates: readonly string[]) =>
		candidates.some((token) => holds(headers[header], expected(token)));
	return (
		matches('x-plivo-signature-v3', tokens.own) || matches('x-plivo-signature-ma-v3', tokens.main)
	);
}

function verifyV2({ url, headers }: WebhookRequest, tokens: Tokens): boolean {
	const nonce = headers[V2_NONCE] ?? '';
	if (nonce === '') return false;
	const matches = (header: string, candidates: readonly string[]) =>
		candidates.some((token) => holds(headers[header], signatureV2(token, url, nonce)));
	return (
		matches('x-plivo-signature-v2', tokens.own) || matches('x-plivo-signature-ma-v2', tokens.main)
	);
}

/**
 * Whether Plivo signed a push. Which signatures an account gets is not published; any of the four will
 * do, with one exception: V2 does not cover the body, so it counts only where no header of V3 is
 * present at all. Otherwise a tampered body would pass by its V2 signature.
 */
export function verify(
	request: WebhookRequest,
	secrets: Readonly<Record<string, unknown>>,
): boolean {
	const tokens = tokensOf(secrets);
	const hasV3 = V3_FAMILY.some((header) => request.headers[header] !== undefined);
	return hasV3 ? verifyV3(request, tokens) : verifyV2(request, tokens);
}
