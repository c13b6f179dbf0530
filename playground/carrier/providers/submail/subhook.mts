import type { PushRequest } from '../../pushRequest.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import type { App } from './apps.mts';
import { digest } from './digest.mts';

/** Signature of an event: over the token and the hook's key only (reference 14). */
export function subhookSignature(token: string, subhookKey: string): string {
	return digest('md5', token + subhookKey);
}

/**
 * An event of SUBHOOK in the hook's transport, one a request (reference 14).
 * @param fields the event's own fields; empty ones are sent too
 * @param at time of the event, in ms
 */
export function composeEvent(
	fields: Record<string, string | number>,
	at: number,
	account: SubmailAccountOptions,
): PushRequest {
	// The same event always has the same token, so that its repeats are equal byte for byte.
	const token = digest('md5', `token/${at}/${JSON.stringify(fields)}`);
	const event = {
		...fields,
		timestamp: Math.floor(at / 1000),
		token,
		signature: subhookSignature(token, account.subhookKey),
	};
	return inTransport(event, account.subhookTransport);
}

/** The app id as events have it: a number (reference 14). */
export function appNumber({ appId }: App): string | number {
	return /^\d+$/.test(appId) ? Number(appId) : appId;
}

function inTransport(
	event: Record<string, string | number>,
	transport: SubmailAccountOptions['subhookTransport'],
): PushRequest {
	if (transport === 'json') {
		return { contentType: 'application/json', body: JSON.stringify(event) };
	}
	const texts = Object.entries(event).map(([name, value]): [string, string] => [
		name,
		String(value),
	]);
	if (transport === 'multipart') return multipart(texts);
	return {
		method: transport === 'get' ? 'GET' : 'POST',
		contentType: 'application/x-www-form-urlencoded',
		body: new URLSearchParams(texts).toString(),
	};
}

function multipart(texts: Array<[string, string]>): PushRequest {
	const boundary = '----SubhookBoundary7MA4YWxkTrZu0gW';
	const parts = texts.map(
		([name, value]) =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: `${parts.join('')}--${boundary}--\r\n`,
	};
}
