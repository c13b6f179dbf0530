import fc from 'fast-check';

import type { WebhookRequest } from '../../../../nodes/shared/providers/contract';
import { receipts } from '../../../../nodes/shared/providers/plivo/webhooks/receipts';
import { replies } from '../../../../nodes/shared/providers/plivo/webhooks/replies';
import {
	signatureV2,
	signatureV3,
	type Pair,
} from '../../../../nodes/shared/providers/plivo/signing';
import { verify } from '../../../../nodes/shared/providers/plivo/webhooks/verify';
import vectors from '../../../vectors/plivo.json';

type Vector = Omit<(typeof vectors.v3)[number], 'parameters'> & {
	parameters: Record<string, string | undefined>;
};
const v3 = vectors.v3 as Vector[];
const [v2] = vectors.v2;

/** The option with which V2 counts too. */
const V2 = { plivoSignature: 'v2' };

const pairsOf = ({ parameters }: Vector): Pair[] =>
	Object.entries(parameters).map(([name, value]) => [name, value ?? '']);
const encoded = (pairs: readonly Pair[]) =>
	new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();

function vector(name: string): Vector {
	const found = v3.find((candidate) => candidate.case === name);
	if (!found) throw new Error(`no vector ${name}`);
	return found;
}

const request = (
	method: string,
	url: string,
	rawBody: string,
	headers: Record<string, string>,
): WebhookRequest => ({
	method,
	url,
	rawBody,
	headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
	fields: {},
});

const v3Headers = (
	nonce: string,
	signature: string,
	name = 'x-plivo-signature-v3',
): Record<string, string> => ({
	[name]: signature,
	'x-plivo-signature-v3-nonce': nonce,
});

/** The push that a vector describes, as the web server gets it. */
function pushOf(one: Vector, headers = v3Headers(one.nonce, one.signature)): WebhookRequest {
	const form = encoded(pairsOf(one));
	if (one.method === 'POST') return request('POST', one.url, form, headers);
	return request('GET', `${one.url}${one.url.includes('?') ? '&' : '?'}${form}`, '', headers);
}

describe('golden vectors (reference, 12)', () => {
	it.each(vectors.v2)('V2 $case', ({ token, url, nonce, signature }) => {
		expect(signatureV2(token, url, nonce)).toBe(signature);
	});

	it.each(v3)('V3 $case: signature', (one) => {
		const { token, url, nonce, signature } = one;
		const method = one.method === 'GET' ? 'GET' : 'POST';
		expect(signatureV3(token, { method, url, parameters: pairsOf(one), nonce })).toBe(signature);
	});

	it.each(v3)('V3 $case: the push is accepted', (one) => {
		expect(verify(pushOf(one), { authToken: one.token })).toBe(true);
	});

	it('V2: the push is accepted where it counts, whatever its query', () => {
		const headers = {
			'x-plivo-signature-v2': v2.signature,
			'x-plivo-signature-v2-nonce': v2.nonce,
		};
		const secrets = { authToken: v2.token };
		expect(verify(request('POST', v2.url, 'a=b', headers), secrets, V2)).toBe(true);
		expect(verify(request('GET', `${v2.url}?a=b`, '', headers), secrets, V2)).toBe(true);
	});

	it('is what receipts and replies are checked with', () => {
		expect([receipts.verify, replies.verify]).toEqual([verify, verify]);
	});
});

