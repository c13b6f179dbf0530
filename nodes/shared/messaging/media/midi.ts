import type { Inspection } from './inspection';

const CHUNK_HEADER = 8;

/** Whether a file claims to be a MIDI file: Standard MIDI Files 1.0 (https://midi.org/standard-midi-files). */
export const isMidi = (file: Buffer): boolean => file.toString('latin1', 0, 4) === 'MThd';

/** Walks the chunks: as many tracks as the head announces, all inside the file. */
export function inspectMidi(file: Buffer): Inspection {
	if (file.length < CHUNK_HEADER + 6) return { whole: false };
	const announced = file.readUInt16BE(CHUNK_HEADER + 2);
	let tracks = 0;
	let at = 0;
	while (at + CHUNK_HEADER <= file.length) {
		const end = at + CHUNK_HEADER + file.readUInt32BE(at + 4);
		if (end > file.length) break;
		if (file.toString('latin1', at, at + 4) === 'MTrk') tracks++;
		at = end;
	}
	return { whole: announced > 0 && tracks >= announced };
}
