import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { GSM7_BASIC, GSM7_EXTENSION, SEPTETS } from '../../../../nodes/shared/messaging/text/gsm7';
import { analyseText, segmentsOf } from '../../../../nodes/shared/messaging/text/segments';

/**
 * 3GPP TS 23.038, 6.2.1: the default alphabet, typed once more row by row as the table is printed
 * (column b7 b6 b5 = 0 to 7), so that a slip in the shipped string shows. null is the escape.
 */
const TABLE: Array<Array<string | null>> = [
	['@', 'Δ', ' ', '0', '¡', 'P', '¿', 'p'],
	['£', '_', '!', '1', 'A', 'Q', 'a', 'q'],
	['$', 'Φ', '"', '2', 'B', 'R', 'b', 'r'],
	['¥', 'Γ', '#', '3', 'C', 'S', 'c', 's'],
	['è', 'Λ', '¤', '4', 'D', 'T', 'd', 't'],
	['é', 'Ω', '%', '5', 'E', 'U', 'e', 'u'],
	['ù', 'Π', '&', '6', 'F', 'V', 'f', 'v'],
	['ì', 'Ψ', "'", '7', 'G', 'W', 'g', 'w'],
	['ò', 'Σ', '(', '8', 'H', 'X', 'h', 'x'],
	['Ç', 'Θ', ')', '9', 'I', 'Y', 'i', 'y'],
	['\n', 'Ξ', '*', ':', 'J', 'Z', 'j', 'z'],
	['Ø', null, '+', ';', 'K', 'Ä', 'k', 'ä'],
	['ø', 'Æ', ',', '<', 'L', 'Ö', 'l', 'ö'],
	['\r', 'æ', '-', '=', 'M', 'Ñ', 'm', 'ñ'],
	['Å', 'ß', '.', '>', 'N', 'Ü', 'n', 'ü'],
	['å', 'É', '/', '?', 'O', '§', 'o', 'à'],
];

/** 6.2.1.1: position in the extension table to character. */
const EXTENSION: Record<number, string> = {
	0x0a: '\f',
	0x14: '^',
	0x28: '{',
	0x29: '}',
	0x2f: '\\',
	0x3c: '[',
	0x3d: '~',
	0x3e: ']',
	0x40: '|',
	0x65: '€',
};

describe('the GSM 7-bit alphabet', () => {
	const basic = TABLE.flat().filter((character) => character !== null);
	const extension = Object.values(EXTENSION);

	it('holds every character of the default alphabet, in code order', () => {
		const columns = Array.from({ length: 8 }, (_, column) => TABLE.map((row) => row[column]));
		expect(GSM7_BASIC).toBe(columns.flat().join(''));
		expect(basic).toHaveLength(127);
	});

	it('holds every character of the extension table', () => {
		expect([...GSM7_EXTENSION]).toEqual(extension);
	});

	it('knows all 65536 code units', () => {
		for (let unit = 0; unit < 0x10000; unit++) {
			const character = String.fromCharCode(unit);
			const septets = basic.includes(character) ? 1 : extension.includes(character) ? 2 : 0;
			if (SEPTETS[unit] !== septets) throw new Error(`U+${unit.toString(16)}: ${SEPTETS[unit]}`);
		}
	});
});

