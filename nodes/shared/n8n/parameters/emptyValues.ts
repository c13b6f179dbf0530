import type { IDataObject } from 'n8n-workflow';

import type { EmptyValue } from '../../messaging/compliance/emptyValues';
import { hasField } from './fieldValue';

/** Gives the value of an expression (with its `=`) for the item. */
type Evaluate = (expression: string) => unknown;

/** What expressions put in where they have no value. */
const WORDS = /\b(?:undefined|null|NaN|Invalid Date(?:Time)?)\b|\[object [A-Za-z]+\]/g;

const STRING = String.raw`'[^'\\\r\n]*'|"[^"\\\r\n]*"`;
/** `.name`, `?.name`, `['Mobile number']`, `[0]`, and calls such as `.first()` or `.trim()`. */
const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const STEPS = String.raw`(?:\??\.${NAME}(?:\(\d*\))?|\[(?:${STRING}|\d+)\])`;
/** A value that a path leads to, from the item or from another node. */
const PATH = new RegExp(String.raw`\$(?:json|input|node|\((?:${STRING})\))${STEPS}+`, 'gu');
/** Texts and numbers, between which and the paths only plus signs and brackets may stand. */
const LITERAL = new RegExp(String.raw`${STRING}|\b\d+(?:\.\d+)?\b`, 'g');
/** A path that only names fields of the item. */
const FIELDS = new RegExp(String.raw`^\$json((?:\.${NAME}|\[(?:${STRING})\])+)$`, 'u');
const STEP = /\.([\p{L}\p{N}_$]+)|\['([^']*)'\]|\["([^"]*)"\]/gu;

/** What can be known of an expression before it is filled in. */
interface Analysis {
	/** Fields of the item whose values must be there, as steps. */
	fields: string[][];
	/** Paths to other values that must be there. */
	paths: string[];
	/** The words above, as far as they were typed: so often they may be in the text. */
	typedWords: readonly string[];
}

const wordsIn = (text: string): readonly string[] => text.match(WORDS) ?? [];

/** The first of some words that was not typed. */
function untyped(words: readonly string[], typed: readonly string[]): string | undefined {
	const left = [...typed];
	return words.find((word) => {
		const place = left.indexOf(word);
		if (place === -1) return true;
		left.splice(place, 1);
		return false;
	});
}

/** The texts and the expressions of a parameter (without its `=`). */
function partsOf(raw: string): { texts: string[]; expressions: string[] } {
	const texts: string[] = [];
	const expressions: string[] = [];
	let at = 0;
	for (;;) {
		const start = raw.indexOf('{{', at);
		const end = start === -1 ? -1 : raw.indexOf('}}', start);
		if (end === -1) {
			texts.push(raw.slice(at));
			return { texts, expressions };
		}
		texts.push(raw.slice(at, start));
		expressions.push(raw.slice(start + 2, end));
		at = end + 2;
	}
}

/**
 * The paths that an expression needs: of one that only joins values and texts, all; of one that does
 * more, none, since it may well have an answer for a value that is not there, such as `||`.
 */
function neededPaths(expression: string): string[] {
	const rest = expression.replace(PATH, '').replace(LITERAL, '');
	return /^[+()\s]*$/.test(rest) ? (expression.match(PATH) ?? []) : [];
}

function analyse(raw: string): Analysis {
	const { texts, expressions } = partsOf(raw.slice(1));
	const needed = [...new Set(expressions.flatMap(neededPaths))];
	const fields: string[][] = [];
	const paths: string[] = [];
	for (const path of needed) {
		const steps = FIELDS.exec(path)?.[1];
		if (steps === undefined) paths.push(path);
		else {
			fields.push(
				[...steps.matchAll(STEP)].map(([, name, single, double]) => name ?? single ?? double),
			);
		}
	}
	const typed = [...texts, ...expressions.flatMap((one) => one.match(LITERAL) ?? [])];
	return { fields, paths, typedWords: wordsIn(typed.join(' ')) };
}

const isEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);

/** The first thing that is missing in one filled-in expression, if any. */
function findIn(
	parameter: string,
	{ fields, paths, typedWords }: Analysis,
	filled: unknown,
	json: IDataObject,
	evaluate: Evaluate,
): EmptyValue | undefined {
	for (const steps of fields) {
		let value: unknown = json;
		let missing = false;
		for (const step of steps) {
			missing = !hasField(value, step);
			value = hasField(value, step) ? value[step] : undefined;
		}
		if (isEmpty(value)) return { parameter, field: steps.join('.'), missing };
	}
	for (const path of paths) {
		if (isEmpty(evaluate(`={{ ${path} }}`))) return { parameter, field: path, missing: false };
	}
	return findInValue(parameter, filled, typedWords);
}

/** The first word for nothing in a value; in an object or a list, also the first entry without a value. */
function findInValue(
	parameter: string,
	filled: unknown,
	typedWords: readonly string[],
): EmptyValue | undefined {
	if (typeof filled === 'string') {
		const word = untyped(wordsIn(filled), typedWords);
		return word === undefined ? undefined : { parameter, word };
	}
	if (typeof filled !== 'object' || filled === null) return undefined;
	for (const [field, value] of Object.entries(filled)) {
		if (isEmpty(value)) return { parameter, field, missing: false };
		const found = typeof value === 'string' && findInValue(parameter, value, typedWords);
		if (found) return found;
	}
	return undefined;
}

/** One expression within a parameter and where its value is. */
interface Place {
	steps: readonly string[];
	analysis: Analysis;
}

function* placesIn(raw: unknown, steps: readonly string[] = []): Generator<Place> {
	if (typeof raw === 'string') {
		if (raw.startsWith('=')) yield { steps, analysis: analyse(raw) };
		return;
	}
	if (typeof raw !== 'object' || raw === null) return;
	for (const [name, part] of Object.entries(raw)) yield* placesIn(part, [...steps, name]);
}

const valueAt = (value: unknown, steps: readonly string[]): unknown =>
	steps.reduce<unknown>((part, step) => (hasField(part, step) ? part[step] : undefined), value);

/** Looks at one parameter of an item after its expressions were filled in. */
export type EmptyValueFinder = (
	filled: unknown,
	json: IDataObject,
	evaluate: Evaluate,
) => EmptyValue[];

/**
 * Finds what the expressions of a parameter should have put in and did not.
 *
 * @param parameter what the form calls it
 * @param raw the parameter as it was typed, with all that is in it
 */
export function emptyValueFinder(parameter: string, raw: unknown): EmptyValueFinder {
	const places = [...placesIn(raw)];
	return (filled, json, evaluate) =>
		places.flatMap(
			({ steps, analysis }) =>
				findIn(parameter, analysis, valueAt(filled, steps), json, evaluate) ?? [],
		);
}
