import type { Inspection } from './inspection';

/** First bytes of a narrow-band AMR file with one channel: RFC 4867, section 5.1. */
const MAGIC = Buffer.from('#!AMR\n');
const FRAME_MS = 20;
/**
 * Bytes of a frame with its header, by frame type: 4.75 to 12.2 kbit/s, silence, (reserved), no data.
 * 3GPP TS 26.101, table 2 and annex A; RFC 4867, section 5.3.
 */
const FRAME_BYTES: ReadonlyArray<number | undefined> = Object.assign(
	[13, 14, 16, 18, 20, 21, 27, 32, 6],
	{ 15: 1 },
);

/** Whether a file claims to be an AMR. */
export const isAmr = (file: Buffer): boolean => file.subarray(0, MAGIC.length).equals(MAGIC);

/** Walks the frames. The last one may be cut off: a fiftieth of a second that nobody misses. */
export function inspectAmr(file: Buffer): Inspection {
	let frames = 0;
	let at = MAGIC.length;
	while (at < file.length) {
		const bytes = FRAME_BYTES[(file[at] >> 3) & 0x0f];
		if (bytes === undefined) return { whole: false };
		if (at + bytes > file.length) break;
		at += bytes;
		frames++;
	}
	return { whole: frames > 0, durationMs: frames * FRAME_MS };
}