describe('analyseText', () => {
	const summary = (text: string) => {
		const { encoding, units, segments, characters, unitsLeftInSegment } = analyseText(text);
		return [encoding, units, segments, characters, unitsLeftInSegment];
	};

	it.each<[string, string, unknown[]]>([
		['the empty text', '', ['GSM-7', 0, 0, 0, 160]],
		['160 septets', 'a'.repeat(160), ['GSM-7', 160, 1, 160, 0]],
		['161 septets', 'a'.repeat(161), ['GSM-7', 161, 2, 161, 145]],
		['306 septets', 'a'.repeat(306), ['GSM-7', 306, 2, 306, 0]],
		['307 septets', 'a'.repeat(307), ['GSM-7', 307, 3, 307, 152]],
		['an escape pair at 160', 'a'.repeat(158) + '€', ['GSM-7', 160, 1, 159, 0]],
		// 152 + pad, € + 151 + pad … : 306 septets that need three parts.
		[
			'escape pairs on the borders',
			'a'.repeat(152) + '€' + 'a'.repeat(152),
			['GSM-7', 306, 3, 305, 152],
		],
		['70 Chinese characters', '展'.repeat(70), ['UCS-2', 70, 1, 70, 0]],
		['71 Chinese characters', '展'.repeat(71), ['UCS-2', 71, 2, 71, 63]],
		['134 Chinese characters', '展'.repeat(134), ['UCS-2', 134, 2, 134, 0]],
		['135 Chinese characters', '展'.repeat(135), ['UCS-2', 135, 3, 135, 66]],
		['an extension character in UCS-2', '展€', ['UCS-2', 2, 1, 2, 68]],
		['35 emoji', '😀'.repeat(35), ['UCS-2', 70, 1, 35, 0]],
		// 33 emoji fill 66 of 67 units; the next would be split.
		['67 emoji', '😀'.repeat(67), ['UCS-2', 134, 3, 67, 65]],
		['a lone high surrogate', '\ud83d', ['UCS-2', 1, 1, 1, 69]],
		['a line break of Windows', 'a\r\nb', ['GSM-7', 4, 1, 4, 156]],
	])('%s', (_name, text, expected) => {
		expect(summary(text)).toEqual(expected);
	});

	it('names the characters that force UCS-2, once each and at most 20', () => {
		expect(analyseText('Hi “Anna” 😀 “ok”').ucs2Characters).toEqual(['“', '”', '😀']);
		const many = Array.from({ length: 30 }, (_, index) => String.fromCharCode(0x4e00 + index)).join(
			'',
		);
		expect(analyseText(many).ucs2Characters).toEqual([...many].slice(0, 20));
		expect(analyseText('plain €').ucs2Characters).toEqual([]);
	});

	it('counts every character as UCS-2 for Chinese networks', () => {
		expect([segmentsOf(''), segmentsOf('a'.repeat(70)), segmentsOf('a'.repeat(71))]).toEqual([
			0, 1, 2,
		]);
		expect(segmentsOf('€'.repeat(67 * 3))).toBe(3);
	});
});

const basicCharacter = fc.constantFrom(...GSM7_BASIC);
const extensionCharacter = fc.constantFrom(...GSM7_EXTENSION);
const ucs2Character = fc.constantFrom(...'展会【】，。“”’–…中文êçКия\u00a0\u200b\t');
const emoji = fc.constantFrom('😀', '🎉', '👩‍👩‍👧‍👦', '🇨🇳', '👍🏽', '1️⃣', '❤️');
const combining = fc.constantFrom('e\u0301', 'n\u0303', 'a\u0308\u0301');

function longText(...pieces: Array<fc.Arbitrary<string>>): fc.Arbitrary<string> {
	// Runs bring texts of several segments, single pieces bring the odd ones near the borders.
	const run = fc.tuple(fc.oneof(...pieces), fc.integer({ min: 1, max: 160 }));
	const runs = fc
		.array(run, { maxLength: 4 })
		.map((all) => all.map(([piece, n]) => piece.repeat(n)).join(''));
	const mixed = fc.array(fc.oneof(...pieces), { maxLength: 200 }).map((all) => all.join(''));
	return fc.tuple(runs, mixed).map((both) => both.join(''));
}

const gsm7Text = longText(basicCharacter, extensionCharacter, fc.constant('\r\n'));
const anyText = longText(
	basicCharacter,
	extensionCharacter,
	ucs2Character,
	emoji,
	combining,
	fc.constant('\r\n'),
);

/** Cuts a text into what one part carries, the slow and obvious way: piece by piece. */
function cut(text: string): string[] {
	const isGsm7 = [...text].every((character) => (GSM7_BASIC + GSM7_EXTENSION).includes(character));
	const size = (character: string) =>
		isGsm7 ? (GSM7_EXTENSION.includes(character) ? 2 : 1) : character.length;
	const total = [...text].reduce((sum, character) => sum + size(character), 0);
	if (total === 0) return [];
	if (total <= (isGsm7 ? 160 : 70)) return [text];

	const parts = [''];
	let used = 0;
	for (const character of text) {
		if (used + size(character) > (isGsm7 ? 153 : 67)) {
			parts.push('');
			used = 0;
		}
		parts[parts.length - 1] += character;
		used += size(character);
	}
	return parts;
}

