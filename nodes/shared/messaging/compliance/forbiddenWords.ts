import { findWord } from './findWord';
import type { Sentence } from '../model/sentence';
import { COMPLIANCE_SENTENCES } from './sentences';

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
): Sentence | undefined {
	const word = findWord(text, words);
	return word ? COMPLIANCE_SENTENCES.forbiddenWord({ field, word }) : undefined;
}
