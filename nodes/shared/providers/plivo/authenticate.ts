import type { HandedRequest } from '../common/handedRequest';

export interface PlivoKey {
	authId: string;
	authToken: string;
}

/** Where an address wants the Auth ID; the second form is what some encoders make of the first. */
const PLACEHOLDER = /\{authId\}|%7BauthId%7D/gi;

/** HTTP Basic, and the Auth ID in the address where `{authId}` stands. */
export function authenticate<Request extends HandedRequest>(
	{ authId, authToken }: PlivoKey,
	request: Request,
): Request {
	const basic = Buffer.from(`${authId}:${authToken}`).toString('base64');
	const withId = (address: string) =>
		address.replace(PLACEHOLDER, () => encodeURIComponent(authId));
	return {
		...request,
		...(request.url ? { url: withId(request.url) } : {}),
		...(request.uri ? { uri: withId(request.uri) } : {}),
		headers: { ...(request.headers as object | undefined), Authorization: `Basic ${basic}` },
	};
}
