import type { IDataObject } from 'n8n-workflow';

import { hasField } from '../shared/n8n/parameters/fieldValue';

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
		if (!hasField(json, candidate) || json[candidate] === value) return candidate;
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
		if (hasField(result, name) && before !== value && isFilled(before)) {
			result[freeName(result, `${name}AsTyped`, before)] = before;
		}
		result[name] = value as IDataObject[string];
	}
	return result;
}
