/** IPv4 networks that do not lead over the internet: RFC 1918, 1122, 3927 and 6598. */
const PRIVATE_IPV4 =
	/^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** IPv6: this machine, unique local (RFC 4193) and link-local addresses. */
const PRIVATE_IPV6 = /^\[(?:::1\]|f[cd]|fe[89ab])/;

/** Endings of names that only a network of one's own knows. */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/**
 * Whether a host is this machine or in a network of one's own.
 *
 * @param hostname as `URL` gives it: lower case, IPv4 with four numbers, IPv6 in brackets
 */
export function isPrivateHost(hostname: string): boolean {
	const host = hostname.replace(/\.$/, '');
	if (host.startsWith('[')) return PRIVATE_IPV6.test(host);
	if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return PRIVATE_IPV4.test(host);
	// A name without a dot, such as that of a container beside n8n.
	return PRIVATE_NAME.test(host) || !host.includes('.');
}
