/** A decimal digit of any script but ASCII. */
const OTHER_DIGIT = /(?!\d)\p{Nd}/gu;

const NOT_ASCII = /[\u0080-\uffff]/;

const isDigit = (codePoint: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(codePoint));

/** Values of the digits that came, of which Unicode has some 700. */
const values = new Map<string, string>();

/**
 * The value of a decimal digit. Unicode keeps the ten digits of each script side by side from 0 to 9, so
 * the value is the distance from where their row begins.
 */
function valueOf(digit: string): string {
	const known = values.get(digit);
	if (known !== undefined) return known;
	const codePoint = digit.codePointAt(0) ?? 0;
	let first = codePoint;
	while (isDigit(first - 1)) first--;
	const value = String((codePoint - first) % 10);
	values.set(digit, value);
	return value;
}

/** Full-width forms (U+FF01 to U+FF5E) and the digits of all scripts as ASCII. */
export function toAscii(text: string): string {
	if (!NOT_ASCII.test(text)) return text;
	return text
		.replace(/[\uff01-\uff5e]/g, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0))
		.replace(OTHER_DIGIT, valueOf);
}
