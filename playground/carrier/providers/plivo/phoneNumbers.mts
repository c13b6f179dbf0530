/** Longest number, after stripping (reference 2). */
const maxDigits = 14;

/** Shortest number that is taken; a choice of this simulator. */
const minDigits = 7;

/** A destination without the characters that Plivo strips: `/ - . + ( )` and spaces (reference 2). */
export function strippedDestination(destination: string): string {
	return destination.replace(/[/\-.+() ]/g, '');
}

/** Whether a stripped destination can be a number with country code. */
export function isNumber(stripped: string): boolean {
	return new RegExp(`^[1-9]\\d{${minDigits - 1},${maxDigits - 1}}$`).test(stripped);
}

/** The destinations of a request: several are joined by `<`, doubles count once (reference 2). */
export function destinationsOf(dst: string): string[] {
	return [...new Set(dst.split('<').map(strippedDestination).filter(Boolean))];
}

/**
 * Whether a number can be in the US or Canada: country code 1. The other countries behind this code
 * are not told apart.
 */
export function isNorthAmerican(number: string): boolean {
	return /^1\d{10}$/.test(number);
}
