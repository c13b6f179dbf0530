/** The languages in which people read what our nodes say. */
export type Language = 'en' | 'zh';

/**
 * What a person reads, in each language: one sentence or a few. Code decides which sentence it is, and a
 * catalogue (`catalogues/`) says it, so that no language can be missing.
 */
export type Sentence = Readonly<Record<Language, string>>;

/** Sentences of one area by name; those with values are functions of them. */
export type Catalogue = Readonly<Record<string, Sentence | ((values: never) => Sentence)>>;

/** A sentence changed in the same way in each language. */
export const mapped = (sentence: Sentence, change: (words: string) => string): Sentence => ({
	en: change(sentence.en),
	zh: change(sentence.zh),
});

/** Several sentences, one behind the other. */
export const joined = (...parts: readonly Sentence[]): Sentence => ({
	en: parts.map(({ en }) => en).join(' '),
	zh: parts.map(({ zh }) => zh).join(''),
});

/** Several words as a list. */
export const listed = (parts: readonly Sentence[]): Sentence => ({
	en: parts.map(({ en }) => en).join(', '),
	zh: parts.map(({ zh }) => zh).join('、'),
});

/** Words that came from outside and stay as they are. */
export const verbatim = (words: string): Sentence => ({ en: words, zh: words });

/** A sentence that is not in a catalogue yet. */
export const inEnglish = (en: string): Sentence => ({ en, zh: en });
