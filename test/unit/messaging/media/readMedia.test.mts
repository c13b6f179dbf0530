import { createHash } from 'node:crypto';
import fc from 'fast-check';

import { isFailure } from '../../../../nodes/shared/messaging/model/failure.ts';
import { detectMedia } from '../../../../nodes/shared/messaging/media/detect.ts';
import { readMedia } from '../../../../nodes/shared/messaging/media/readMedia.ts';
import {
	amr,
	gif,
	jpg,
	midi,
	mp3,
	mp4,
	png,
	threeGp,
	thumbnail,
	wav,
	WHOLE_FILES,
} from './files.mts';

const read = (file: Buffer, fileName = '', url?: string) =>
	readMedia({ base64: file.toString('base64'), fileName, url });
const whole = (file: Buffer) => detectMedia(file)?.whole;
const duration = (file: Buffer) => detectMedia(file)?.durationMs;
const withScan = (hex: string) =>
	Buffer.concat([jpg().subarray(0, -2), Buffer.from(`${hex}ffd9`, 'hex')]);
const withBox = (hex: string) => Buffer.concat([mp4(), Buffer.from(hex, 'hex')]);
const shortHeadWav = () => {
	const file = wav();
	file.writeUInt32LE(100, 4);
	return file;
};
const refusal = (words: string) => ({
	category: 'contentRejected',
	retryable: false,
	message: { en: expect.stringContaining(words) },
});

describe('a whole file', () => {
	it.each([
		['jpg', 'image', 'image/jpeg'],
		['png', 'image', 'image/png'],
		['gif', 'image', 'image/gif'],
		['3gp', 'video', 'video/3gpp'],
		['mp4', 'video', 'video/mp4'],
		['amr', 'audio', 'audio/amr'],
		['wav', 'audio', 'audio/wav'],
		['mid', 'audio', 'audio/midi'],
		['mp3', 'audio', 'audio/mpeg'],
	])('is told by its content: %s', (extension, kind, type) => {
		const file = WHOLE_FILES[extension];
		expect(read(file)).toMatchObject({
			kind,
			type,
			extension,
			fileName: `unnamed.${extension}`,
			bytes: file.length,
			base64: file.toString('base64'),
			id: createHash('sha256').update(file).digest('hex'),
		});
	});

	it('keeps its name and its address', () => {
		expect(read(png(), ' 海报.png ', 'https://example.com/1')).toMatchObject({
			fileName: '海报.png',
			url: 'https://example.com/1',
		});
	});

	it('gives plain Base64, whatever the Base64 it came in', () => {
		const file = png(30, 30);
		const plain = file.toString('base64');
		for (const base64 of [file.toString('base64url'), plain.replace(/.{20}/g, '$&\r\n')]) {
			expect(base64).not.toBe(plain);
			expect(readMedia({ base64, fileName: '' })).toMatchObject({ base64: plain });
		}
	});

	it.each([
		['GIF of 1987', gif(1, 1, '87a')],
		['JPG with a thumbnail', jpg(16, 8, thumbnail())],
		['JPG with stuffed bytes and a restart', withScan('ff0012ffd0ff00')],
		['JPG with something behind its end', Buffer.concat([jpg(), Buffer.from('garbage')])],
		[
			'MP3 with a tag in front and another behind',
			Buffer.concat([mp3({ id3: true }), Buffer.from('TAG')]),
		],
		['MP3 with zeros in front', Buffer.concat([Buffer.alloc(50), mp3()])],
		['3GP with another brand first', threeGp({ brand: 'xxxx' })],
		['MP4 with a box measured in 64 bits', withBox('00000001667265650000000000000010')],
		['MP4 with a box that goes on to the end', withBox('000000006672656500')],
		['WAV whose head announces too little', shortHeadWav()],
	])('is whole: %s', (_, file) => expect(whole(file)).toBe(true));
});

describe('the length', () => {
	it.each([
		['of an MP4', mp4(), 2500],
		['of an MP4 with 64 bits', mp4({ version: 1, duration: 90_000, timescale: 600 }), 150_000],
		['of a 3GP', threeGp({ duration: 1 }), 1],
		['of an MP4 that does not know', mp4({ duration: 0xffffffff }), undefined],
		['of an MP4 in fragments', mp4({ duration: 0 }), undefined],
		['of an MP4 without a clock', mp4({ timescale: 0 }), undefined],
		['of an AMR', amr(50), 1000],
		['of a WAV', wav(4000), 500],
		['of a MIDI file, which must be played to know', midi(), undefined],
		['of an MP3', mp3({ frames: 100 }), 2612],
		['of an MP3 with changing bit rates', mp3({ frames: 100, bitrates: [64, 128, 96] }), 2612],
		['of an MP3 with an Info frame', mp3({ frames: 100, announced: 100 }), 2612],
	])('%s', (_, file, expected) => expect(duration(file)).toBe(expected));
});

