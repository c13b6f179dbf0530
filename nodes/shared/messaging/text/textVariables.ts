import type { TemplateVariable, TextPattern } from '../model/message';
import { MOST_TEXT } from './textLimits';

const VARIABLE = /@var\(([^()]*)\)/g;

/**
 * Puts values into the `@var(name)` of a text. A variable without a value stays as it is written. A
 * long value in many places could become a text that fills the memory: once it is longer than any text
 * may be, nothing more is filled in.
 *
 * @returns the text, and what it was made from if anything was filled in
 */
export function fillIn(
	written: string,
	variables: readonly TemplateVariable[],
): { text: string; pattern?: TextPattern } {
	const values = new Map(variables.map(({ name, value }) => [name.trim(), value]));
	const used = new Set<string>();
	let length = 0;
	const text = written.replace(VARIABLE, (whole, name: string) => {
		const value = values.get(name.trim());
		if (value === undefined || length > MOST_TEXT) return whole;
		used.add(name.trim());
		length += value.length;
		return value;
	});
	if (used.size === 0) return { text };
	const filled = variables.filter(({ name }) => used.has(name.trim()));
	return { text, pattern: { text: written, variables: filled } };
}
