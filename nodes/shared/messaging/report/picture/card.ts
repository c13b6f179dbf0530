import { textLine } from '../../drawing/block';
import { wrapText } from '../../drawing/wrapText';
import { element } from '../../drawing/xml';
import { CARD, CHART_COLOURS, FONT } from './style';

/** Where a card stands, pixels. */
export interface Place {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A chart under its heading. */
export interface Card {
	heading: string;
	/** Of the chart alone, pixels. */
	height: number;
	/** Draws the chart into a place without the padding of the card. */
	draw: (place: Place) => string;
}

/** A text cut to one line. */
export const oneLine = (text: string, width: number, size: number, bold = false): string =>
	wrapText(text.replace(/\s+/g, ' ').trim(), width, { size, bold }, 1)[0];

/** How high a card is with its heading and padding, pixels. */
export const cardHeight = ({ height }: Card): number => CARD.heading + height + CARD.padding;

/** The sheet of a card. */
export const sheet = ({ x, y, width, height }: Place, fill: string = CHART_COLOURS.card): string =>
	element('rect', { x, y, width, height, rx: CARD.corner, fill });

/** Draws a card with its heading. */
export function drawCard({ heading, draw }: Card, place: Place): string {
	const inside = {
		x: place.x + CARD.padding,
		y: place.y + CARD.heading,
		width: place.width - 2 * CARD.padding,
		height: place.height - CARD.heading - CARD.padding,
	};
	return element(
		'g',
		{},
		sheet(place) +
			textLine(oneLine(heading, inside.width, FONT.heading, true), place.y + 28, {
				x: inside.x,
				size: FONT.heading,
				bold: true,
				colour: CHART_COLOURS.ink,
			}) +
			draw(inside),
	);
}
