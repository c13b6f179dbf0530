/** Where links may lead: an address, or all that begin with it. */
interface AllowedTarget {
	protocol: string;
	hostname: string;
	/** Whether names in front of `hostname` count, and not itself. */
	subdomains: boolean;
	/** Empty: the default port of the protocol. */
	port: string;
	/** `/` for every page. */
	path: string;
}

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/** Two names at least: `*.com` would lead to half of the internet. */
const SUBDOMAINS = /^\*\.(?=[^.*]+\.[^*]+)/;

/** Between scheme and path nothing but a host, and a port. */
const HTTP_ADDRESS = /^https?:\/\/[^/?#@\\]+(?:[/?#]|$)/i;

/** What browsers drop or read as another character, and so as another address. */
const TRICKS = /[\s\\\p{Cc}\p{Cf}]/u;

/** A slash in disguise, which some web servers take for one. */
const ENCODED_SLASH = /%(?:2f|5c)/i;

/** The entries of a list, separated by line breaks, spaces or commas. */
export const entriesOf = (list: string): string[] =>
	list.split(/[\s,，、;；]+/).filter((entry) => entry !== '');

/**
 * An address to send a browser to: http or https, with a host, without a user name and without
 * anything that browsers and this check could read differently.
 *
 * @returns as browsers understand it; undefined if it is none
 */
export function webAddress(target: string): URL | undefined {
	if (!HTTP_ADDRESS.test(target) || TRICKS.test(target)) return undefined;
	return URL.canParse(target) ? new URL(target) : undefined;
}

function readAddress(address: string): AllowedTarget[] {
	const { protocol, hostname, port, pathname, search, hash } = webAddress(address) ?? {};
	if (!protocol || !hostname || search || hash) return [];
	const name = hostname.replace(SUBDOMAINS, '');
	if (name.includes('*')) return [];
	const subdomains = name !== hostname;
	return [{ protocol, hostname: name, subdomains, port: port ?? '', path: pathname ?? '/' }];
}

/** What an entry allows: a host without a scheme, http and https alike; nothing if it is unreadable. */
const readEntry = (entry: string): AllowedTarget[] =>
	SCHEME.test(entry)
		? readAddress(entry)
		: [...readAddress(`https://${entry}`), ...readAddress(`http://${entry}`)];

/** The entries of a list of allowed targets that cannot be read. */
export const unreadableTargets = (list: string): string[] =>
	entriesOf(list).filter((entry) => readEntry(entry).length === 0);

function isBelow(path: string, allowed: string): boolean {
	if (allowed === '/') return true;
	if (ENCODED_SLASH.test(path)) return false;
	const folder = allowed.endsWith('/') ? allowed : `${allowed}/`;
	return path === allowed || path.startsWith(folder);
}

/**
 * Whether a link may lead to an address.
 *
 * @param list hosts such as `fair.example.com` or `*.example.com`, or beginnings of addresses such as
 *   `https://fair.example.com/2026/`; entries that cannot be read allow nothing
 */
export const isAllowedTarget = (address: URL, list: string): boolean =>
	entriesOf(list)
		.flatMap(readEntry)
		.some(
			({ protocol, hostname, subdomains, port, path }) =>
				protocol === address.protocol &&
				port === address.port &&
				(subdomains ? address.hostname.endsWith(`.${hostname}`) : address.hostname === hostname) &&
				isBelow(address.pathname, path),
		);
