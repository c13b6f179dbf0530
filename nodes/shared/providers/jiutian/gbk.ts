/**
 * GBK, the character set of Jiutian's texts. Node.js can read it but not write it, so the table is
 * turned round: every sequence of two bytes is read once.
 */

const ASCII_END = 0x80;
const LEAD = { first: 0x81, last: 0xfe };
const TRAIL = { first: 0x40, last: 0xfe };
const LINE_BREAK = 0x0a;

/** One character that GBK itself assigns: neither unreadable nor one of the areas for private use. */
const ASSIGNED = /^[^\uFFFD\p{Co}]$/u;

/** Two codings of it are about (0x80 and 0xA2E3), and GBK proper has none. */
const DOUBTFUL = '€';

/** Bytes of each character as a number of 16 bits. Made at the first use; the same in every process. */
let table: ReadonlyMap<string, number> | undefined;

function buildTable(): ReadonlyMap<string, number> {
	const codes: number[] = [];
	const bytes: number[] = [];
	for (let lead = LEAD.first; lead <= LEAD.last; lead++) {
		for (let trail = TRAIL.first; trail <= TRAIL.last; trail++) {
			codes.push(lead * 256 + trail);
			// The line break keeps an unassigned pair from disturbing its neighbours.
			bytes.push(lead, trail, LINE_BREAK);
		}
	}
	const characters = new TextDecoder('gbk').decode(Uint8Array.from(bytes)).split('\n');
	const built = new Map<string, number>();
	codes.forEach((code, place) => {
		const character = characters[place];
		if (ASSIGNED.test(character) && !built.has(character)) built.set(character, code);
	});
	built.delete(DOUBTFUL);
	return built;
}

/** The bytes of one character, or undefined if GBK has none. */
function bytesOf(character: string): number[] | undefined {
	const codePoint = character.codePointAt(0) as number;
	if (codePoint < ASCII_END) return [codePoint];
	table ??= buildTable();
	const code = table.get(character);
	return code === undefined ? undefined : [Math.floor(code / 256), code % 256];
}

/** The characters of a text that GBK lacks, each once, in order of appearance. */
export const charactersOutsideGbk = (text: string): string[] => [
	...new Set([...text].filter((character) => bytesOf(character) === undefined)),
];

/** Characters that need no escape in a form (RFC 3986, unreserved). */
const PLAIN = /^[A-Za-z0-9._~-]$/;

const escaped = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * A text as percent-encoded GBK bytes, for a query or a form.
 *
 * @throws RangeError if it has a character outside GBK; ask {@link charactersOutsideGbk} before
 */
export function percentGbk(text: string): string {
	const parts = [...text].map((character) => {
		if (PLAIN.test(character)) return character;
		const bytes = bytesOf(character);
		if (!bytes) throw new RangeError(`GBK has no character '${character}'`);
		return bytes.map(escaped).join('');
	});
	return parts.join('');
}
