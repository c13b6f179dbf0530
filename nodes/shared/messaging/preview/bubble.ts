import { textBlock, textLine, type Block } from '../drawing/block';
import { SMALL, TEXT } from '../drawing/style';
import { BUBBLE, PHONE_COLOURS } from './style';
import { wrapText } from '../drawing/wrapText';
import { element } from '../drawing/xml';

/** What stands in a bubble. */
export interface BubbleContent {
	/** On top, from edge to edge. */
	media?: Block;
	text?: string;
	bold?: boolean;
	fill?: string;
	/** A small mark beside its lower end, such as a page number. */
	mark?: string;
}

/** A rounded bubble as high as what it holds. */
export function bubble({ media, text = '', bold = false, fill, mark }: BubbleContent): Block {
	const left = BUBBLE.left + BUBBLE.padding;
	const width = BUBBLE.width - 2 * BUBBLE.padding;
	const lines = text.trim() ? wrapText(text, width, { size: TEXT.size, bold }, TEXT.mostLines) : [];
	const texts = textBlock(lines, left, bold);
	const mediaHeight = media?.height ?? 0;
	const height = mediaHeight + (lines.length > 0 ? texts.height + 2 * BUBBLE.padding - 4 : 0);
	return {
		height,
		draw: (top) =>
			[
				element('rect', {
					x: BUBBLE.left,
					y: top,
					width: BUBBLE.width,
					height,
					rx: BUBBLE.corner,
					fill: fill ?? PHONE_COLOURS.bubble,
				}),
				media?.draw(top) ?? '',
				texts.draw(top + mediaHeight + BUBBLE.padding - 2),
				mark
					? textLine(mark, top + height - 4, {
							x: BUBBLE.left + BUBBLE.width + 6,
							size: SMALL.size,
							colour: PHONE_COLOURS.faint,
						})
					: '',
			].join(''),
	};
}