describe('analyseText, properties', () => {
	it('agrees with a splitter that never cuts a pair', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const parts = cut(text);
				expect(parts.join('')).toBe(text);
				expect(analyseText(text).segments).toBe(parts.length);
			}),
		);
	});

	it('is the plain division where no pair lies on a border', () => {
		fc.assert(
			fc.property(longText(basicCharacter, fc.constantFrom(...'展会中文')), (text) => {
				const { encoding, units, segments } = analyseText(text);
				const [single, part] = encoding === 'GSM-7' ? [160, 153] : [70, 67];
				expect(segments).toBe(units === 0 ? 0 : units <= single ? 1 : Math.ceil(units / part));
			}),
		);
	});

	it('never needs fewer segments for a longer text', () => {
		fc.assert(
			fc.property(anyText, anyText, (text, more) => {
				expect(analyseText(text + more).segments).toBeGreaterThanOrEqual(
					analyseText(text).segments,
				);
			}),
		);
	});

	it('leaves room for exactly the units it says', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const { encoding, segments, unitsLeftInSegment } = analyseText(text);
				const filler = encoding === 'GSM-7' ? 'a' : '展';
				const filled = analyseText(text + filler.repeat(unitsLeftInSegment));
				expect(filled.segments).toBe(segments === 0 ? 1 : segments);
				expect(filled.unitsLeftInSegment).toBe(0);
				expect(analyseText(text + filler.repeat(unitsLeftInSegment + 1)).segments).toBeGreaterThan(
					1,
				);
			}),
		);
	});

	it('never bills more than mainland networks, and the same in UCS-2', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const { encoding, segments } = analyseText(text);
				expect(segments).toBeLessThanOrEqual(segmentsOf(text));
				if (encoding === 'UCS-2') expect(segments).toBe(segmentsOf(text));
			}),
		);
	});
});

describe('analyseText beside sms-segments-calculator', () => {
	it('gives the same for every GSM-7 text', () => {
		fc.assert(
			fc.property(gsm7Text, (text) => {
				if (text === '') return; // difference 1, below
				const theirs = new SegmentedMessage(text);
				const ours = analyseText(text);
				expect(ours.encoding).toBe(theirs.getEncodingName());
				expect(ours.segments).toBe(theirs.segmentsCount);
				expect(ours.units).toBe(theirs.messageSize / 7);
			}),
		);
	});

	it('gives the same for every UCS-2 text of single code points', () => {
		fc.assert(
			fc.property(longText(basicCharacter, ucs2Character, fc.constant('😀')), (text) => {
				if (text === '') return;
				const theirs = new SegmentedMessage(text);
				const ours = analyseText(text);
				expect(ours.encoding).toBe(theirs.getEncodingName());
				expect(ours.segments).toBe(theirs.segmentsCount);
				expect(ours.units).toBe(theirs.messageSize / (ours.encoding === 'GSM-7' ? 7 : 16));
				expect(ours.characters).toBe(theirs.numberOfUnicodeScalars);
			}),
		);
	});

	it('gives the same encoding and size for all texts, and never more segments', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				if (text === '') return;
				const theirs = new SegmentedMessage(text);
				const ours = analyseText(text);
				expect(ours.encoding).toBe(theirs.getEncodingName());
				expect(ours.characters).toBe(theirs.numberOfUnicodeScalars);
				expect(ours.units).toBe(theirs.messageSize / (ours.encoding === 'GSM-7' ? 7 : 16));
				expect(ours.segments).toBeLessThanOrEqual(theirs.segmentsCount); // difference 2, below
			}),
		);
	});

	it('difference 1: it bills the empty text as one segment', () => {
		expect(new SegmentedMessage('').segmentsCount).toBe(1);
		expect(analyseText('').segments).toBe(0);
	});

	it('difference 2: it keeps what looks like one character in one part', () => {
		// A keycap is a digit, a variation selector and a frame: three code units, 22 of them in 67.
		const keycaps = '1️⃣'.repeat(44) + '展展';
		expect(keycaps).toHaveLength(134);
		expect(analyseText(keycaps).segments).toBe(2);
		expect(new SegmentedMessage(keycaps).segmentsCount).toBe(3);
		const accents = 'e\u0301'.repeat(67);
		expect(analyseText(accents).segments).toBe(2);
		expect(new SegmentedMessage(accents).segmentsCount).toBe(3);
	});
});
