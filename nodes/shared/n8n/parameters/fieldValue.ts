import type { IDataObject } from 'n8n-workflow';

import { withoutInvisible } from '../../messaging/phone/notation';

/** Whether an object has a field of its own with this name. */
export const hasField = (value: unknown, key: string): value is IDataObject =>
	typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, key);

/** What was found under the name of a field. */
export type FieldFinding =
	| { kind: 'found'; value: unknown }
	| { kind: 'missing' }
	/** Several fields have that name but for marks, spaces and case; none has it exactly. */
	| { kind: 'several'; names: string[] };

/** So many names of fields are told, and so much of each. */
const MOST_NAMES = 20;
const LONGEST_NAME = 40;

/** So much of a name is looked at, code units: one letter of Unicode can become eighteen. */
const LONGEST_LOOKED_AT = 10_000;

/** So many names are remembered; more come from no table of people. */
const MOST_KNOWN = 10_000;

const knownNames = new Map<string, string>();

/**
 * A name as people see it: without BOM and other marks that nobody sees, spaces around, full width and
 * capitals. Remembered, because a list has the same names in every row.
 */
function plainName(name: string): string {
	const known = knownNames.get(name);
	if (known !== undefined) return known;
	const words = name
		// A longer name is no name that a person has typed; its beginning is enough to tell it apart.
		.slice(0, LONGEST_LOOKED_AT)
		.normalize('NFKC')
		.split(/\s+/)
		.map((word) => withoutInvisible(word))
		.filter((word) => word !== '');
	const plain = words.join(' ').toLowerCase();
	if (knownNames.size >= MOST_KNOWN) knownNames.clear();
	knownNames.set(name, plain);
	return plain;
}

/** A field by its name, exactly or, if there is none, but for what `plainName` takes off. */
function findKey(json: IDataObject, key: string): FieldFinding {
	if (hasField(json, key)) return { kind: 'found', value: json[key] };
	const plain = plainName(key);
	if (plain === '') return { kind: 'missing' };
	const names = Object.keys(json).filter((name) => plainName(name) === plain);
	if (names.length === 0) return { kind: 'missing' };
	return names.length === 1 ? { kind: 'found', value: json[names[0]] } : { kind: 'several', names };
}

/**
 * Finds a field.
 *
 * @param path its name, or a path such as `contact.phone` or `phones[0]`; a field whose name has dots
 * itself goes before a path
 */
export function findField(json: IDataObject, path: string): FieldFinding {
	const whole = findKey(json, path);
	if (whole.kind !== 'missing') return whole;
	const keys = path.match(/[^.[\]"']+/g) ?? [];
	if (keys.length === 0 || keys[0] === path) return whole;
	return keys.reduce<FieldFinding>(
		(found, key) => {
			if (found.kind !== 'found') return found;
			const { value } = found;
			return typeof value === 'object' && value !== null
				? findKey(value as IDataObject, key)
				: { kind: 'missing' };
		},
		{ kind: 'found', value: json },
	);
}

/** The value of a field, see `findField`; undefined if there is none or if several could be meant. */
export function fieldValue(json: IDataObject, path: string): unknown {
	const found = findField(json, path);
	return found.kind === 'found' ? found.value : undefined;
}

/** Names as they may stand in a sentence; a space at the end is what tells them apart, a BOM is not seen. */
const quotedNames = (names: readonly string[]): string =>
	names
		.map((name) => name.slice(0, LONGEST_NAME).split(' ').map(withoutInvisible).join(' '))
		.map((name) => `'${name}'`)
		.join(', ');

/**
 * Why a field was not found, with the way out.
 *
 * @param json the item
 * @param path as the user named it
 * @param parameter the parameter that names it
 * @param likely words in the names of fields that are meant instead
 * @returns undefined if the field is there
 */
export function fieldProblem(
	json: IDataObject,
	path: string,
	parameter: string,
	likely: RegExp,
): string | undefined {
	const found = findField(json, path);
	if (found.kind === 'found') return undefined;
	if (found.kind === 'several') {
		return `There are several fields that could be '${path}': ${quotedNames(found.names)}. Rename one, or write the name of the right one exactly in '${parameter}'.`;
	}
	const names = Object.keys(json);
	if (names.length === 0) {
		return `The field '${path}' is empty or missing: the item has no fields at all. Remove it, or look at the node before.`;
	}
	const meant = names.filter((name) => likely.test(plainName(name)));
	const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
	const guess = meant.length === 1 ? ` Probably ${quotedNames(meant)} is meant.` : '';
	return `The field '${path}' is empty or missing. The item has ${quotedNames(names.slice(0, MOST_NAMES))}${more}.${guess} Write the name of the right one in '${parameter}'.`;
}

/** Names of fields that hold phone numbers, in English and Chinese and as CRMs call them. */
export const PHONE_WORDS =
	/phone|mobile|cell|\btel\b|telephone|msisdn|whatsapp|手机|手機|电话|電話|号码|號碼/i;

/** Names of fields that hold a time. */
export const TIME_WORDS = /time|date|\bat$|sentat|submittedat|createdat|时间|時間|日期/i;
