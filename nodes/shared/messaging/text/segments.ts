import type { SmsEncoding } from '../model/outcome';
import { SEPTETS } from './gsm7';

/** What a text costs and why. */
export interface TextAnalysis {
	encoding: SmsEncoding;
	/** Septets (a character of the extension table counts 2) or UTF-16 code units, without padding. */
	units: number;
	/** Billed parts; 0 for the empty text. */
	segments: number;
	/** What a reader would count: Unicode code points. */
	characters: number;
	/** Units that still fit into the last segment. */
	unitsLeftInSegment: number;
	/** Distinct characters that force UCS-2, in order of appearance, at most 20. */
	ucs2Characters: string[];
}

/**
 * Units in a text that fits one message, and in each part of a longer one. A message carries 140
 * octets (3GPP TS 23.040): 160 septets or 70 code units; the header that joins the parts takes six
 * octets of each, which leaves 153 or 67.
 */
const LIMITS = {
	'GSM-7': { single: 160, part: 153 },
	'UCS-2': { single: 70, part: 67 },
} as const;

const MAX_REPORTED_CHARACTERS = 20;

/**
 * Counts a text the way carriers bill it. Neither an escape with its character nor a surrogate pair is
 * split between two parts, so the padding before a border may cost an extra segment. A sequence of
 * several code points (a flag, a family emoji, a letter with a combining accent) may be split:
 * phones join the parts before they show them.
 */
export function analyseText(text: string): TextAnalysis {
	const { single, part } = LIMITS['GSM-7'];
	const length = text.length;
	let units = 0;
	let segments = 1;
	let usedInPart = 0;

	for (let index = 0; index < length; index++) {
		const septets = SEPTETS[text.charCodeAt(index)];
		// All characters before this one exist in GSM-7, so each of them is one code unit.
		if (septets === 0) return analyseUcs2(text, index);
		units += septets;
		usedInPart += septets;
		if (usedInPart > part) {
			segments++;
			usedInPart = septets;
		}
	}

	const fitsOne = units <= single;
	return {
		encoding: 'GSM-7',
		units,
		segments: length === 0 ? 0 : fitsOne ? 1 : segments,
		characters: length,
		unitsLeftInSegment: fitsOne ? single - units : part - usedInPart,
		ucs2Characters: [],
	};
}

/**
 * Segments of a text in mainland Chinese networks, which count every character as a UCS-2 code unit,
 * Latin letters too: up to 70 are one message, longer texts bill a part per 67. For callers that send
 * only there; everybody else asks `analyseText`.
 */
export function segmentsOf(text: string): number {
	return cutUcs2(text).segments;
}

/** The rest of the analysis when the code unit at `firstUcs2` is the first that GSM-7 lacks. */
function analyseUcs2(text: string, firstUcs2: number): TextAnalysis {
	const length = text.length;
	const found: number[] = [];
	let characters = firstUcs2;

	for (let index = firstUcs2; index < length; index++) {
		let codePoint = text.charCodeAt(index);
		characters++;
		if (isHighSurrogate(codePoint) && isLowSurrogate(text.charCodeAt(index + 1))) {
			codePoint = text.codePointAt(index) as number;
			index++;
		} else if (SEPTETS[codePoint] !== 0) {
			continue;
		}
		if (found.length < MAX_REPORTED_CHARACTERS && !found.includes(codePoint)) found.push(codePoint);
	}

	return {
		encoding: 'UCS-2',
		units: length,
		...cutUcs2(text),
		characters,
		ucs2Characters: found.map((codePoint) => String.fromCodePoint(codePoint)),
	};
}

/** Cuts code units into parts, one step a part: only the unit at a border can belong to a pair. */
function cutUcs2(text: string): Pick<TextAnalysis, 'segments' | 'unitsLeftInSegment'> {
	const { single, part } = LIMITS['UCS-2'];
	const length = text.length;
	if (length <= single) {
		return { segments: length === 0 ? 0 : 1, unitsLeftInSegment: single - length };
	}

	let segments = 1;
	let start = 0;
	while (length - start > part) {
		const border = start + part;
		const splitsPair =
			isHighSurrogate(text.charCodeAt(border - 1)) && isLowSurrogate(text.charCodeAt(border));
		start = splitsPair ? border - 1 : border;
		segments++;
	}
	return { segments, unitsLeftInSegment: part - (length - start) };
}

function isHighSurrogate(codeUnit: number): boolean {
	return codeUnit >= 0xd800 && codeUnit <= 0xdbff;
}

/** Also takes the NaN that `charCodeAt` gives behind the end. */
function isLowSurrogate(codeUnit: number): boolean {
	return codeUnit >= 0xdc00 && codeUnit <= 0xdfff;
}
