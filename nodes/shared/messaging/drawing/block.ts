import { INK, SMALL, TEXT } from './style';
import type { FontStyle } from './textWidth';
import { element, escapeXml } from './xml';

/** Something drawn that takes the whole width and knows its height. */
export interface Block {
	/** Pixels. */
	height: number;
	/** Draws it; `top` is where it begins, pixels. */
	draw: (top: number) => string;
}

interface LineStyle extends FontStyle {
	x: number;
	colour?: string;
	anchor?: 'middle' | 'end';
}

/**
 * One line of text. Every line is an element of its own, so that a mark in one that turns the
 * direction of writing cannot reach the next.
 *
 * @param baseline where its letters stand, pixels from the top
 */
export const textLine = (line: string, baseline: number, style: LineStyle): string =>
	element(
		'text',
		{
			x: style.x,
			y: baseline,
			'font-size': style.size,
			'font-weight': style.bold ? 'bold' : undefined,
			'text-anchor': style.anchor,
			fill: style.colour ?? INK.ink,
			'xml:space': 'preserve',
		},
		escapeXml(line),
	);

/** A centred remark between the bubbles. */
export const remark = (text: string, centre: number): Block => ({
	height: SMALL.lineHeight,
	draw: (top) =>
		textLine(text, top + 13, {
			x: centre,
			size: SMALL.size,
			colour: INK.faint,
			anchor: 'middle',
		}),
});

/** Lines of a message's text. */
export const textBlock = (lines: readonly string[], x: number, bold: boolean): Block => ({
	height: lines.length * TEXT.lineHeight,
	draw: (top) =>
		lines
			.map((line, index) =>
				line
					? textLine(line, top + 16 + index * TEXT.lineHeight, { x, size: TEXT.size, bold })
					: '',
			)
			.join(''),
});
