import type { Sentence } from '../model/sentence';
import { COMPLIANCE_SENTENCES } from './sentences';

/** Something that an expression should have put into a text, and did not. */
export type EmptyValue =
	/** A field that is not there or has nothing in it. */
	| { parameter: string; field: string; missing: boolean }
	/** A word that stands for nothing, such as `undefined`, in the finished text. */
	| { parameter: string; word: string };

/** Fields of an item that are named. */
const MOST_FIELDS = 12;

/** Longest name that is told, characters. */
const LONGEST_NAME = 40;

/** Without what people do not see as a difference: marks at the beginning, spaces, case. */
const plain = (name: string): string =>
	name
		.slice(0, LONGEST_NAME)
		.normalize('NFKC')
		.replace(/[\s\ufeff\u200b_-]+/g, '')
		.toLowerCase();

const cut = (name: string): string =>
	name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;

/**
 * What is wrong with a text into which an expression put nothing, and the way out.
 *
 * @param fields names of the fields that the item has
 */
export function emptyValueProblem(found: EmptyValue, fields: readonly string[]): Sentence {
	const { parameter } = found;
	if ('word' in found) return COMPLIANCE_SENTENCES.emptyWord({ parameter, word: found.word });
	const { missing } = found;
	const [step] = found.field.split('.');
	const meant = missing ? fields.filter((name) => plain(name) === plain(step)) : [];
	return COMPLIANCE_SENTENCES.emptyField({
		parameter,
		field: cut(found.field),
		isThere: !missing,
		fields: fields.slice(0, MOST_FIELDS).map(cut),
		more: Math.max(0, fields.length - MOST_FIELDS),
		meant: meant.length === 1 ? cut(meant[0]) : '',
	});
}