describe('a file that is not whole', () => {
	/** Without an announced length, a cut makes a shorter sound; of a GIF the trailer alone is not missed. */
	const plays = (extension: string, file: Buffer, length: number) =>
		(extension === 'amr' && length >= 6 + 32) ||
		(extension === 'mp3' && length >= 3 * 208) ||
		(extension === 'gif' && length === file.length - 1);

	it.each(Object.entries(WHOLE_FILES))(
		'is recognised wherever it was cut: %s',
		(extension, file) => {
			const taken = Array.from({ length: file.length - 1 }, (_, index) => index + 1).filter(
				(length) => whole(file.subarray(0, length)) && !plays(extension, file, length),
			);
			expect(taken).toEqual([]);
		},
	);

	it.each(['png', 'jpg', 'gif', '3gp', 'mp4', 'wav', 'mid'])(
		'is refused in words: %s',
		(extension) => {
			const file = WHOLE_FILES[extension];
			const name = `a.${extension}`;
			expect(read(file.subarray(0, file.length - 3), name)).toMatchObject(
				refusal(`'${name}' (${extension.toUpperCase()}) was cut off or is damaged`),
			);
		},
	);

	it('is a PNG with a wrong byte', () => {
		const file = png();
		file[45] ^= 1;
		expect(whole(file)).toBe(false);
	});

	it('is a PNG without a picture', () => {
		const withoutData = Buffer.concat([png().subarray(0, 33), png().subarray(-12)]);
		expect(whole(withoutData)).toBe(false);
	});

	it('is a JPG of whose thumbnail only the end is there', () => {
		const file = jpg(16, 8, thumbnail());
		expect(whole(file.subarray(0, file.length - 2))).toBe(false);
	});

	it('is an MP3 with fewer frames than it announces', () => {
		expect(whole(mp3({ frames: 99, announced: 100 }))).toBe(true); // some count the first one too
		expect(whole(mp3({ frames: 98, announced: 100 }))).toBe(false);
	});

	it('is an MP3 tag without sound', () => {
		expect(whole(Buffer.concat([mp3({ id3: true, frames: 2 })]))).toBe(false);
	});

	it('is an AMR with a frame of a reserved type', () => {
		const file = amr();
		file[6] = 12 << 3;
		expect(whole(file)).toBe(false);
	});
});

describe('M1: sounds whose writer did not know their length', () => {
	/** A WAV with other sizes in its head and in front of its sound. */
	const streamed = (riff: number | undefined, data: number | undefined, file = wav(4000)) => {
		if (riff !== undefined) file.writeUInt32LE(riff, 4);
		if (data !== undefined) file.writeUInt32LE(data, 40);
		return file;
	};
	it.each([
		['as text-to-speech services stream it', streamed(0xffffffff, 0xffffffff)],
		['with nothing in front of the sound', streamed(0, 0)],
		['with 31 bits', streamed(0x7fffffff, 0x7fffffff - 36)],
		['as sox writes it', streamed(0x7ffff024, 0x7ffff000)],
		['where only the head does not know', streamed(0xffffffff, undefined)],
		['where only the sound does not know', streamed(undefined, 0xffffffff)],
		['without the byte that fills up an odd sound', wav(4001)],
	])('are taken, with their length: %s', (_, file) => {
		expect([whole(file), duration(file)]).toEqual([true, 500]);
	});

	it.each([
		['a sound that is cut off', wav(4000).subarray(0, 2000)],
		['a sound that says more than there is', streamed(undefined, 5000)],
		['no sound at all', streamed(0xffffffff, 0xffffffff, wav(0))],
		['a head alone', Buffer.from('RIFF\xff\xff\xff\xffWAVE', 'latin1')],
	])('are not whole: %s', (_, file) => expect(whole(file)).toBe(false));
});

