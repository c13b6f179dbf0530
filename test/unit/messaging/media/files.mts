import { crc32, deflateSync } from 'node:zlib';

/** Small whole files of every type, built by the rules of their formats and not by the code under test. */

const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const u32 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
};
const u32le = (value: number) => Buffer.from(u32(value)).reverse();
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A black grey-scale PNG. */
export function png(width = 4, height = 3): Buffer {
	const chunk = (name: string, data: Buffer) => {
		const named = Buffer.concat([latin1(name), data]);
		return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
	};
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 0, 0, 0, 0])])),
		chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** A grey JPG: its code tables hold one code of one bit each, so that a block is two zero bits. */
export function jpg(width = 16, height = 8, extra: Buffer = Buffer.alloc(0)): Buffer {
	const segment = (marker: number, ...parts: Buffer[]) => {
		const data = Buffer.concat(parts);
		return Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);
	};
	const oneCode = (table: number) => Buffer.from([table, 1, ...Array<number>(15).fill(0), 0]);
	const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
	return Buffer.concat([
		Buffer.from('ffd8', 'hex'),
		segment(0xe0, latin1('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])),
		extra,
		segment(0xdb, Buffer.from([0]), Buffer.alloc(64, 1)),
		segment(0xc4, oneCode(0x00), oneCode(0x10)),
		segment(0xc0, Buffer.from([8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])),
		segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
		Buffer.alloc(Math.floor(blocks / 4)),
		// What is left of the last byte is filled with ones.
		Buffer.from([0xff >> ((blocks % 4) * 2)].filter((byte) => byte !== 0xff)),
		Buffer.from('ffd9', 'hex'),
	]);
}

/** An APP1 segment with a whole JPG in it, as cameras put a thumbnail there. */
export function thumbnail(): Buffer {
	const inner = jpg(8, 8);
	return Buffer.concat([Buffer.from([0xff, 0xe1]), u16(inner.length + 2), inner]);
}

/** A GIF of one pixel on a screen of the given size, with a comment. */
export const gif = (width = 1, height = 1, version: '87a' | '89a' = '89a'): Buffer =>
	Buffer.concat([
		latin1(`GIF${version}`),
		u16(width).reverse(),
		u16(height).reverse(),
		Buffer.from('800000000000ffffff', 'hex'),
		...(version === '89a' ? [Buffer.from('21fe036162630000'.slice(0, 14), 'hex')] : []),
		Buffer.from('2c00000000010001000002024401003b', 'hex'),
	]);

export interface FilmOptions {
	brand?: string;
	compatible?: string[];
	/** In parts of a second that `timescale` counts. */
	duration?: number;
	timescale?: number;
	version?: 0 | 1;
}

const box = (type: string, ...parts: Buffer[]) => {
	const data = Buffer.concat(parts);
	return Buffer.concat([u32(data.length + 8), latin1(type), data]);
};

/** An MP4 whose media data is nonsense, but in its place; the media data comes first. */
export function mp4({
	brand = 'isom',
	compatible = ['mp41'],
	duration = 2500,
	timescale = 1000,
	version = 0,
}: FilmOptions = {}): Buffer {
	const wide = (value: number) =>
		version === 1 ? Buffer.concat([u32(0), u32(value)]) : u32(value);
	const mvhd = box(
		'mvhd',
		Buffer.from([version, 0, 0, 0]),
		wide(0),
		wide(0),
		u32(timescale),
		wide(duration),
		Buffer.alloc(80),
	);
	return Buffer.concat([
		box('ftyp', latin1(brand), u32(512), ...compatible.map(latin1)),
		box('mdat', Buffer.alloc(40, 7)),
		box('moov', mvhd, box('udta')),
	]);
}

/** A 3GP; see {@link mp4}. */
export const threeGp = (options: FilmOptions = {}): Buffer =>
	mp4({ brand: '3gp4', compatible: ['3gp4'], ...options });

/** Frames of 12.2 kbit/s. */
export const amr = (frames = 50): Buffer =>
	Buffer.concat([
		latin1('#!AMR\n'),
		...Array.from({ length: frames }, () => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)])),
	]);

export interface Mp3Options {
	frames?: number;
	/** Kilobits a second of the frames, one after the other, again and again: 64, 96 or 128. */
	bitrates?: Array<64 | 96 | 128>;
	id3?: boolean;
	/** The number that an Info frame in front announces. */
	announced?: number;
}

/** MPEG-1 layer III at 44.1 kHz, mono. */
export function mp3({ frames = 100, bitrates = [64], id3 = false, announced }: Mp3Options = {}) {
	const index = { 64: 5, 96: 7, 128: 9 };
	const frame = (kilobits: 64 | 96 | 128, data: Buffer = Buffer.alloc(0)) => {
		const bytes = Buffer.alloc(Math.floor((144_000 * kilobits) / 44_100));
		bytes.set([0xff, 0xfb, index[kilobits] << 4, 0xc0]);
		bytes.set(data, 4 + 17);
		return bytes;
	};
	const tag = Buffer.concat([latin1('ID3'), Buffer.from([3, 0, 0, 0, 0, 1, 0]), Buffer.alloc(128)]);
	return Buffer.concat([
		...(id3 ? [tag] : []),
		...(announced === undefined
			? []
			: [frame(64, Buffer.concat([latin1('Info'), u32(1), u32(announced)]))]),
		...Array.from({ length: frames }, (_, at) => frame(bitrates[at % bitrates.length])),
	]);
}

/** 8 kHz, 8 bits, mono. */
export function wav(samples = 4000): Buffer {
	const format = Buffer.concat([
		Buffer.from([1, 0, 1, 0]),
		u32le(8000),
		u32le(8000),
		Buffer.from([1, 0, 8, 0]),
	]);
	const chunk = (name: string, data: Buffer) =>
		Buffer.concat([latin1(name), u32le(data.length), data]);
	const chunks = Buffer.concat([
		latin1('WAVE'),
		chunk('fmt ', format),
		chunk('data', Buffer.alloc(samples, 128)),
	]);
	return chunk('RIFF', chunks);
}

/** Two tracks that say nothing. */
export function midi(): Buffer {
	const chunk = (name: string, data: Buffer) =>
		Buffer.concat([latin1(name), u32(data.length), data]);
	const track = chunk('MTrk', Buffer.from([0, 0xff, 0x2f, 0]));
	return Buffer.concat([chunk('MThd', Buffer.from([0, 1, 0, 2, 0, 96])), track, track]);
}

/** One of every type by its extension. */
export const WHOLE_FILES: Readonly<Record<string, Buffer>> = {
	jpg: jpg(),
	png: png(),
	gif: gif(),
	'3gp': threeGp(),
	mp4: mp4(),
	amr: amr(),
	wav: wav(),
	mid: midi(),
	mp3: mp3(),
};
