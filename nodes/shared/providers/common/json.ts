/** A text of JSON, or a number. A text without an end goes to the end, so that none is looked at twice. */
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\[^]?[^"\\]*)*"?|-?\d[\d.eE+-]*/g;

/** Fewer digits are within 2^53. */
const MAYBE_LARGE = /\d{16}/;

const isLarge = (token: string): boolean =>
	/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));

/**
 * The value of a JSON text, in which whole numbers beyond 2^53 become text as they came: they are ids, and a
 * number of JavaScript would change their last digits. (`JSON.parse` tells how a number was written from
 * Node.js 22 on only.)
 *
 * @returns undefined if it is no JSON
 */
export function readJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		if (!MAYBE_LARGE.test(text)) return value;
		const kept = text.replace(TEXT_OR_NUMBER, (token) => (isLarge(token) ? `"${token}"` : token));
		return JSON.parse(kept);
	} catch {
		return undefined;
	}
}

/** An object of JSON: not null, not a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a JSON object, or undefined if the text is anything else. */
export function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
	const value = readJson(text);
	return isObject(value) ? value : undefined;
}
