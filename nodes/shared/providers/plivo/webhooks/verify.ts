import { equalInConstantTime } from '../../../messaging/util/equalInConstantTime';

import type { ChannelSettings } from '../../../messaging/model/message';
import type { ProviderField, WebhookRequest } from '../../contract';
import { inOrder, queryOf, readPairs, signatureV2, signatureV3, type Pair } from '../signing';

const V3_NONCE = 'x-plivo-signature-v3-nonce';
const V2_NONCE = 'x-plivo-signature-v2-nonce';

/** Which signature counts. Plivo does not publish which ones an account gets; V3 has been seen on both kinds of push. */
export const SIGNATURE: ProviderField = {
	displayName: 'Plivo Signature',
	name: 'plivoSignature',
	description:
		'Which signature of Plivo counts. Choose V2 only if Plivo sends your account no V3: V2 covers the address and not the content, so whoever has seen one push can make up others.',
	type: 'options',
	options: [
		{ name: 'V3', value: 'v3', description: 'Covers the address and every field' },
		{ name: 'V2 or V3', value: 'v2', description: 'V2 covers the address only' },
	],
	default: 'v3',
};

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

/** A header may hold several signatures, joined by commas, while a token is being replaced. */
const holds = (header: string | undefined, expected: string | undefined): boolean =>
	expected !== undefined &&
	(header ?? '').split(',').some((signature) => equalInConstantTime(signature.trim(), expected));

/** As all that Plivo documents; a border that was moved leaves other characters in a name. */
const NAME = /^[\w-]+$/;

/** As all published ones; with a dot in it a nonce could have taken over the end of the parameters. */
const NONCE = /^[\w-]+$/;

/** Names that decide what a push says. */
const TELLING = ['Status', 'ErrorCode', 'MessageIntent', 'Text', 'Body'];

/** Their values are a person's words, in which any name may stand. */
const WORDS: ReadonlySet<string> = new Set(['Text', 'Body']);

/** Whether a name is a longer one of Plivo's own, such as `CallStatus`: a moved border leaves digits in it. */
const isLonger = (name: string, telling: string): boolean =>
	name.endsWith(telling) && /^[A-Za-z]+$/.test(name);

/**
 * Whether the parameters may have been cut otherwise than Plivo cut them: V3 signs names and values one
 * behind the other without a border, so that `Statusundelivered=` has the signature of
 * `Status=undelivered`. A telling name that is missing must not stand inside the others, and no name
 * comes twice.
 */
function mayBeRecut(pairs: readonly Pair[]): boolean {
	const names = new Set(pairs.map(([name]) => name));
	const ordered = inOrder(pairs);
	const isHidden = (telling: string) =>
		ordered
			.map(
				([name, value]) => (isLonger(name, telling) ? '=' : name) + (WORDS.has(name) ? '=' : value),
			)
			.join('')
			.includes(telling);
	return (
		names.size < pairs.length ||
		!pairs.every(([name]) => NAME.test(name)) ||
		TELLING.some((telling) => !names.has(telling) && isHidden(telling))
	);
}

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/**
 * The parameters of a push from the request as it came, so that what is signed is what is read: those of
 * the query for GET, those of the form for POST. Plivo sends nothing else.
 *
 * @returns undefined if it is no push as Plivo writes it
 */
function parametersOf({
	method,
	url,
	rawBody,
	headers,
	fields,
}: WebhookRequest): Pair[] | undefined {
	const isGet = method === 'GET';
	if (!isGet && method !== 'POST') return undefined;
	if (!isGet && rawBody === '') return Object.keys(fields).length === 0 ? [] : undefined;
	if (!isGet && !FORM.test(headers['content-type'] ?? '')) return undefined;

	const encoded = isGet ? queryOf(url) : rawBody;
	// A part without `=` or without a name could be a moved border, too.
	const isWhole = encoded === '' || encoded.split('&').every((part) => part.indexOf('=') > 0);
	const pairs = isWhole ? readPairs(encoded) : undefined;
	return pairs && !mayBeRecut(pairs) ? pairs : undefined;
}

function verifyV3({ method, url, headers }: WebhookRequest, pairs: Pair[], tokens: Tokens) {
	const nonce = headers[V3_NONCE] ?? '';
	if (!NONCE.test(nonce)) return false;
	const signed =
		method === 'GET'
			? { method: 'GET' as const, url, parameters: [], nonce }
			: { method: 'POST' as const, url, parameters: pairs, nonce };
	const matches = (header: string, candidates: readonly string[]) =>
		candidates.some((token) => holds(headers[header], signatureV3(token, signed)));
	return (
		matches('x-plivo-signature-v3', tokens.own) || matches('x-plivo-signature-ma-v3', tokens.main)
	);
}

function verifyV2({ url, headers }: WebhookRequest, tokens: Tokens): boolean {
	const nonce = headers[V2_NONCE] ?? '';
	if (!NONCE.test(nonce)) return false;
	const matches = (header: string, candidates: readonly string[]) =>
		candidates.some((token) => holds(headers[header], signatureV2(token, url, nonce)));
	return (
		matches('x-plivo-signature-v2', tokens.own) || matches('x-plivo-signature-ma-v2', tokens.main)
	);
}

/**
 * Whether Plivo signed a push. V3 alone counts, since V2 does not cover the content: with a V2 pair that
 * somebody has caught, anything would pass once the headers of V3 are taken off. V2 counts where the user
 * has chosen so.
 *
 * @param settings may hold {@link SIGNATURE}
 */
export function verify(
	request: WebhookRequest,
	secrets: Readonly<Record<string, unknown>>,
	settings: ChannelSettings = {},
): boolean {
	const tokens = tokensOf(secrets);
	const pairs = parametersOf(request);
	if (!pairs) return false;
	return (
		verifyV3(request, pairs, tokens) ||
		(settings[SIGNATURE.name] === 'v2' && verifyV2(request, tokens))
	);
}
