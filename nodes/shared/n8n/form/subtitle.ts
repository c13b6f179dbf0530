import type { INodeProperties } from 'n8n-workflow';

/** The names that a drop-down shows, by the values that it keeps. */
const namesOf = (properties: readonly INodeProperties[], field: string): Record<string, string> =>
	Object.fromEntries(
		properties
			.filter(({ name }) => name === field)
			.flatMap(({ options = [] }) => options)
			.flatMap((option) => ('value' in option ? [[String(option.value), option.name]] : [])),
	);

/**
 * What stands below a node on the canvas: the names of what is chosen, as the form shows them, and
 * not the values that it keeps. A field that the form does not show is left out.
 *
 * @param properties the form
 * @param fields drop-downs of the form, in the order of the words
 * @returns an expression, which n8n works out for each node
 */
export function subtitleOf(properties: readonly INodeProperties[], ...fields: string[]): string {
	const chosen = fields.map(
		(field) => `(${JSON.stringify(namesOf(properties, field))})[$parameter["${field}"]]`,
	);
	return `={{ [${chosen.join(', ')}].filter(Boolean).join(": ") }}`;
}
