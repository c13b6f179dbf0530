import type { Inspection } from './inspection';

const RIFF_HEADER = 12;
const CHUNK_HEADER = 8;

/** Whether a file claims to be a WAV: Multimedia Programming Interface 1.0, chapters 2 and 3. */
export const isWav = (file: Buffer): boolean =>
	file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE';

/** Sizes from here on, and 0, are those of a writer that could not know the length yet, such as a stream. */
const LEAST_UNKNOWN_SIZE = 0x7ffff000;
const isUnknown = (size: number): boolean => size === 0 || size >= LEAST_UNKNOWN_SIZE;

/**
 * Walks the chunks: format and sound among them, and the file as long as its head announces. Where the
 * writer did not know the length, the sound goes on to the end of the file.
 */
export function inspectWav(file: Buffer): Inspection {
	if (file.length < RIFF_HEADER) return { whole: false };
	const announced = file.readUInt32LE(4);
	// Some writers count the byte that fills up an odd chunk and leave it out.
	if (!isUnknown(announced) && announced + CHUNK_HEADER > file.length + 1) return { whole: false };
	let bytesPerSecond = 0;
	let at = RIFF_HEADER;
	while (at + CHUNK_HEADER <= file.length) {
		const name = file.toString('latin1', at, at + 4);
		const start = at + CHUNK_HEADER;
		const written = file.readUInt32LE(at + 4);
		const size = name === 'data' && isUnknown(written) ? file.length - start : written;
		if (start + size > file.length) break;
		if (name === 'fmt ' && size >= 16) bytesPerSecond = file.readUInt32LE(start + 8);
		if (name === 'data' && bytesPerSecond > 0 && size > 0) {
			return { whole: true, durationMs: Math.round((size / bytesPerSecond) * 1000) };
		}
		// Chunks begin at even places.
		at = start + size + (size % 2);
	}
	return { whole: false };
}
