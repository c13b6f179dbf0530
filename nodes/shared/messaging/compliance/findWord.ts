/** Full-width Latin letters, digits and signs count as their ordinary forms, capitals as small. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Word lists are few, and each is looked for in thousands of texts. */
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

function foldedList(words: readonly string[]): readonly string[] {
	const known = foldedLists.get(words);
	if (known) return known;
	const list = words.map(folded);
	foldedLists.set(words, list);
	return list;
}

/** The first of the words that stands in a text, in any case and width, as the list writes it. */
export function findWord(text: string, words: readonly string[]): string | undefined {
	const searched = folded(text);
	return words[foldedList(words).findIndex((word) => searched.includes(word))];
}
