import type { IDataObject } from 'n8n-workflow';

/** Whether an object has a field of its own with this name. */
export const hasField = (value: unknown, key: string): value is IDataObject =>
	typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, key);

/**
 * The value of a field.
 *
 * @param path its name, or a path such as `contact.phone` or `phones[0]`; a field whose name has dots
 * itself goes before a path
 * @returns undefined if there is none
 */
export function fieldValue(json: IDataObject, path: string): unknown {
	if (hasField(json, path)) return json[path];
	const keys = path.match(/[^.[\]"']+/g) ?? [];
	if (keys.length === 0) return undefined;
	return keys.reduce<unknown>(
		(value, key) => (hasField(value, key) ? value[key] : undefined),
		json,
	);
}
