/** Common files that no multimedia message carries, with the first bytes that give them away. */
const STRANGERS: ReadonlyArray<[name: string, head: RegExp]> = [
	['a WebP picture', /^RIFF....WEBP/s],
	['a HEIC or AVIF picture', /^....ftyp(heic|heix|hevc|mif1|msf1|avif|avis)/s],
	['a BMP picture', /^BM....\0\0\0\0/s],
	['a TIFF picture', /^(II\*\0|MM\0\*)/],
	['an SVG drawing', /^(\xEF\xBB\xBF)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?<svg[\s>]/i],
	['a QuickTime film', /^....ftypqt {2}/s],
	['an M4A sound', /^....ftypM4A /s],
	['a WebM film', /^\p{Cc}E\xDF\xA3/u],
	['an Ogg sound', /^OggS/],
	['a PDF document', /^%PDF-/],
	['a ZIP or Office file', /^PK\p{Cc}\p{Cc}/u],
	['a web page', /^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head)[\s>]/i],
	['data in JSON', /^\s*[{[]\s*["{[]/],
];
const HEAD_BYTES = 512;

/**
 * Names a file that is none of the types that messages carry, for the sentence that refuses it.
 *
 * @returns such as 'a web page', with its article; undefined if it is not known either
 */
export function unsupportedTypeName(file: Buffer): string | undefined {
	const head = file.toString('latin1', 0, HEAD_BYTES);
	return STRANGERS.find(([, pattern]) => pattern.test(head))?.[0];
}
