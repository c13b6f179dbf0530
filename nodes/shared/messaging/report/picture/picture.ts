import { textLine } from '../../drawing/block';
import { FONTS } from '../../drawing/style';
import { wrapText } from '../../drawing/wrapText';
import { element, escapeXml } from '../../drawing/xml';
import type { Report } from '../campaignReport';
import { shownNumber, shownTime } from '../shownNumbers';
import { warningSentence } from '../sentences';
import { REPORT_LABELS } from '../labels';
import { cardHeight, drawCard, oneLine, sheet, type Card } from './card';
import { chartsOf, tilesOf } from './charts';
import { CARD, CHART_COLOURS, FONT, PICTURE } from './style';
import { drawTiles, TILE_HEIGHT } from './tiles';
import type { Language } from '../../model/sentence';

/** How the picture is written. */
export interface PictureStyle {
	/** Name of the campaign; any text, may be empty. */
	title: string;
	language: Language;
	/** IANA name. */
	timezone: string;
}

const { width, margin, gap } = PICTURE;
const INNER_WIDTH = width - 2 * margin;
const HEADER_HEIGHT = 92;
const WARNING_LINE = 21;
const MOST_WARNING_LINES = 6;

const periodText = ({ period }: Report, timezone: string): string => {
	if (!period) return '';
	const [from, to] = [period.from, period.to].map((time) =>
		shownTime(time, timezone, 'yyyy-MM-dd HH:mm'),
	);
	return `${from === to ? from : `${from} – ${to}`} · ${timezone}`;
};

/** Two charts beside each other; the last one alone takes the whole width. */
function drawCharts(cards: readonly Card[], top: number): { content: string; bottom: number } {
	let content = '';
	let y = top;
	for (let index = 0; index < cards.length; index += 2) {
		const row = cards.slice(index, index + 2);
		const height = Math.max(...row.map(cardHeight));
		const each = (INNER_WIDTH - gap * (row.length - 1)) / row.length;
		row.forEach((card, column) => {
			content += drawCard(card, { x: margin + column * (each + gap), y, width: each, height });
		});
		y += height + gap;
	}
	return { content, bottom: y };
}

function drawWarnings(
	report: Report,
	language: Language,
	top: number,
): { content: string; bottom: number } {
	if (report.warnings.length === 0) return { content: '', bottom: top };
	const x = margin + CARD.padding;
	const room = INNER_WIDTH - 2 * CARD.padding;
	const lines = report.warnings.flatMap((warning) =>
		wrapText(
			`• ${warningSentence(warning, language)}`,
			room,
			{ size: FONT.text },
			MOST_WARNING_LINES,
		),
	);
	const height = CARD.heading + lines.length * WARNING_LINE + CARD.padding - 6;
	const content =
		sheet({ x: margin, y: top, width: INNER_WIDTH, height }, CHART_COLOURS.warningSheet) +
		textLine(REPORT_LABELS[language].look, top + 28, {
			x,
			size: FONT.heading,
			bold: true,
			colour: CHART_COLOURS.warning,
		}) +
		lines
			.map((line, index) =>
				textLine(line, top + CARD.heading + 14 + index * WARNING_LINE, { x, size: FONT.text }),
			)
			.join('');
	return { content, bottom: top + height + gap };
}

/** What a screen reader tells in place of the charts. */
function description({ totals, warnings }: Report, language: Language): string {
	const words = REPORT_LABELS[language];
	const { messages, accepted, delivered, undelivered, waiting } = totals;
	const counts = [
		[words.messages, messages],
		[words.accepted, accepted],
		[words.results.delivered, delivered],
		[words.results.undelivered, undelivered],
		[words.results.waiting, waiting],
	] as const;
	return [
		counts.map(([label, count]) => `${label}: ${shownNumber(count)}`).join(', '),
		...warnings.map((warning) => warningSentence(warning, language)),
	].join('\n');
}

/**
 * Draws a report: an SVG that needs nothing from outside and runs nothing, 960 pixels wide and as high
 * as it takes.
 *
 * @returns the SVG as text; whatever the report holds, it stays well-formed XML
 */
export function pictureSvg(report: Report, { title, language, timezone }: PictureStyle): string {
	const words = REPORT_LABELS[language];
	const heading = title.trim() ? `${title.trim()} · ${words.title}` : words.title;
	const tiles = drawTiles(tilesOf(report, language), {
		x: margin,
		y: HEADER_HEIGHT,
		width: INNER_WIDTH,
	});
	const charts = drawCharts(chartsOf(report, language), HEADER_HEIGHT + TILE_HEIGHT + gap);
	const warnings = drawWarnings(report, language, charts.bottom);
	const height = warnings.bottom + margin - gap;
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			'font-family': FONTS,
			role: 'img',
		},
		[
			element('title', {}, escapeXml(heading)),
			element('desc', {}, escapeXml(description(report, language))),
			element('rect', { width, height, fill: CHART_COLOURS.sheet }),
			textLine(oneLine(heading, INNER_WIDTH, FONT.title, true), 46, {
				x: margin,
				size: FONT.title,
				bold: true,
			}),
			textLine(periodText(report, timezone), 72, {
				x: margin,
				size: FONT.text,
				colour: CHART_COLOURS.faint,
			}),
			tiles,
			charts.content,
			warnings.content,
		].join(''),
	);
}
