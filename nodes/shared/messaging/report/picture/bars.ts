import { textLine } from '../../drawing/block';
import { element } from '../../drawing/xml';
import { oneLine, type Card, type Place } from './card';
import { BAR, CHART_COLOURS, FONT, MOST_ROWS } from './style';

/** One line of a bar chart. */
export interface BarRow {
	label: string;
	/** Laid end to end. */
	parts: ReadonlyArray<{ value: number; colour: string }>;
	/** What stands on the right. */
	figures: string;
}

/** What a colour means. */
export interface LegendEntry {
	label: string;
	colour: string;
}

const LEGEND_HEIGHT = 26;

const sum = ({ parts }: BarRow): number => parts.reduce((total, { value }) => total + value, 0);

/** A part is never drawn beyond its share; what is there at all can be seen. */
function drawBar({ parts }: BarRow, place: Place, largest: number): string {
	const { x, y, width, height } = place;
	const track = element('rect', { x, y, width, height, rx: 3, fill: CHART_COLOURS.track });
	let left = x;
	const drawn = parts.map(({ value, colour }) => {
		if (value === 0) return '';
		const length = Math.max(1.5, (value / largest) * width);
		const from = Math.min(left, x + width - length);
		left = from + length;
		return element('rect', {
			x: Number(from.toFixed(2)),
			y,
			width: Number(length.toFixed(2)),
			height,
			rx: 2,
			fill: colour,
		});
	});
	return track + drawn.join('');
}

function drawLegend(legend: readonly LegendEntry[], { x, y, width }: Place): string {
	const each = width / legend.length;
	return legend
		.map(({ label, colour }, index) => {
			const left = x + index * each;
			return (
				element('rect', { x: left, y, width: 10, height: 10, rx: 2, fill: colour }) +
				textLine(oneLine(label, each - 20, FONT.small), y + 9.5, {
					x: left + 16,
					size: FONT.small,
					colour: CHART_COLOURS.faint,
				})
			);
		})
		.join('');
}

/**
 * A chart of horizontal bars that share one scale.
 *
 * @param rows the first ones are shown, see `MOST_ROWS`
 * @param words `empty` stands in place of the bars, `more` under them
 */
export function barChart(
	heading: string,
	rows: readonly BarRow[],
	words: { empty: string; more: (count: number) => string },
	legend: readonly LegendEntry[] = [],
): Card {
	const shown = rows.slice(0, MOST_ROWS);
	const largest = Math.max(1, ...shown.map(sum));
	const hidden = rows.length - shown.length;
	const remark = rows.length === 0 ? words.empty : hidden > 0 ? words.more(hidden) : '';
	const legendHeight = legend.length > 0 ? LEGEND_HEIGHT : 0;
	const barsHeight = shown.length * BAR.row + (remark ? BAR.row : 0);
	return {
		heading,
		height: legendHeight + barsHeight,
		draw: ({ x, y, width, height }) => {
			const top = y + legendHeight;
			const barWidth = width - BAR.label - BAR.figures;
			const lines = shown.map((row, index) => {
				const middle = top + index * BAR.row + BAR.row / 2;
				return (
					textLine(oneLine(row.label, BAR.label - 10, FONT.text), middle + 4.5, {
						x,
						size: FONT.text,
						colour: CHART_COLOURS.ink,
					}) +
					drawBar(
						row,
						{
							x: x + BAR.label,
							y: middle - BAR.height / 2,
							width: barWidth,
							height: BAR.height,
						},
						largest,
					) +
					textLine(row.figures, middle + 4.5, {
						x: x + width,
						size: FONT.text,
						anchor: 'end',
						colour: CHART_COLOURS.ink,
					})
				);
			});
			const last = remark
				? textLine(oneLine(remark, width, FONT.text), top + shown.length * BAR.row + 19, {
						x,
						size: FONT.text,
						colour: CHART_COLOURS.faint,
					})
				: '';
			return (
				(legendHeight > 0 ? drawLegend(legend, { x, y, width, height }) : '') +
				lines.join('') +
				last
			);
		},
	};
}
