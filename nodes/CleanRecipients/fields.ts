import type { IDataObject } from 'n8n-workflow';

const has = (value: unknown, key: string): value is IDataObject =>
	typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, key);

/**
 * The value of a field.
 *
 * @param path its name, or a path such as `contact.phone` or `phones[0]`; a field whose name has dots
 * itself goes before a path
 * @returns undefined if there is none
 */
export function fieldValue(json: IDataObject, path: string): unknown {
	if (has(json, path)) return json[path];
	const keys = path.match(/[^.[\]"']+/g) ?? [];
	if (keys.length === 0) return undefined;
	return keys.reduce<unknown>((value, key) => (has(value, key) ? value[key] : undefined), json);
}

/** Whether a field says something: not only nothing, spaces or an empty list or object. */
function isFilled(value: unknown): boolean {
	if (value === null || value === undefined) return false;
	if (typeof value === 'string') return value.trim() !== '';
	if (value instanceof Date) return true;
	return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** How many fields of an item say something. */
export const filledFields = (json: IDataObject): number =>
	Object.values(json).filter(isFilled).length;

/** Adds `2`, `3` and so on to a name that holds something else. */
function freeName(json: IDataObject, name: string, value: unknown): string {
	for (let number = 1; ; number++) {
		const candidate = number === 1 ? name : `${name}${number}`;
		if (!has(json, candidate) || json[candidate] === value) return candidate;
	}
}

/**
 * Puts fields on an item without losing any: what stood under the same name moves to the name with
 * `AsTyped` behind it, unless it is the same or empty.
 */
export function withFields(json: IDataObject, added: IDataObject): IDataObject {
	const result = { ...json };
	for (const [name, value] of Object.entries(added)) {
		const before = result[name];
		if (has(result, name) && before !== value && isFilled(before)) {
			result[freeName(result, `${name}AsTyped`, before)] = before;
		}
		result[name] = value as IDataObject[string];
	}
	return result;
}
