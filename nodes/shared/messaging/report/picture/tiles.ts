import { textLine } from '../../drawing/block';
import { oneLine, sheet, type Place } from './card';
import { CHART_COLOURS, FONT, PICTURE } from './style';

/** A figure that stands for itself. */
export interface Tile {
	label: string;
	figure: string;
	/** A remark under it. */
	below: string;
}

/** Pixels. */
export const TILE_HEIGHT = 104;

const PADDING = 16;

/** Draws tiles side by side. */
export function drawTiles(tiles: readonly Tile[], { x, y, width }: Omit<Place, 'height'>): string {
	const gap = PICTURE.gap / 2;
	const each = (width - gap * (tiles.length - 1)) / tiles.length;
	const room = each - 2 * PADDING;
	return tiles
		.map(({ label, figure, below }, index) => {
			const left = x + index * (each + gap);
			const line = (text: string, baseline: number, size: number, colour: string, bold = false) =>
				textLine(oneLine(text, room, size, bold), y + baseline, {
					x: left + PADDING,
					size,
					bold,
					colour,
				});
			return (
				sheet({ x: left, y, width: each, height: TILE_HEIGHT }) +
				line(label, 28, FONT.small, CHART_COLOURS.faint) +
				line(figure, 62, FONT.figure, CHART_COLOURS.ink, true) +
				line(below, 87, FONT.small, CHART_COLOURS.faint)
			);
		})
		.join('');
}
