import type { Inspection } from './inspection';

/** A box of an MP4 or 3GP file: ISO/IEC 14496-12, section 4.2. */
interface Box {
	type: string;
	/** Where its content begins. */
	start: number;
	/** Where it ends. */
	end: number;
}

/** Brands of 3GPP TS 26.244, section 5.3: 3gp4 to 3gp9, 3gr6, 3gs6, 3ge6, 3gg6, 3gh9. */
const BRAND_3GP = /^3g[pregsh]\d$/;
/** Brands that phones play as MP4: ISO/IEC 14496-12 annex E and 14496-14, Apple's M4V, Sony's MSNV. */
const BRAND_MP4 = /^(iso[m2-9a-c]|mp4[12]|avc1|M4V[ HP]|MSNV|dash)$/;

/** 32 bits of ones: the length is not known. */
const UNKNOWN_DURATION_32 = 0xffffffff;

/** The brands of the `ftyp` box, the major one first; none if the file does not begin with one. */
function brands(file: Buffer): string[] {
	if (file.length < 16 || file.toString('latin1', 4, 8) !== 'ftyp') return [];
	const end = Math.min(file.readUInt32BE(0), file.length);
	const found = [file.toString('latin1', 8, 12)];
	// The four bytes behind the major brand are its version.
	for (let at = 16; at + 4 <= end; at += 4) found.push(file.toString('latin1', at, at + 4));
	return found;
}

/** The first of a file's brands that says which of the two it is: the major one has the word. */
const decisiveBrand = (file: Buffer): string =>
	brands(file).find((brand) => BRAND_3GP.test(brand) || BRAND_MP4.test(brand)) ?? '';

/** Whether a file claims to be a 3GP. */
export const is3gp = (file: Buffer): boolean => BRAND_3GP.test(decisiveBrand(file));

/** Whether a file claims to be an MP4. */
export const isMp4 = (file: Buffer): boolean => BRAND_MP4.test(decisiveBrand(file));

/** What the types of boxes are made of; other bytes are no box. */
const BOX_TYPE = /^[\x20-\x7e]{4}$/;

/**
 * The boxes between two places, or undefined if one of them reaches over the end. A few bytes behind
 * the last box that are no box themselves are passed over, as players do.
 */
function boxesBetween(file: Buffer, start: number, end: number): Box[] | undefined {
	const boxes: Box[] = [];
	let at = start;
	while (at < end) {
		if (at + 8 > end || !BOX_TYPE.test(file.toString('latin1', at + 4, at + 8))) {
			return boxes.length > 0 ? boxes : undefined;
		}
		let size = file.readUInt32BE(at);
		let header = 8;
		if (size === 1) {
			if (at + 16 > end) return undefined;
			size = Number(file.readBigUInt64BE(at + 8));
			header = 16;
		} else if (size === 0) {
			size = end - at;
		}
		if (size < header || at + size > end) return undefined;
		const type = file.toString('latin1', at + 4, at + 8);
		boxes.push({ type, start: at + header, end: at + size });
		at += size;
	}
	return boxes;
}

/** The length that the movie header tells: ISO/IEC 14496-12, section 8.2.2. */
function durationOf(file: Buffer, movie: Box): number | undefined {
	const header = boxesBetween(file, movie.start, movie.end)?.find(({ type }) => type === 'mvhd');
	if (!header || header.end - header.start < 32) return undefined;
	const wide = file[header.start] === 1;
	const timescaleAt = header.start + (wide ? 20 : 12);
	const timescale = file.readUInt32BE(timescaleAt);
	const duration = wide
		? Number(file.readBigUInt64BE(timescaleAt + 4))
		: file.readUInt32BE(timescaleAt + 4);
	const known = duration > 0 && (wide || duration !== UNKNOWN_DURATION_32);
	const durationMs = Math.round((duration / timescale) * 1000);
	return known && Number.isSafeInteger(durationMs) ? durationMs : undefined;
}

/** Walks the boxes: all inside the file, the movie header and the media data among them. */
export function inspectIsoMedia(file: Buffer): Inspection {
	const boxes = boxesBetween(file, 0, file.length) ?? [];
	const movie = boxes.find(({ type }) => type === 'moov');
	const whole = movie !== undefined && boxes.some(({ type }) => type === 'mdat');
	return { whole, durationMs: movie && durationOf(file, movie) };
}
