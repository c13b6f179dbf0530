import { textLine } from '../../drawing/block';
import { element } from '../../drawing/xml';
import { oneLine, type Card } from './card';
import { CHART_COLOURS, COLUMN, FONT } from './style';

/** One column: its share of the whole height, 0 to 1, and the words above and below. */
export interface ColumnBar {
	share: number;
	above: string;
	below: string;
}

/**
 * A chart of columns of which each may be as high as the whole.
 *
 * @param remark stands under the columns, or in their place
 */
export const columnChart = (
	heading: string,
	columns: readonly ColumnBar[],
	remark: string,
): Card => ({
	heading,
	height: (columns.length > 0 ? COLUMN.height + 2 * COLUMN.words : 0) + COLUMN.words,
	draw: ({ x, y, width }) => {
		const each = width / columns.length;
		const floor = y + COLUMN.words + COLUMN.height;
		const bottom = columns.length > 0 ? floor + COLUMN.words : y;
		const drawn = columns.map(({ share, above, below }, index) => {
			const centre = x + (index + 0.5) * each;
			const height = Number((share * COLUMN.height).toFixed(2));
			const word = (text: string, baseline: number, colour: string) =>
				textLine(text, baseline, {
					x: Number(centre.toFixed(2)),
					size: FONT.small - 1,
					anchor: 'middle',
					colour,
				});
			return (
				element('rect', {
					x: Number((centre - each * 0.32).toFixed(2)),
					y: floor - height,
					width: Number((each * 0.64).toFixed(2)),
					height,
					rx: 2,
					fill: CHART_COLOURS.delivered,
				}) +
				word(above, floor - height - 6, CHART_COLOURS.ink) +
				word(below, floor + 17, CHART_COLOURS.faint)
			);
		});
		const line =
			columns.length > 0
				? element('path', { d: `M${x} ${floor} H${x + width}`, stroke: CHART_COLOURS.line })
				: '';
		return (
			drawn.join('') +
			line +
			textLine(oneLine(remark, width, FONT.small), bottom + 17, {
				x,
				size: FONT.small,
				colour: CHART_COLOURS.faint,
			})
		);
	},
});
