import type { Inspection } from './inspection';

/** What the four header bytes of a frame say: ISO/IEC 11172-3, section 2.4.1.3. */
interface Frame {
	/** Version and sample rate: the same in every frame of a file. */
	stream: number;
	/** Of the whole frame, with its header. */
	bytes: number;
	samples: number;
	sampleRate: number;
	/** Bytes between the header and the main data. */
	sideInformation: number;
}

/** kbit/s of layer III by index; MPEG-1, and MPEG-2 with its low-rate extension. */
const BITRATES = {
	mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
	mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** Hertz in MPEG-1; half in MPEG-2, a quarter in MPEG-2.5. */
const SAMPLE_RATES = [44100, 48000, 32000];
const RATE_DIVISOR: Readonly<Record<number, number>> = { 3: 1, 2: 2, 0: 4 };
const LAYER_3 = 1;
const MONO = 3;
/** So many frames in a row are no accident: eleven sync bits alone turn up in any file. */
const LEAST_FRAMES = 3;

/** Reads a frame header; undefined if there is none, or one of another layer or without a bit rate. */
function frameAt(file: Buffer, at: number): Frame | undefined {
	if (at + 4 > file.length || file[at] !== 0xff || (file[at + 1] & 0xe0) !== 0xe0) return undefined;
	const version = (file[at + 1] >> 3) & 3;
	const layer = (file[at + 1] >> 1) & 3;
	const rateIndex = (file[at + 2] >> 2) & 3;
	const divisor = RATE_DIVISOR[version];
	const mpeg1 = version === 3;
	const kilobits = BITRATES[mpeg1 ? 'mpeg1' : 'mpeg2'][file[at + 2] >> 4];
	if (layer !== LAYER_3 || !divisor || !kilobits || rateIndex === 3) return undefined;

	const mono = file[at + 3] >> 6 === MONO;
	const sampleRate = SAMPLE_RATES[rateIndex] / divisor;
	const samples = mpeg1 ? 1152 : 576;
	const padding = (file[at + 2] >> 1) & 1;
	return {
		stream: version * 4 + rateIndex,
		bytes: Math.floor((samples * kilobits * 125) / sampleRate) + padding,
		samples,
		sampleRate,
		sideInformation: mpeg1 ? (mono ? 17 : 32) : mono ? 9 : 17,
	};
}

/** Where the sound begins: behind ID3v2 tags (https://id3.org/id3v2.4.0-structure, 3.1) and zeros. */
function startOfSound(file: Buffer): number {
	let at = 0;
	while (file.toString('latin1', at, at + 3) === 'ID3' && at + 10 <= file.length) {
		// Seven bits a byte, so that a length never looks like a frame.
		const size = [6, 7, 8, 9].reduce((sum, byte) => (sum << 7) | (file[at + byte] & 0x7f), 0);
		const footer = file[at + 5] & 0x10 ? 10 : 0;
		at += 10 + size + footer;
	}
	while (file[at] === 0) at++;
	return at;
}

/**
 * How many frames the file should have, where its encoder left a Xing or Info frame: that one stands
 * in place of the first and holds no sound.
 */
function announcedFrames(file: Buffer, start: number, first: Frame): number | undefined {
	const at = start + 4 + first.sideInformation;
	if (!/^(Xing|Info)$/.test(file.toString('latin1', at, at + 4)) || at + 12 > file.length) {
		return undefined;
	}
	const tellsFrames = file.readUInt32BE(at + 4) & 1;
	return tellsFrames ? file.readUInt32BE(at + 8) : 0;
}

interface Walk {
	first: Frame;
	start: number;
	frames: number;
	/** Whether the last frame reaches over the end of the file. */
	cut: boolean;
}

/** Follows frame after frame of one stream until something else comes. */
function walkFrames(file: Buffer): Walk | undefined {
	const start = startOfSound(file);
	const first = frameAt(file, start);
	if (!first) return undefined;
	let frames = 0;
	let at = start;
	for (
		let frame: Frame | undefined = first;
		frame?.stream === first.stream;
		frame = frameAt(file, at)
	) {
		at += frame.bytes;
		if (at > file.length) return { first, start, frames, cut: true };
		frames++;
	}
	return { first, start, frames, cut: false };
}

/** Whether a file claims to be an MP3: by an ID3 tag, or by frames that follow one another. */
export const isMp3 = (file: Buffer): boolean =>
	file.toString('latin1', 0, 3) === 'ID3' || (walkFrames(file)?.frames ?? 0) >= LEAST_FRAMES;

/**
 * Walks the frames: as many as were announced, of which the last one may be cut off. What follows them
 * (tags, garbage) is ignored; phones play such files. Counting every frame gives the length whatever
 * the bit rates.
 */
export function inspectMp3(file: Buffer): Inspection {
	const walk = walkFrames(file);
	if (!walk || walk.frames < LEAST_FRAMES) return { whole: false };
	const { first, frames } = walk;
	const announced = announcedFrames(file, walk.start, first);
	const soundFrames = announced === undefined ? frames : frames - 1;
	return {
		// Some encoders count the announcing frame itself, others do not.
		whole: frames + (walk.cut ? 1 : 0) >= (announced ?? 0),
		durationMs: Math.round((soundFrames * first.samples * 1000) / first.sampleRate),
	};
}
