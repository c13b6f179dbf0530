import { charactersOf, isFullWidth, textWidth, type FontStyle } from './textWidth';

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/;
/** Marks that no line should begin with, and that no line should end with. */
const CLOSING = /^[，。、；：？！）》」』】〉”’…%,.;:?!)\]}]$/;
const OPENING = /^[（《「『【〈“‘([{]$/;
/** No line of a phone holds more characters; what lies behind the last line need not be measured. */
const MOST_CHARACTERS_A_LINE = 60;

const isSpace = (character: string): boolean => /^\s/.test(character);

/** Cuts a paragraph into pieces that belong on one line: a space, a word, a Chinese character. */
function piecesOf(paragraph: string): string[][] {
	const pieces: string[][] = [];
	let previous = ' ';
	for (const character of charactersOf(paragraph)) {
		const mayBreak =
			isSpace(previous) ||
			isSpace(character) ||
			((isFullWidth(previous) || isFullWidth(character)) &&
				!CLOSING.test(character) &&
				!OPENING.test(previous));
		if (mayBreak) pieces.push([character]);
		else pieces[pieces.length - 1].push(character);
		previous = character;
	}
	return pieces;
}

/** A piece that is wider than a line, such as a long link, is cut wherever the line is full. */
const cutToFit = (piece: string[], width: number, style: FontStyle): string[][] =>
	textWidth(piece, style) <= width ? [piece] : piece.map((character) => [character]);

function wrapParagraph(paragraph: string, width: number, style: FontStyle): string[] {
	const lines: string[] = [];
	let line = '';
	let used = 0;
	const pieces = piecesOf(paragraph).flatMap((piece) => cutToFit(piece, width, style));
	for (const piece of pieces) {
		const pieceWidth = textWidth(piece, style);
		if (line && used + pieceWidth > width) {
			lines.push(line.trimEnd());
			line = '';
			used = 0;
			// The space at which a line breaks belongs to neither line.
			if (isSpace(piece[0])) continue;
		}
		line += piece.join('');
		used += pieceWidth;
	}
	return [...lines, line.trimEnd()];
}

/**
 * Breaks a text into lines as a phone would.
 *
 * @param width of a line, pixels
 * @param mostLines where there are more, the last one ends with …
 */
export function wrapText(
	text: string,
	width: number,
	style: FontStyle,
	mostLines: number,
): string[] {
	const shown = text.slice(0, mostLines * MOST_CHARACTERS_A_LINE);
	const lines = shown
		.split(LINE_BREAK)
		.flatMap((paragraph) => wrapParagraph(paragraph, width, style));
	if (lines.length <= mostLines && shown.length === text.length) return lines;
	const kept = lines.slice(0, mostLines);
	const last = charactersOf(kept[kept.length - 1]);
	while (last.length > 0 && textWidth([...last, '…'], style) > width) last.pop();
	return [...kept.slice(0, -1), `${last.join('')}…`];
}
