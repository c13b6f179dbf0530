/** A variable in a template: `${name}` (SDK example). */
const variable = /\$\{(\w+)\}/g;

/** The names of a template's variables. */
export function variablesOf(content: string): string[] {
	return [...content.matchAll(variable)].map(([, name]) => name);
}

/** The template's text with values in place of its variables. */
export function fillTemplate(content: string, values: Record<string, string>): string {
	return content.replace(variable, (_match, name: string) => values[name] ?? '');
}

/** Whether every `${` in a template opens a variable of the form `${name}`. */
export function hasNamedVariablesOnly(content: string): boolean {
	return !content.replace(variable, '').includes('${');
}
