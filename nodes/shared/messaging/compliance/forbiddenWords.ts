import { findWord } from './findWord';

/**
 * Which of the user's forbidden words a text has.
 *
 * @param field name of the field that the text comes from
 * @param words as the user listed them
 * @returns a plain sentence with the way out; undefined if it has none
 */
export function forbiddenWordProblem(
	field: string,
	text: string,
	words: readonly string[],
): string | undefined {
	const word = findWord(text, words);
	return (
		word &&
		`'${field}' has the word '${word}', which stands in the option 'Forbidden Words'. Change the text or the list.`
	);
}
