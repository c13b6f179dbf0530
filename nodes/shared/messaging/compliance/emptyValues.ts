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

const listed = (fields: readonly string[]): string => {
	const named = fields.slice(0, MOST_FIELDS).map(cut).join(', ');
	return fields.length > MOST_FIELDS ? `${named} and ${fields.length - MOST_FIELDS} more` : named;
};

/**
 * What is wrong with a text into which an expression put nothing, and the way out.
 *
 * @param fields names of the fields that the item has
 */
export function emptyValueProblem(found: EmptyValue, fields: readonly string[]): string {
	const { parameter } = found;
	if ('word' in found) {
		return `'${parameter}' would say '${found.word}', because an expression in it has no value for this contact. Correct the expression, or give other words for that case, for example {{ $json.name || 'guest' }}.`;
	}
	const { missing } = found;
	const field = cut(found.field);
	const [step] = found.field.split('.');
	const meant = missing ? fields.filter((name) => plain(name) === plain(step)) : [];
	const problem = missing
		? `'${parameter}' uses the field '${field}', which this contact does not have.`
		: `'${parameter}' uses the field '${field}', which is empty for this contact.`;
	const has = fields.length > 0 ? ` The item has: ${listed(fields)}.` : ' The item has no fields.';
	const hint = meant.length === 1 ? ` Probably '${cut(meant[0])}' is meant.` : '';
	return `${problem}${has}${hint} Fill it in, or give other words for that case, for example {{ $json.name || 'guest' }}.`;
}
