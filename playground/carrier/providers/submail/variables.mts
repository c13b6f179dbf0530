/** A variable in a template or a multisend text: `@var(name)` (reference 4 and 9). */
const variable = /@var\(([^()]+)\)/g;

/** The text with values in place of its variables; one without a value stays as it stands. */
export function fillVariables(text: string, values: Record<string, string>): string {
	return text.replace(variable, (mark, name: string) => values[name] ?? mark);
}

/** Whether `text` is the template filled in. */
export function matchesTemplate(template: string, text: string): boolean {
	const literals = template
		.replace(variable, '\0')
		.split('\0')
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${literals.join('(.+)')}$`, 's').test(text);
}

/**
 * Reads values from `vars`: texts, numbers and booleans by name.
 * @returns undefined if it is no such object
 */
export function readValues(vars: unknown): Record<string, string> | undefined {
	if (typeof vars !== 'object' || vars === null) return undefined;
	// PHP's empty object is an empty list.
	if (Array.isArray(vars)) return vars.length === 0 ? {} : undefined;
	const entries = Object.entries(vars);
	const isValue = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
	if (!entries.every(([, value]) => isValue(value))) return undefined;
	return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
