/** A variable in an approved template: 【变量】, 【变量1】… (reference 2.2). */
const variable = /【变量\d*】/g;

/** How many variables a template has. */
export function countVariables(template: string): number {
	return template.match(variable)?.length ?? 0;
}

/** The template's text with the values in place of its variables, in order. */
export function fillTemplate(template: string, values: string[]): string {
	let next = 0;
	return template.replace(variable, () => values[next++] ?? '');
}

/** The values of the variables if `text` is the template filled in, otherwise undefined. */
export function matchTemplate(template: string, text: string): string[] | undefined {
	const literals = template
		.split(variable)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${literals.join('(.+)')}$`, 's').exec(text)?.slice(1);
}
