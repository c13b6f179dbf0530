import { DateTime } from 'luxon';

import { failure, type Failure } from '../model/failure';
import { TEXT_SENTENCES } from './sentences';

/** A value of one item that cannot be used; the other items go on. */
export class ItemRefusal extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message.en);
		this.name = 'ItemRefusal';
	}
}

/** Names of fields that are told; the others are counted. */
const MOST_NAMES = 8;

/** Longest name that is told, characters. */
const LONGEST_NAME = 40;

const namesInWords = (names: readonly string[]): string => {
	const told = names
		.slice(0, MOST_NAMES)
		.map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name))
		.join(', ');
	return names.length > MOST_NAMES ? `${told} and ${names.length - MOST_NAMES} more` : told;
};

/** A date of luxon; what only says that it is one has no functions. */
const isDateTime = (value: unknown): value is DateTime =>
	DateTime.isDateTime(value) && typeof (value as { toISO?: unknown }).toISO === 'function';

/** What came, in words; looks at it without calling anything of it. */
export function kindInWords(value: unknown): string {
	if (Array.isArray(value)) {
		return `a list of ${value.length} ${value.length === 1 ? 'entry' : 'entries'}`;
	}
	if (isDateTime(value) || value instanceof Date) return 'a date that does not exist';
	if (typeof value === 'object' && value !== null) {
		const names = Object.keys(value);
		if (names.length === 0) return 'an empty object';
		return `an object with the ${names.length === 1 ? 'field' : 'fields'} ${namesInWords(names)}`;
	}
	return typeof value === 'number' ? 'a number that does not exist' : `a ${typeof value}`;
}

/** A value as text; undefined if it is none. */
function asText(value: unknown): string | undefined {
	switch (typeof value) {
		case 'string':
			return value;
		case 'number':
			return Number.isFinite(value) ? String(value) : undefined;
		case 'boolean':
		case 'bigint':
			return String(value);
		case 'undefined':
			return '';
		default:
			if (value === null) return '';
			if (isDateTime(value)) return value.toISO() ?? undefined;
			if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
			return undefined;
	}
}

/**
 * The value of a text parameter: text as it is, a number, a boolean or a date as text (dates as ISO
 * 8601), nothing as an empty text.
 *
 * @param parameter what the form calls it
 * @throws ItemRefusal for anything else, such as an object: names the parameter and what came
 */
export function textOf(parameter: string, value: unknown): string {
	const text = asText(value);
	if (text !== undefined) return text;
	throw new ItemRefusal(
		failure(
			'configuration',
			TEXT_SENTENCES.notAText({ field: parameter, kind: kindInWords(value) }),
		),
	);
}

/** A number that was written down after it had lost digits. */
const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d{1,3}$/i;

/**
 * The value of a parameter that holds an id, without spaces around it.
 *
 * @param parameter what the form calls it
 * @throws ItemRefusal as `textOf`, and for a number so large that JavaScript has rounded it
 */
export function idOf(parameter: string, value: unknown): string {
	const text = textOf(parameter, value).trim();
	const isRounded = typeof value === 'number' && !Number.isSafeInteger(value);
	if (isRounded || SCIENTIFIC.test(text)) {
		throw new ItemRefusal(
			failure('configuration', TEXT_SENTENCES.roundedId({ field: parameter, value: text })),
		);
	}
	return text;
}
