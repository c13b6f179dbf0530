/** Longest address that a sentence shows, characters. */
const LONGEST = 200;

/** Scheme and slashes, then what stands before the path. */
const BEGINNING = /^((?:[a-z][a-z\d+.-]*:(?=[/\\]))?[/\\]*)([^/\\]*)/i;

/**
 * An address for a sentence that a person reads: without user, password, query and fragment, which may
 * hold secrets. Text that is no address is cut in the same places.
 */
export function shownUrl(url: string): string {
	const [address] = url.split(/[?#]/, 1);
	const plain = address.replace(
		BEGINNING,
		(_, scheme: string, authority: string) =>
			scheme + authority.slice(authority.lastIndexOf('@') + 1),
	);
	return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
