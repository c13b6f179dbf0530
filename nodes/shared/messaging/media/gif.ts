import type { Inspection } from './inspection';

/** Blocks: GIF89a specification (https://www.w3.org/Graphics/GIF/spec-gif89a.txt). */
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const SCREEN_DESCRIPTOR = { flags: 10, end: 13 };
const IMAGE_DESCRIPTOR = { flags: 9, end: 10 };

/** Whether a file claims to be a GIF, of 1987 or 1989. */
export const isGif = (file: Buffer): boolean => /^GIF8[79]a$/.test(file.toString('latin1', 0, 6));

/** Bytes of the colour table that the flags announce: three for each of 2 to 256 colours. */
const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Where a chain of sub-blocks ends: behind the one of length 0. NaN if the file ends before. */
function endOfSubBlocks(file: Buffer, start: number): number {
	let at = start;
	while (file[at] > 0) at += 1 + file[at];
	return file[at] === 0 ? at + 1 : NaN;
}

/**
 * Walks the blocks: at least one whole image. A missing trailer, or something else behind the last
 * image, hides it from nobody; a block that is cut off does.
 */
export function inspectGif(file: Buffer): Inspection {
	let images = 0;
	let at = SCREEN_DESCRIPTOR.end + colourTable(file[SCREEN_DESCRIPTOR.flags]);
	for (;;) {
		if (Number.isNaN(at)) return { whole: false };
		if (file[at] === TRAILER) return { whole: images > 0 };
		if (file[at] === EXTENSION) {
			at = endOfSubBlocks(file, at + 2);
		} else if (file[at] === IMAGE) {
			const table = colourTable(file[at + IMAGE_DESCRIPTOR.flags]);
			// One byte before the sub-blocks tells the width of the codes.
			at = endOfSubBlocks(file, at + IMAGE_DESCRIPTOR.end + table + 1);
			images++;
		} else {
			return { whole: images > 0 };
		}
	}
}
