/** Full-width Latin letters, digits and signs count as their ordinary forms, capitals as small. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The first of the words that stands in a text, in any case and width, as the list writes it. */
export function findWord(text: string, words: readonly string[]): string | undefined {
	const searched = folded(text);
	return words.find((word) => searched.includes(folded(word)));
}
