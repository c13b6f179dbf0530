/**
 * Widths of characters in the fonts of phones, in parts of the font size. Estimated on the wide side,
 * since nothing here can measure a font: a line that ends early looks better than one that runs out.
 */
const WIDTHS: ReadonlyArray<[characters: RegExp, em: number]> = [
	[/^[ ijlItf.,:;'|!()[\]]$/, 0.34],
	[/^[mwMW@%]$/, 0.95],
	[/^[A-Z&#]$/, 0.72],
	// Everything from the Hangul letters on that is not Latin, Greek, Cyrillic and the like is full width.
	[
		/^[—…\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/,
		1,
	],
	[/^(\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{20000}-\u{3FFFF}])/u, 1.25],
];
const OTHER_WIDTH = 0.58;
const BOLD = 1.06;

/** What a reader takes for one character: flags, emoji sequences, letters with their accents. */
const CHARACTER =
	/\r\n|\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*)*|.[\p{M}\uFE0F\u20E3]{0,16}/gsu;

/** Cuts a text into what a reader takes for characters. */
export const charactersOf = (text: string): string[] => text.match(CHARACTER) ?? [];

/** Whether a character may stand alone between two line breaks, as Chinese characters may. */
export const isFullWidth = (character: string): boolean => widthOf(character) >= 1;

function widthOf(character: string): number {
	return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? OTHER_WIDTH;
}

/** How a text is set. */
export interface FontStyle {
	/** Pixels. */
	size: number;
	bold?: boolean;
}

/** About how wide a text is, pixels. */
export const textWidth = (characters: readonly string[], { size, bold }: FontStyle): number =>
	characters.reduce((width, character) => width + widthOf(character), 0) * size * (bold ? BOLD : 1);