describe('policy (reference, 11)', () => {
	const one = vector('D');
	const { token, nonce, signature, url } = one;
	const accepts = (
		headers: Record<string, string>,
		secrets: Record<string, unknown>,
		settings = {},
	) => verify(pushOf(one, headers), secrets, settings);
	const plain = v3Headers(nonce, signature);
	const main = v3Headers(nonce, signature, 'x-plivo-signature-ma-v3');
	const v2Headers = {
		'x-plivo-signature-v2': signatureV2(token, url, nonce),
		'x-plivo-signature-v2-nonce': nonce,
	};

	it('takes V3 by the token of the account, Ma-V3 by that of the main account or the only one', () => {
		expect(accepts(plain, { authToken: token })).toBe(true);
		expect(accepts(main, { authToken: token })).toBe(true);
		expect(accepts(main, { authToken: token, mainAuthToken: '' })).toBe(true);
		expect(accepts(main, { authToken: 'sub', mainAuthToken: token })).toBe(true);
		expect(accepts(plain, { authToken: 'sub', mainAuthToken: token })).toBe(false);
	});

	it('takes a match on either header', () => {
		expect(accepts({ ...main, 'x-plivo-signature-v3': 'other' }, { authToken: token })).toBe(true);
		expect(accepts({ ...plain, 'x-plivo-signature-ma-v3': '' }, { authToken: token })).toBe(true);
	});

	it.each(['other,SIGNATURE', 'SIGNATURE,other', 'other, SIGNATURE', ',SIGNATURE,'])(
		'takes any of several signatures: %s',
		(header) => {
			const headers = v3Headers(nonce, header.replace('SIGNATURE', signature));
			expect(accepts(headers, { authToken: token })).toBe(true);
		},
	);

	it('takes V2 where the user says so, and V3 there as well', () => {
		expect(accepts(v2Headers, { authToken: token }, V2)).toBe(true);
		expect(accepts({ ...v2Headers, ...plain }, { authToken: token }, V2)).toBe(true);
		expect(accepts(plain, { authToken: token }, V2)).toBe(true);
		expect(accepts(v2Headers, { authToken: 'other' }, V2)).toBe(false);
		expect(receipts.fields).toMatchObject([{ name: 'plivoSignature', default: 'v3' }]);
		expect(replies.fields).toEqual(receipts.fields);
	});

	it('takes Ma-V2 by the token of the main account', () => {
		const headers = {
			'x-plivo-signature-ma-v2': v2Headers['x-plivo-signature-v2'],
			'x-plivo-signature-v2-nonce': nonce,
		};
		expect(accepts(headers, { authToken: 'sub', mainAuthToken: token }, V2)).toBe(true);
		expect(accepts(headers, { authToken: 'sub' }, V2)).toBe(false);
	});

	it('refuses without a token, even what is signed with an empty one', () => {
		const empty = signatureV3('', { method: 'POST', url, parameters: pairsOf(one), nonce }) ?? '';
		const secrets = [{}, { authToken: '' }, { authToken: undefined }, { authToken: 0 }];
		for (const secret of secrets) {
			expect(accepts(v3Headers(nonce, empty), secret)).toBe(false);
			expect(accepts(plain, secret)).toBe(false);
			expect(accepts(v2Headers, secret, V2)).toBe(false);
		}
	});

	it('refuses without headers, without a nonce, without a signature', () => {
		const secrets = { authToken: token };
		expect(accepts({}, secrets)).toBe(false);
		expect(accepts({ 'x-plivo-signature-v3': signature }, secrets)).toBe(false);
		expect(accepts({ 'x-plivo-signature-v3-nonce': nonce }, secrets)).toBe(false);
		expect(accepts({ 'x-plivo-signature-v2-nonce': nonce }, secrets)).toBe(false);
	});

	it.each(['PUT', 'HEAD', 'post', ''])('refuses the method %s', (method) => {
		expect(verify({ ...pushOf(one), method }, { authToken: token })).toBe(false);
	});

	it('refuses a body that is no form, and one with a wrong percent sign', () => {
		const push = pushOf(one);
		const secrets = { authToken: token };
		const json = { ...push, headers: { ...push.headers, 'content-type': 'application/json' } };
		expect(verify(json, secrets)).toBe(false);
		expect(verify({ ...push, rawBody: `${push.rawBody}%` }, secrets)).toBe(false);
		expect(verify({ ...push, url: `${push.url}?a=%` }, secrets)).toBe(false);
	});

	it('refuses shifted borders that leave the signed string as it is', () => {
		// Type is the last name, so that "Typesms" reads the same as two names without values.
		const push = pushOf(one);
		const shifted = { ...push, rawBody: push.rawBody.replace('Type=sms', 'Type&sms') };
		expect(shifted.rawBody).not.toBe(push.rawBody);
		expect(verify(shifted, { authToken: token })).toBe(false);
	});

	it('takes parameters in whatever order they come', () => {
		const parameters: Pair[] = [
			['b', '2'],
			['a', 'x'],
		];
		const signed = signatureV3(token, { method: 'POST', url, parameters, nonce }) ?? '';
		const headers = v3Headers(nonce, signed);
		const accepted = (body: string) =>
			verify(request('POST', url, body, headers), { authToken: token });
		expect(accepted('b=2&a=x')).toBe(true);
		expect(accepted('a=x&b=2')).toBe(true);
		expect(accepted('b=2&a=y')).toBe(false);
	});

	it.each([
		['https://answer.url', 'https://answer.url/'],
		['https://answer.url:443/x', 'https://answer.url/x'],
		['https://Answer.url/x', 'https://answer.url/x'],
	])('signs %s as written', (given, normalised) => {
		const sign = (address: string) =>
			signatureV3(token, { method: 'POST', url: address, parameters: [['a', 'b']], nonce });
		expect(sign(given)).not.toBe(sign(normalised));
	});

	it('leaves the fragment out', () => {
		expect(signatureV2(token, `${url}#ct=1`, nonce)).toBe(signatureV2(token, url, nonce));
	});
});

