import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js';

type Address = IPv4 | IPv6;

/** An address and how many of its leading bits must be equal. */
type Network = [address: Address, prefix: number];

/** Leading bits of an IPv4 address that came wrapped in IPv6 (`::ffff:192.0.2.1`). */
const MAPPED_BITS = 96;

/** `[2001:db8::7]:443`, `[2001:db8::7]` */
const IN_BRACKETS = /^\[([^\]]*)\](?::\d{1,5})?$/;

/** `203.0.113.7:61598`, as some gateways write it into X-Forwarded-For; with one colon it cannot be IPv6. */
const WITH_PORT = /^([\d.]+):\d{1,5}$/;

/** The four parts with which an IPv6 address may end (`64:ff9b::203.0.113.7`). */
const FOUR_PARTS = /(?<=:)[\d.]{1,15}$/;

/** Four decimal parts and nothing else; `ipaddr.js` would also read `127.1` and octal parts. */
const readIpv4 = (text: string): IPv4 | undefined =>
	ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : undefined;

/** Four parts at the end go in as groups, because `ipaddr.js` takes `::203.0.113.7` for the wrapped form. */
function readIpv6(text: string): IPv6 | undefined {
	const groups = text.replace(FOUR_PARTS, (end) => {
		if (!end.includes('.')) return end;
		const [a, b, c, d] = readIpv4(end)?.octets ?? [];
		return d === undefined
			? '?'
			: [(a << 8) | b, (c << 8) | d].map((one) => one.toString(16)).join(':');
	});
	return groups.includes(':') && ipaddr.IPv6.isValid(groups)
		? ipaddr.IPv6.parse(groups)
		: undefined;
}

/** An address without the port, the brackets and the zone (`fe80::1%eth0`) that may stand around it. */
function readAddress(text: string): Address | undefined {
	const bare = IN_BRACKETS.exec(text)?.[1] ?? WITH_PORT.exec(text)?.[1] ?? text;
	const [plain] = bare.split('%');
	return readIpv4(plain) ?? readIpv6(plain);
}

/** IPv4 that came wrapped in IPv6 counts as IPv4, be it an address or a network of such. */
function unwrapped([address, prefix]: Network): Network {
	const isMapped = 'isIPv4MappedAddress' in address && address.isIPv4MappedAddress();
	return isMapped && prefix >= MAPPED_BITS
		? [address.toIPv4Address(), prefix - MAPPED_BITS]
		: [address, prefix];
}

const bitsOf = (address: Address): number => address.toByteArray().length * 8;

function readNetwork(entry: string): Network | undefined {
	const [text, prefixText, ...rest] = entry.split('/');
	const address = readAddress(text);
	if (!address || rest.length > 0) return undefined;
	if (prefixText === undefined) return unwrapped([address, bitsOf(address)]);
	const isPrefix = /^\d{1,3}$/.test(prefixText) && Number(prefixText) <= bitsOf(address);
	return isPrefix ? unwrapped([address, Number(prefixText)]) : undefined;
}

/** The entries of a list separated by commas, spaces or line breaks. */
const entriesOf = (list: string): string[] => list.split(/[\s,;，；]+/).filter(Boolean);

/** The entries that are neither an address nor a network such as 192.0.2.0/24. */
export const unreadableEntries = (list: string): string[] =>
	entriesOf(list).filter((entry) => readNetwork(entry) === undefined);

/**
 * Whether an address stands in a list of addresses and networks (IPv4 or IPv6). An unreadable address
 * is in no list.
 *
 * @param address as the web server gives it: behind a gateway with its port, maybe
 */
export function isAllowed(address: string | undefined, list: string): boolean {
	const read = readAddress((address ?? '').trim());
	if (!read) return false;
	const [asked] = unwrapped([read, bitsOf(read)]);
	return entriesOf(list).some((entry) => {
		const network = readNetwork(entry);
		return network?.[0].kind() === asked.kind() && asked.match(network);
	});
}
