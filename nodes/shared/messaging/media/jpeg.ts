import type { Inspection } from './inspection';

/** Markers: ITU-T T.81, table B.1 (https://www.w3.org/Graphics/JPEG/itu-t81.pdf). */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
/** A start of frame, which holds the picture's size; C4, C8 and CC in the same range are tables. */
export const isFrame = ({ marker }: JpegSegment): boolean =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** A marker of a JPEG with what belongs to it. */
export interface JpegSegment {
	marker: number;
	/** Where its parameters begin, behind their length. */
	start: number;
	/** Where they end. */
	end: number;
}

/** Whether a file claims to be a JPEG. */
export const isJpeg = (file: Buffer): boolean =>
	file.length > 2 && file[0] === 0xff && file[1] === SOI && file[2] === 0xff;

/** Where compressed data ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, start: number): number {
	let at = file.indexOf(0xff, start);
	while (at !== -1 && (file[at + 1] === 0 || isRestart(file[at + 1]))) {
		at = file.indexOf(0xff, at + 2);
	}
	return at === -1 ? file.length : at;
}

/**
 * The segments of a JPEG in order, up to its end marker or to where it breaks off. A thumbnail lies
 * inside a segment, so its own markers do not show.
 */
export function* jpegSegments(file: Buffer): Generator<JpegSegment> {
	let at = 2;
	while (file[at] === 0xff) {
		while (file[at] === 0xff) at++;
		const marker = file[at++];
		if (marker === undefined) return;
		if (marker === TEM || isRestart(marker)) continue;
		if (marker === EOI) {
			yield { marker, start: at, end: at };
			return;
		}
		if (at + 2 > file.length) return;
		const end = at + file.readUInt16BE(at);
		if (end < at + 2 || end > file.length) return;
		yield { marker, start: at + 2, end };
		at = marker === SOS ? endOfScan(file, end) : end;
	}
}

/** Walks the segments: a frame, a scan and the end marker. What follows is ignored, as phones do. */
export function inspectJpeg(file: Buffer): Inspection {
	let hasFrame = false;
	let hasScan = false;
	for (const segment of jpegSegments(file)) {
		if (segment.marker === EOI) return { whole: hasFrame && hasScan };
		hasFrame ||= isFrame(segment);
		hasScan ||= segment.marker === SOS;
	}
	return { whole: false };
}
