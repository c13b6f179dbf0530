import fc from 'fast-check';
import iconv from 'iconv-lite';

import {
	charactersOutsideGbk,
	percentGbk,
} from '../../../../nodes/shared/providers/jiutian/gbk.ts';
import vectors from '../../../vectors/jiutian.json';

/** The text again, read by a stranger. */
const read = (encoded: string): string => {
	const bytes = [...encoded.matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, hex, plain]) =>
		hex ? parseInt(hex, 16) : plain.charCodeAt(0),
	);
	return iconv.decode(Uint8Array.from(bytes) as never, 'gbk');
};

const PRIVATE = /\p{Co}|\uFFFD/u;

/** All characters of two bytes that a stranger knows, with their bytes. */
function charactersOf(charset: string): Map<string, string> {
	const found = new Map<string, string>();
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const character = iconv.decode(Uint8Array.of(lead, trail) as never, charset);
			if ([...character].length !== 1 || PRIVATE.test(character)) continue;
			const hex = [lead, trail].map((byte) => `%${byte.toString(16).toUpperCase()}`);
			found.set(character, hex.join(''));
		}
	}
	return found;
}

it('writes the worked example of the reference (2), byte for byte', () => {
	expect(percentGbk(vectors.text)).toBe(vectors.gbk);
});

it('writes every character of code page 936 as iconv-lite does', () => {
	const wanted = charactersOf('cp936');
	expect(wanted.size).toBe(21_791);
	const wrong = [...wanted].filter(
		([character, bytes]) =>
			charactersOutsideGbk(character).length > 0 || percentGbk(character) !== bytes,
	);
	expect(wrong).toEqual([]);
});

it('knows no character of the basic plane that iconv-lite does not write alike', () => {
	const wrong: string[] = [];
	for (let codePoint = 0x80; codePoint <= 0xffff; codePoint++) {
		const character = String.fromCodePoint(codePoint);
		if (charactersOutsideGbk(character).length > 0) continue;
		const bytes = [...iconv.encode(character, 'gbk')].map((byte) => `%${byte.toString(16)}`);
		if (percentGbk(character) !== bytes.join('').toUpperCase()) wrong.push(character);
	}
	expect(wrong).toEqual([]);
});

it('escapes everything in ASCII that a form could misread', () => {
	expect(percentGbk('a&b=c+d e%f\n-_.~')).toBe('a%26b%3Dc%2Bd%20e%25f%0A-_.~');
});

it.each([
	['€', ['€']],
	['😀 and 😀', ['😀']],
	['Café é à', []],
	['naïve ¥5', ['ï', '¥']],
	['\uE000', ['\uE000']],
	['\uD83D', ['\uD83D']],
	['한국어 中文', ['한', '국', '어']],
])('finds what is outside in %p', (text, outside) => {
	expect(charactersOutsideGbk(text)).toEqual(outside);
});

it('refuses to write what GBK lacks, instead of replacing it', () => {
	expect(() => percentGbk('5€')).toThrow(RangeError);
});

it('every text is either refused or read back as it was', () => {
	const text = fc.string({ unit: fc.oneof(fc.constantFrom(...'中文【】，a&= '), fc.string()) });
	fc.assert(
		fc.property(text, (written) => {
			if (charactersOutsideGbk(written).length > 0) return;
			expect(read(percentGbk(written))).toBe(written);
		}),
	);
});
