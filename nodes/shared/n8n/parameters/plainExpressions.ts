import type { IDataObject } from 'n8n-workflow';

import { hasField } from './fieldValue';

/** Gives the value of a parameter for an item; undefined where only n8n can tell it. */
export type Filler = (json: IDataObject) => unknown;

/** `{{ $json.name }}`, `{{ $json["Mobile number"] }}`, `{{ $json.body.phone }}`, and nothing else. */
const REFERENCE =
	/\{\{\s*\$json((?:\.[\p{L}_$][\p{L}\p{N}_$]*|\['[^'\\\r\n]*'\]|\["[^"\\\r\n]*"\])+)\s*\}\}/gu;
const STEP = /\.([\p{L}\p{N}_$]+)|\['([^']*)'\]|\["([^"]*)"\]/gu;

/** In a text beside references, these may mean something to n8n. */
const NOT_PLAIN = /[{}\\]/;

/** Whether a parameter, or anything in it, is an expression. */
export function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(hasExpression);
}

/** The text or number that the steps lead to; undefined for anything else. */
function follow(json: IDataObject, steps: readonly string[]): string | number | undefined {
	let value: unknown = json;
	for (const step of steps) {
		if (!hasField(value, step)) return undefined;
		value = value[step];
	}
	return typeof value === 'string' || Number.isFinite(value)
		? (value as string | number)
		: undefined;
}

/** What fills in an expression (without its `=`), if it has only texts and references to fields. */
function templateFiller(template: string): Filler | undefined {
	// Texts and paths in turn, a text first and last.
	const parts = template.split(REFERENCE);
	// Without a reference it is odd enough to be n8n's.
	if (parts.length === 1) return undefined;
	if (parts.some((part, index) => index % 2 === 0 && NOT_PLAIN.test(part))) return undefined;
	const pieces = parts.map((part, index) =>
		index % 2 === 0
			? part
			: [...part.matchAll(STEP)].map(([, name, single, double]) => name ?? single ?? double),
	);
	const [before, only, after] = pieces;
	// An expression that is a reference and nothing else keeps its type.
	if (pieces.length === 3 && before === '' && after === '') {
		return (json) => follow(json, only as string[]);
	}
	return (json) => {
		let text = '';
		for (const piece of pieces) {
			const value = typeof piece === 'string' ? piece : follow(json, piece);
			if (value === undefined) return undefined;
			text += value;
		}
		return text;
	};
}

/** The values of all fillers, or undefined if one of them is missing. */
function fillAll(fillers: readonly Filler[], json: IDataObject): unknown[] | undefined {
	const values: unknown[] = [];
	for (const fill of fillers) {
		const value = fill(json);
		if (value === undefined) return undefined;
		values.push(value);
	}
	return values;
}

/**
 * What fills in a parameter whose expressions only name fields of the item, such as
 * `=Hello {{ $json.name }}`. It gives what n8n gives for fields that hold a text or a number, and nothing
 * for all others (missing, a list, true …), which are left to n8n.
 *
 * @param raw the parameter as it was typed, with all that is in it
 * @returns undefined if the parameter says more than that
 */
export function fillerOf(raw: unknown): Filler | undefined {
	if (typeof raw === 'string') {
		return raw.startsWith('=') ? templateFiller(raw.slice(1)) : () => raw;
	}
	if (typeof raw !== 'object' || raw === null) return () => raw;
	const names = Object.keys(raw);
	const fillers: Filler[] = [];
	for (const part of Object.values(raw)) {
		const filler = fillerOf(part);
		if (!filler) return undefined;
		fillers.push(filler);
	}
	if (Array.isArray(raw)) return (json) => fillAll(fillers, json);
	return (json) => {
		const values = fillAll(fillers, json);
		return values && Object.fromEntries(names.map((name, index) => [name, values[index]]));
	};
}
