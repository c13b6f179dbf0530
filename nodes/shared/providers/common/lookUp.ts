/**
 * A table for words from outside. Asked as a plain object it would also know `constructor`, `toString`
 * and everything else that all objects have.
 *
 * @returns a function that gives the entry under a word, or undefined
 */
export function lookUp<Entry>(
	table: Readonly<Record<string, Entry>>,
): (word: string) => Entry | undefined {
	const entries = new Map(Object.entries(table));
	return (word) => entries.get(word);
}
