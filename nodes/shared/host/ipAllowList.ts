/**
 * An internet address as bits, so that networks can be compared. IPv4 addresses that came wrapped in
 * IPv6 (`::ffff:192.0.2.1`) count as IPv4.
 */
interface Address {
	bits: bigint;
	/** 32 or 128 */
	width: number;
}

function readIpv4(text: string): Address | undefined {
	const parts = text.split('.');
	if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
		return undefined;
	}
	return { bits: parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n), width: 32 };
}

function readIpv6(text: string): Address | undefined {
	const halves = text.split('::');
	if (halves.length > 2) return undefined;
	const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
	const missing = 8 - head.length - (tail?.length ?? 0);
	if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
	const groups = [...head, ...Array<string>(tail ? missing : 0).fill('0'), ...(tail ?? [])];
	if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
	return {
		bits: groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n),
		width: 128,
	};
}

function readAddress(text: string): Address | undefined {
	const plain = text.trim().replace(/^::ffff:(?=\d+\.)/i, '');
	return readIpv4(plain) ?? readIpv6(plain);
}

interface Network extends Address {
	/** Leading bits that must be equal. */
	prefix: number;
}

function readNetwork(entry: string): Network | undefined {
	const [text, prefixText, ...rest] = entry.trim().split('/');
	const address = readAddress(text);
	if (!address || rest.length > 0) return undefined;
	const prefix = prefixText === undefined ? address.width : Number(prefixText);
	const valid = /^\d*$/.test(prefixText ?? '') && prefixText !== '' && prefix <= address.width;
	return valid ? { ...address, prefix } : undefined;
}

/** The entries of a list separated by commas, spaces or line breaks. */
const entriesOf = (list: string): string[] => list.split(/[\s,;，；]+/).filter(Boolean);

/** The entries that are neither an address nor a network such as 192.0.2.0/24. */
export const unreadableEntries = (list: string): string[] =>
	entriesOf(list).filter((entry) => readNetwork(entry) === undefined);

/**
 * Whether an address stands in a list of addresses and networks (IPv4 or IPv6). An unreadable address
 * is in no list.
 */
export function isAllowed(address: string | undefined, list: string): boolean {
	const asked = readAddress(address ?? '');
	if (!asked) return false;
	return entriesOf(list).some((entry) => {
		const network = readNetwork(entry);
		if (!network || network.width !== asked.width) return false;
		const shift = BigInt(network.width - network.prefix);
		return asked.bits >> shift === network.bits >> shift;
	});
}
