/** Plivo's own SDK as a stranger: what we compute, it must accept, and the other way round. */
import axios, { type InternalAxiosRequestConfig } from 'axios';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { Client, validateSignature, validateV3Signature } from 'plivo';

import { plivo } from '../../../../nodes/shared/providers/plivo';
import type { HandedRequest } from '../../../../nodes/shared/providers/common/handedRequest';
import type { ProviderRequest } from '../../../../nodes/shared/providers/contract';
import { authenticate } from '../../../../nodes/shared/providers/plivo/authenticate';
import { balance } from '../../../../nodes/shared/providers/plivo/balance';
import {
	signatureV2,
	signatureV3,
	type Pair,
} from '../../../../nodes/shared/providers/plivo/signing';
import { verify } from '../../../../nodes/shared/providers/plivo/webhooks/verify';
import vectors from '../../../vectors/plivo.json';

/** Lists of Node.js are not `instanceof Array` within jest, by which the SDK knows a repeated name. */
jest.mock('querystring', () => {
	const actual = jest.requireActual<typeof import('querystring')>('querystring');
	const parse = (query: string) =>
		Object.fromEntries(
			Object.entries(actual.parse(query)).map(([name, value]) => [
				name,
				Array.isArray(value) ? [...value] : value,
			]),
		);
	return { ...actual, parse };
});

/** The SDK takes a repeated name as a list. */
function asRecord(pairs: readonly Pair[]): Record<string, string | string[]> {
	const record: Record<string, string[]> = {};
	for (const [name, value] of pairs) record[name] = [...(record[name] ?? []), value];
	return Object.fromEntries(
		Object.entries(record).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
	);
}
const encoded = (pairs: readonly Pair[]) =>
	new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();

const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
const texts = fc.string({ unit: 'grapheme', maxLength: 20 });
/** Plivo repeats no name in a push, and a push that does is refused. */
const parameters: fc.Arbitrary<Pair[]> = fc.uniqueArray(fc.tuple(names, texts), {
	maxLength: 8,
	selector: ([name]) => name,
});
// The SDK decodes the query before it encodes it again, which only ASCII survives.
const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
const queries: fc.Arbitrary<Pair[]> = fc.array(
	fc.tuple(fc.oneof(names, fc.constantFrom('a', 'b')), ascii),
	{ maxLength: 4 },
);
const addresses = fc
	.tuple(fc.constantFrom('', ':8443', ':443'), fc.stringMatching(/^(\/[a-z0-9-]{1,8}){1,4}\/?$/))
	.map(([port, path]) => `https://n8n.example.com${port}${path}`);
const tokens = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/);
const nonces = fc.stringMatching(/^\d{5,20}$/);

const withQuery = (address: string, query: readonly Pair[]) =>
	query.length > 0 ? `${address}?${encoded(query)}` : address;

it('accepts our V3 signature of a POST, and we accept what it accepts', () => {
	fc.assert(
		fc.property(addresses, queries, parameters, tokens, nonces, (address, query, form, ...keys) => {
			const [token, nonce] = keys;
			const url = withQuery(address, query);
			const signature = signatureV3(token, { method: 'POST', url, parameters: form, nonce }) ?? '';
			expect(validateV3Signature('POST', url, nonce, token, signature, asRecord(form))).toBe(true);

			const headers = {
				'content-type': 'application/x-www-form-urlencoded',
				'x-plivo-signature-v3': signature,
				'x-plivo-signature-v3-nonce': nonce,
			};
			const push = { method: 'POST', url, headers, fields: {}, rawBody: encoded(form) };
			expect(verify(push, { authToken: token })).toBe(true);
		}),
	);
});

it('agrees on 1,000 pushes, of which some were changed on their way', () => {
	const changes = fc.constantFrom(
		'none',
		'value',
		'name',
		'address',
		'nonce',
		'token',
		'signature',
	);
	const pushes = fc.tuple(addresses, parameters, tokens, nonces, changes);
	const seen = new Set<boolean>();
	fc.assert(
		fc.property(pushes, ([address, form, token, nonce, change]) => {
			fc.pre(form.length > 0);
			const signed = signatureV3(token, { method: 'POST', url: address, parameters: form, nonce });
			const changed = (what: string, text: string) => (change === what ? `${text}1` : text);
			const [[name, value], ...others] = form;
			const pairs: Pair[] = [[changed('name', name), changed('value', value)], ...others];
			const url = changed('address', address);
			const signature = changed('signature', signed ?? '');
			const given = changed('nonce', nonce);
			const key = changed('token', token);
			fc.pre(new Set(pairs.map(([each]) => each)).size === pairs.length);

			const theirs = Boolean(
				validateV3Signature('POST', url, given, key, signature, asRecord(pairs)),
			);
			const headers = {
				'content-type': 'application/x-www-form-urlencoded',
				'x-plivo-signature-v3': signature,
				'x-plivo-signature-v3-nonce': given,
			};
			const push = { method: 'POST', url, headers, fields: {}, rawBody: encoded(pairs) };
			expect(verify(push, { authToken: key })).toBe(theirs);
			seen.add(theirs);
		}),
		{ numRuns: 1000 },
	);
	expect(seen.size).toBe(2);
});

it('accepts our V3 signature of a GET', () => {
	fc.assert(
		fc.property(addresses, queries, tokens, nonces, (address, query, token, nonce) => {
			const url = withQuery(address, query);
			const signature = signatureV3(token, { method: 'GET', url, parameters: [], nonce }) ?? '';
			expect(validateV3Signature('GET', url, nonce, token, signature)).toBe(true);
		}),
	);
});

