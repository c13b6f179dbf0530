import type { Inspection } from './inspection';

/** First eight bytes: PNG specification, section 5.2 (https://www.w3.org/TR/png-3/#5PNG-file-signature). */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length before a chunk's data and its name; checksum behind. */
const AROUND_DATA = { before: 8, after: 4 };
const IHDR_LENGTH = 13;

/** CRC-32 by byte: PNG specification, annex D (https://www.w3.org/TR/png-3/#samplecrc). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

function crc32(file: Buffer, start: number, end: number): number {
	let crc = 0xffffffff;
	for (let at = start; at < end; at++) crc = CRC_TABLE[(crc ^ file[at]) & 0xff] ^ (crc >>> 8);
	return ~crc >>> 0;
}

/** Whether a file claims to be a PNG. */
export const isPng = (file: Buffer): boolean =>
	file.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/** Walks the chunks with their checksums: IHDR first, image data somewhere, IEND at last. */
export function inspectPng(file: Buffer): Inspection {
	let hasImageData = false;
	let at = SIGNATURE.length;
	for (let chunk = 0; at + AROUND_DATA.before + AROUND_DATA.after <= file.length; chunk++) {
		const length = file.readUInt32BE(at);
		const name = file.toString('latin1', at + 4, at + 8);
		const dataEnd = at + AROUND_DATA.before + length;
		const next = dataEnd + AROUND_DATA.after;
		if (next > file.length) break;
		if (file.readUInt32BE(dataEnd) !== crc32(file, at + 4, dataEnd)) break;
		if ((chunk === 0) !== (name === 'IHDR' && length === IHDR_LENGTH)) break;
		if (name === 'IEND') return { whole: hasImageData };
		hasImageData ||= name === 'IDAT';
		at = next;
	}
	return { whole: false };
}
