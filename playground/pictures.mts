import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A chunk of a PNG: length, type, data, checksum. */
function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	checksum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, checksum]);
}

/** The rings of a target on a slope of colour: something to look at that stays small. */
function colourAt(x: number, y: number, width: number, height: number): number[] {
	const distance = Math.hypot(x - width / 2, y - height / 2);
	const isRing = distance < height / 3 && Math.floor(distance / (height / 18)) % 2 === 0;
	return isRing ? [255, 255, 255] : [20, Math.floor(60 + (120 * y) / height), 160];
}

/**
 * A PNG of 8-bit RGB, made here so that no picture needs to be kept in the repository
 * (https://www.w3.org/TR/png-3/).
 *
 * @param width pixels
 * @param height pixels
 */
export function pngPoster(width: number, height: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8); // bits, RGB, and the only methods there are
	const rows = Array.from({ length: height }, (_, y) => [
		0, // no filter
		...Array.from({ length: width }, (_column, x) => colourAt(x, y, width, height)).flat(),
	]);
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