describe('M2: files that every player shows', () => {
	const behind = (file: Buffer, hex: string) => Buffer.concat([file, Buffer.from(hex, 'hex')]);
	it.each([
		['a GIF without its last byte', gif().subarray(0, -1)],
		['a GIF with zeros in place of it', behind(gif().subarray(0, -1), '0000')],
		['a GIF with text behind it', behind(gif(), '68656c6c6f')],
		['an MP4 with a few bytes behind the last box', behind(mp4(), '000000')],
		['an MP4 filled up with zeros', behind(mp4(), '00'.repeat(64))],
		['an MP4 with garbage behind the last box', behind(mp4(), '00000010ff00ff00abcd')],
		['an MP3 whose last frame is cut off', mp3().subarray(0, -100)],
		['an MP3 with an old tag behind it', behind(mp3(), `544147${'00'.repeat(125)}`)],
		['an MP3 whose announced last frame is cut off', mp3({ announced: 100 }).subarray(0, -100)],
		['an AMR whose last frame is cut off', amr().subarray(0, -5)],
		['a JPG with bytes behind its end', behind(jpg(), '0d0a0000')],
		['a PNG with bytes behind its end', behind(png(), '0d0a0000')],
	])('%s', (_, file) => expect(whole(file)).toBe(true));

	it.each([
		['a GIF whose picture is cut off', gif().subarray(0, -3)],
		['an MP4 whose film is cut off', Buffer.concat([mp4().subarray(84), mp4().subarray(24, 60)])],
		['an MP3 of which half is missing', mp3({ announced: 100 }).subarray(0, 10_000)],
	])('but not %s', (_, file) => expect(whole(file) ?? false).toBe(false));
});

describe('refusals', () => {
	it.each(['', '====', '\n'])('an empty file: %j', (base64) => {
		expect(readMedia({ base64, fileName: 'poster.jpg' })).toMatchObject(
			refusal("'poster.jpg' is empty"),
		);
	});

	it('a file without a name', () => {
		expect(read(Buffer.alloc(0))).toMatchObject(refusal('The file is empty'));
	});

	it.each([
		['<!DOCTYPE html><html>', 'a web page'],
		['RIFF\x10\0\0\0WEBPVP8 ', 'a WebP picture'],
		['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'a HEIC or AVIF picture'],
		['\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'a QuickTime film'],
		['%PDF-1.7', 'a PDF document'],
		['PK\x03\x04\x14', 'a ZIP or Office file'],
		['<?xml version="1.0"?>\n<svg xmlns="', 'an SVG drawing'],
		['{"error":"not found"}', 'data in JSON'],
		['\x1a\x45\xdf\xa3', 'a WebM film'],
		['#!AMR-WB\n\0\0', 'of a type that this node does not know'],
		['hello', 'of a type that this node does not know'],
		['\xff\xfb\x50\xc0 one frame is no MP3', 'of a type that this node does not know'],
	])('%j is %s', (content, name) => {
		expect(read(Buffer.from(content, 'latin1'), 'x.jpg')).toMatchObject(
			refusal(`'x.jpg' is ${name}. Phones take these types in a message: JPG, PNG, GIF`),
		);
	});

	it.each([
		['poster.jpg', png(), 'ends with .jpg, but its content is PNG. Rename it to end with .png'],
		['poster.PNG', jpg(), 'ends with .png, but its content is JPG'],
		['a.mp4', threeGp(), 'ends with .mp4, but its content is 3GP'],
		['notes.txt', gif(), 'ends with .txt, but its content is GIF'],
	])('%s with another content', (name, file, words) => {
		expect(read(file, name)).toMatchObject(refusal(words));
	});

	it.each([
		['poster.JPEG', jpg()],
		['poster.jfif', jpg()],
		['a.3gpp', threeGp()],
		['a.midi', midi()],
		['a.m4v', mp4()],
		['a.wave', wav()],
		['poster', png()],
		['hall 5.1', png()],
		['poster v1.final version', png()],
		['海报.设计稿', png()],
	])('but not %s', (name, file) => expect(isFailure(read(file, name))).toBe(false));
});

describe('whatever comes', () => {
	it('random Base64 and names are read or refused in a sentence', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (base64, name) => {
				const result = readMedia({ base64, fileName: name });
				if (isFailure(result)) expect(result.message.en).toMatch(/\.$/);
				else expect(result.bytes).toBeGreaterThan(0);
			}),
		);
	});

	it.each(Object.entries(WHOLE_FILES))('%s with changed and missing bytes', (_, file) => {
		const changes = fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 })), {
			maxLength: 6,
		});
		fc.assert(
			fc.property(changes, fc.integer({ min: 1, max: file.length }), (changed, length) => {
				const broken = Buffer.from(file.subarray(0, length));
				for (const [at, value] of changed) if (at < length) broken[at] = value;
				const result = read(broken);
				if (isFailure(result)) expect(result.category).toBe('contentRejected');
				else expect(result.durationMs ?? 0).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