it('accepts our V2 signature', () => {
	fc.assert(
		fc.property(addresses, queries, tokens, nonces, (address, query, token, nonce) => {
			const url = withQuery(address, query);
			const signature = signatureV2(token, url, nonce);
			expect(validateSignature(url, nonce, signature, token)).toBe(true);
		}),
	);
});

it.each(vectors.v3)('agrees on the vector $case', (vector) => {
	const { method, url, nonce, token, signature } = vector;
	expect(validateV3Signature(method, url, nonce, token, signature, vector.parameters)).toBe(true);
});

describe('requests', () => {
	const account = { authId: 'MAXXXXXXXXXXXXXXXXXX', authToken: vectors.v2[0].token };
	const id = 'db3ce55a-7f1d-11e1-8ea7-1231380bc196';

	/** What the SDK puts on the wire for a call, stopped before it leaves. */
	async function requestOfSdk(call: (client: Client) => Promise<unknown>) {
		const seen: InternalAxiosRequestConfig[] = [];
		const { adapter } = axios.defaults;
		axios.defaults.adapter = async (config) => {
			seen.push(config);
			return await Promise.reject(new Error('stopped'));
		};
		try {
			await call(new Client(account.authId, account.authToken)).catch(() => undefined);
		} finally {
			axios.defaults.adapter = adapter;
		}
		const [{ url, data, headers, ...rest }] = seen;
		const method = rest.method?.toLowerCase();
		// A question carries an empty text as its body, which means nothing.
		const json: unknown = method === 'post' ? JSON.parse(String(data)) : undefined;
		// For the account the SDK doubles the last slash.
		const address = url?.replace(/\/+$/, '/');
		return {
			method: method?.toUpperCase(),
			url: address,
			json,
			authorization: headers.Authorization,
		};
	}

	/** What our credential makes of our request. */
	function ours({ method, path, json }: ProviderRequest) {
		const request = { method, url: plivo.hosts.baseUrl + path };
		const { url, headers } = authenticate(account, request) as HandedRequest;
		return { method, url, json, authorization: (headers as IDataObject).Authorization };
	}

	it('sends the same request for a message', async () => {
		const [, call] = plivo.sms.sms.calls;
		const message = {
			to: '+14155550199',
			content: { kind: 'text' as const, text: '展会 tomorrow' },
			sender: '+14155550100',
			settings: {
				receiptUrl: 'https://n8n.example.com/webhook/abc',
				logContent: false,
				messageExpiry: 600,
				dltEntityId: 'e',
				dltTemplateId: 't',
				dltTemplateCategory: 'c',
			},
		};
		const theirs = await requestOfSdk(
			async (client) =>
				await client.messages.create('14155550100', '14155550199', '展会 tomorrow', {
					type: 'sms',
					url: 'https://n8n.example.com/webhook/abc',
					method: 'POST',
					log: 'false',
					message_expiry: 600,
					dlt_entity_id: 'e',
					dlt_template_id: 't',
					dlt_template_category: 'c',
				} as object),
		);
		expect(ours(call.encode({ messages: [message], requestId: 'r' }))).toEqual(theirs);
	});

	it('sends the same request for many numbers', async () => {
		const [call] = plivo.sms.sms.calls;
		const messages = ['+14155550198', '+14155550199'].map((to) => ({
			to,
			content: { kind: 'text' as const, text: '展会' },
			sender: '+14155550100',
			settings: { manyRecipients: true },
		}));
		const theirs = await requestOfSdk(
			async (client) =>
				await client.messages.create('14155550100', '14155550198<14155550199', '展会', {
					type: 'sms',
				} as object),
		);
		expect(ours(call.encode({ messages, requestId: 'r' }))).toEqual(theirs);
	});

	it('sends the same request for an MMS', async () => {
		const picture = {
			kind: 'image' as const,
			type: 'image/jpeg',
			extension: 'jpg',
			fileName: 'hall.jpg',
			bytes: 3,
			base64: '/9j/',
			id: 'f'.repeat(64),
		};
		const message = {
			to: '+14155550199',
			content: {
				kind: 'pages' as const,
				subject: '',
				pages: [
					{ text: '展会 tomorrow', media: { ...picture, url: 'https://example.com/hall.jpg' } },
					{ text: '', media: { ...picture, uploadId: '801c2056' } },
				],
			},
			sender: '+14155550100',
			settings: { receiptUrl: 'https://n8n.example.com/webhook/abc' },
		};
		const [call] = plivo.mms?.mms.calls ?? [];
		const theirs = await requestOfSdk(
			async (client) =>
				await client.messages.create('14155550100', '14155550199', '展会 tomorrow', {
					type: 'mms',
					media_urls: ['https://example.com/hall.jpg'],
					media_ids: ['801c2056'],
					url: 'https://n8n.example.com/webhook/abc',
					method: 'POST',
				} as object),
		);
		expect(ours(call.encode({ messages: [message], requestId: 'r' }))).toEqual(theirs);
	});

	it('asks in the same way for a message and for the account', async () => {
		const question = { messageId: id, to: '', date: '' };
		expect(plivo.status && ours(plivo.status.encode(question))).toEqual(
			await requestOfSdk(async (client) => await client.messages.get(id)),
		);
		expect(ours(balance.encode())).toEqual(
			await requestOfSdk(async (client) => await client.accounts.get()),
		);
	});
});
