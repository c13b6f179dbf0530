import type { Inspection } from './inspection';

const RIFF_HEADER = 12;
const CHUNK_HEADER = 8;

/** Whether a file claims to be a WAV: Multimedia Programming Interface 1.0, chapters 2 and 3. */
export const isWav = (file: Buffer): boolean =>
	file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE';

/** Walks the chunks: format and sound among them, and the file as long as its head announces. */
export function inspectWav(file: Buffer): Inspection {
	if (file.readUInt32LE(4) + CHUNK_HEADER > file.length) return { whole: false };
	let bytesPerSecond = 0;
	let at = RIFF_HEADER;
	while (at + CHUNK_HEADER <= file.length) {
		const name = file.toString('latin1', at, at + 4);
		const size = file.readUInt32LE(at + 4);
		const start = at + CHUNK_HEADER;
		if (start + size > file.length) break;
		if (name === 'fmt ' && size >= 16) bytesPerSecond = file.readUInt32LE(start + 8);
		if (name === 'data' && bytesPerSecond > 0) {
			return { whole: true, durationMs: Math.round((size / bytesPerSecond) * 1000) };
		}
		// Chunks begin at even places.
		at = start + size + (size % 2);
	}
	return { whole: false };
}