describe('a single changed character', () => {
	/** All that means something in a URL, a form or a header, and some that do not. */
	const CHARACTERS = [...'&=%+.#?;,/:@ "\'!$*()[]-_~0129afzAFZ'];

	/** Every text that differs from this one in one character. */
	const variants = (text: string): string[] =>
		[...text].flatMap((old, place) =>
			CHARACTERS.filter((character) => character !== old).map(
				(character) => text.slice(0, place) + character + text.slice(place + 1),
			),
		);
	/** A form in its meaning: '%2b' and '%2B', '+' and '%20' are the same, and signed alike. */
	const meaning = (form: string) => JSON.stringify([...new URLSearchParams(form)]);
	const meaningOfUrl = (url: string) => {
		const [base, query = ''] = url.split('?');
		return base + meaning(query);
	};

	it.each(['A', 'B', 'D', 'F', 'J'])('of body, URL, nonce or signature: POST %s', (name) => {
		const one = vector(name);
		const push = pushOf(one);
		const secrets = { authToken: one.token };
		const accepted = [
			...variants(push.rawBody)
				.filter((rawBody) => meaning(rawBody) !== meaning(push.rawBody))
				.map((rawBody) => ({ ...push, rawBody })),
			...variants(push.url)
				.filter((url) => meaningOfUrl(url) !== meaningOfUrl(push.url))
				.map((url) => ({ ...push, url })),
			...variants(one.nonce).map((nonce) => pushOf(one, v3Headers(nonce, one.signature))),
			...variants(one.signature).map((signed) => pushOf(one, v3Headers(one.nonce, signed))),
		].filter((changed) => verify(changed, secrets));
		expect(accepted).toEqual([]);
	});

	it('of the URL of a GET', () => {
		const one = vector('C');
		const push = pushOf(one);
		const accepted = variants(push.url)
			.filter((url) => meaningOfUrl(url) !== meaningOfUrl(push.url))
			.filter((url) => verify({ ...push, url }, { authToken: one.token }));
		expect(accepted).toEqual([]);
	});

	it('of any signed callback', () => {
		const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
		const value = fc.string({ unit: 'grapheme', maxLength: 12 });
		const pairs = fc.uniqueArray(fc.tuple(name, value), {
			minLength: 1,
			maxLength: 6,
			selector: ([unique]: [string, string]) => unique,
		});
		const path = fc.webPath();
		const change = fc.tuple(fc.nat(), fc.constantFrom(...CHARACTERS));
		const token = v2.token;
		fc.assert(
			fc.property(
				pairs,
				pairs,
				path,
				fc.boolean(),
				change,
				(form, query, tail, withQuery, edit) => {
					const url = `https://x.example${tail}${withQuery ? `?${encoded(query)}` : ''}`;
					const body = encoded(form);
					const signed = signatureV3(token, { method: 'POST', url, parameters: form, nonce: 'n' });
					const headers = v3Headers('n', signed ?? '');
					const accepted = (rawBody: string) =>
						verify(request('POST', url, rawBody, headers), { authToken: token });
					expect(accepted(body)).toBe(true);

					const [at, character] = edit;
					const place = at % body.length;
					const changed = body.slice(0, place) + character + body.slice(place + 1);
					fc.pre(meaning(changed) !== meaning(body));
					expect(accepted(changed)).toBe(false);
				},
			),
		);
	});
});
