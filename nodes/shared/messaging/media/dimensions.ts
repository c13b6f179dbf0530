import { isGif } from './gif';
import { isFrame, isJpeg, jpegSegments } from './jpeg';
import { isPng } from './png';

/** A picture's size, pixels. */
export interface Dimensions {
	width: number;
	height: number;
}

/** Where the size stands: GIF89a specification, section 18. */
const gifSize = (file: Buffer): Dimensions | undefined =>
	file.length < 10 ? undefined : { width: file.readUInt16LE(6), height: file.readUInt16LE(8) };

/** Where the size stands: PNG specification, section 11.2.1; IHDR is always the first chunk. */
const pngSize = (file: Buffer): Dimensions | undefined =>
	file.length < 24 ? undefined : { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };

/** Where the size stands: ITU-T T.81, section B.2.2. A turned photo keeps the size it was taken in. */
function jpegSize(file: Buffer): Dimensions | undefined {
	for (const segment of jpegSegments(file)) {
		if (isFrame(segment) && segment.end - segment.start >= 5) {
			const { start } = segment;
			return { width: file.readUInt16BE(start + 3), height: file.readUInt16BE(start + 1) };
		}
	}
	return undefined;
}

/**
 * Reads the size of a JPG, PNG or GIF from its head.
 *
 * @returns undefined for other files, and where a side is missing or 0
 */
export function dimensionsOf(file: Buffer): Dimensions | undefined {
	const read = isPng(file) ? pngSize : isJpeg(file) ? jpegSize : isGif(file) ? gifSize : undefined;
	const size = read?.(file);
	return size && size.width > 0 && size.height > 0 ? size : undefined;
}
