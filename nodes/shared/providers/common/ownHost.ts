import type { ProviderHosts } from '../contract';
import { addressOf, type HandedRequest } from './handedRequest';
import { isPrivateHost } from './privateHost';

/** What of a credential says where its requests go. */
export interface AddressFields {
	baseUrl?: unknown;
	allowPlainHttp?: unknown;
}

/** Why a Base URL cannot be used, behind the words 'Base URL', and the way out as a sentence. */
export interface AddressFault {
	what: string;
	wayOut: string;
}

function parsed(address: string): URL | undefined {
	try {
		return new URL(address);
	} catch {
		return undefined;
	}
}

const isWeb = ({ protocol }: URL) => protocol === 'https:' || protocol === 'http:';

/** Scheme, host and port. `origin` is "null" for other schemes. */
const shown = ({ protocol, host }: URL) => `${protocol}//${host}`;

const withoutSlash = (address: string): string => address.replace(/(?<!\/)\/+$/, '');

/** The Base URL of a credential, without spaces around it and slashes at its end. */
export function baseUrlOf(hosts: ProviderHosts, { baseUrl }: AddressFields): string {
	const typed = typeof baseUrl === 'string' ? baseUrl.trim() : '';
	return withoutSlash(typed || hosts.baseUrl);
}

/** Why the Base URL of a credential cannot be used; undefined if it can. */
export function faultOfBaseUrl(
	hosts: ProviderHosts,
	fields: AddressFields,
): AddressFault | undefined {
	const base = parsed(baseUrlOf(hosts, fields));
	if (!base || !isWeb(base)) {
		return {
			what: 'is not a web address',
			wayOut: `Enter an address that begins with https://, normally ${hosts.baseUrl}`,
		};
	}
	const safe =
		base.protocol === 'https:' ||
		isPrivateHost(base.hostname) ||
		hosts.plain.includes(base.origin) ||
		fields.allowPlainHttp === true;
	if (safe) return undefined;
	return {
		what: 'begins with http://, so keys, numbers and texts would travel unprotected',
		wayOut:
			"Enter the address with https://, or turn on 'Allow Plain HTTP' in the credential if the way there is protected otherwise",
	};
}

/**
 * All addresses that a request could mean. The HTTP client joins `baseURL` and the rest as text, n8n's
 * own checks join them as a browser does; whatever can be read in two ways must be right in both.
 */
function targetsOf({ url, uri, baseURL }: HandedRequest): Array<URL | undefined> {
	const base = baseURL ?? '';
	const addresses = [url, uri].filter((address) => address !== undefined);
	return (addresses.length > 0 ? addresses : ['']).flatMap((address) => {
		if (base === '') return [parsed(address)];
		const isWhole = /^([a-z][a-z\d+.-]*:)?\/\//i.test(address);
		const joined = isWhole ? address : `${withoutSlash(base)}/${address.replace(/^\/+/, '')}`;
		return [parsed(joined), parseAgainst(address, base)];
	});
}

function parseAgainst(address: string, base: string): URL | undefined {
	try {
		return new URL(address, base);
	} catch {
		return undefined;
	}
}

const refuse = (what: string, wayOut: string): never => {
	throw new Error(`The request was not signed: ${what}. ${wayOut}.`);
};

/**
 * A request that a credential may sign: it goes to the origin of the Base URL or to the provider's own
 * hosts, and no answer can redirect it elsewhere, since a redirect takes the proof of who asks along.
 *
 * @throws Error with a plain sentence if it goes anywhere else
 */
export function ownRequest<Request extends HandedRequest>(
	hosts: ProviderHosts,
	fields: AddressFields,
	request: Request,
): Request {
	const fault = faultOfBaseUrl(hosts, fields);
	if (fault) refuse(`'Base URL' in the credential ${fault.what}`, fault.wayOut);
	const base = new URL(baseUrlOf(hosts, fields));
	const own = new Set([base.origin, ...hosts.official]);

	for (const target of targetsOf(request)) {
		if (!target || !isWeb(target)) {
			const address = target ? shown(target) : addressOf(request).slice(0, 100).split(/[?#@]/)[0];
			return refuse(
				`'${address}' is not a web address`,
				`Enter an address below ${base.origin}, the 'Base URL' of the credential`,
			);
		}
		if (!own.has(target.origin)) {
			refuse(
				`it goes to ${shown(target)}, but this credential is for ${base.origin} only`,
				"Correct the URL, or use a credential whose 'Base URL' is that address",
			);
		}
		const { username, password } = target;
		const isOfBase =
			target.origin === base.origin && username === base.username && password === base.password;
		if ((username || password) && !isOfBase) {
			refuse(
				`its address has a user or a password before the host ${target.host}`,
				'Take out what stands before the @',
			);
		}
	}
	return { ...request, ...NO_REDIRECTS };
}

/** For n8n's HTTP helper and, the last two, for the HTTP Request node. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	maxRedirects: 0,
	followRedirect: false,
	followAllRedirects: false,
};
