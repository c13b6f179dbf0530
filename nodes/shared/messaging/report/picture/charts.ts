import type { Report } from '../campaignReport';
import type { Figures } from '../figures';
import { NOTHING, shownDuration, shownNumber, shownPercent } from '../shownNumbers';
import { carrierName } from '../sentences';
import { REPORT_LABELS } from '../labels';
import { barChart, type BarRow, type LegendEntry } from './bars';
import type { Card } from './card';
import { columnChart } from './columns';
import { CHART_COLOURS } from './style';
import type { Tile } from './tiles';
import type { Language } from '../../model/sentence';

/** The figures that matter first. */
export function tilesOf({ totals, timeToDeliver, cost }: Report, language: Language): Tile[] {
	const words = REPORT_LABELS[language];
	const { accepted, delivered, waiting, optedOut, messages } = totals;
	const { p50, p95 } = timeToDeliver;
	return [
		{
			label: words.messages,
			figure: shownNumber(messages),
			below: `${words.accepted} ${shownNumber(accepted)}`,
		},
		{
			label: words.deliveryRate,
			figure: shownPercent(delivered, accepted),
			below: `${words.results.waiting} ${shownNumber(waiting)}`,
		},
		{
			label: words.time,
			figure: shownDuration(p50, language),
			below: p95 === null ? '' : words.p95(shownDuration(p95, language)),
		},
		{
			label: words.optOuts,
			figure: shownPercent(optedOut, accepted),
			below: optedOut === null ? '' : shownNumber(optedOut),
		},
		{
			label: words.cost,
			figure: shownNumber(cost.total),
			below: cost.perDelivered === null ? '' : words.perDelivered(shownNumber(cost.perDelivered)),
		},
	];
}

/** From all messages to those that somebody reacted to; what is not known is left out. */
function funnel({ totals }: Report, language: Language): Card {
	const words = REPORT_LABELS[language];
	const { neutral, delivered, undelivered } = CHART_COLOURS;
	const steps: Array<[label: string, count: number | null, colour: string]> = [
		[words.messages, totals.messages, neutral],
		[words.accepted, totals.accepted, neutral],
		[words.results.delivered, totals.delivered, delivered],
		[words.clicks, totals.clicked, delivered],
		[words.replies, totals.replied, delivered],
		[words.optOuts, totals.optedOut, undelivered],
		[words.complaints, totals.complained, undelivered],
	];
	const rows = steps.flatMap(([label, count, colour]): BarRow[] =>
		count === null
			? []
			: [
					{
						label,
						parts: [{ value: count, colour }],
						figures: `${shownNumber(count)} · ${shownPercent(count, totals.messages)}`,
					},
				],
	);
	return barChart(words.funnel, rows, { empty: '', more: words.more });
}

function reasons({ failures, totals }: Report, language: Language): Card {
	const words = REPORT_LABELS[language];
	const rows = failures.map(
		({ category, undelivered, notAccepted, total }): BarRow => ({
			label: words.categories[category],
			parts: [
				{ value: undelivered, colour: CHART_COLOURS.undelivered },
				{ value: notAccepted, colour: CHART_COLOURS.neutral },
			],
			figures: `${shownNumber(total)} · ${shownPercent(total, totals.messages)}`,
		}),
	);
	const legend: LegendEntry[] = [
		{ label: words.results.undelivered, colour: CHART_COLOURS.undelivered },
		{ label: words.notAccepted, colour: CHART_COLOURS.neutral },
	];
	const { noReasons: empty, more } = words;
	return barChart(words.reasons, rows, { empty, more }, rows.length > 0 ? legend : []);
}

function deliveryOverTime(
	{ deliveredWithin, timeToDeliver: { measured } }: Report,
	language: Language,
): Card {
	const words = REPORT_LABELS[language];
	const columns = deliveredWithin.map(({ seconds, delivered }) => ({
		share: delivered / measured,
		above: shownPercent(delivered, measured),
		below: shownDuration(seconds, language),
	}));
	return measured === 0
		? columnChart(words.deliveredWithin, [], words.noTimes)
		: columnChart(words.deliveredWithin, columns, words.measured(shownNumber(measured)));
}

/** What became of the accepted messages of each group. */
function groupChart<Group extends Figures>(
	heading: string,
	groups: readonly Group[],
	nameOf: (group: Group) => string,
	language: Language,
): Card {
	const { results, more } = REPORT_LABELS[language];
	const { delivered, undelivered, waiting } = CHART_COLOURS;
	const rows = groups.map((group): BarRow => {
		const { totals } = group;
		return {
			label: nameOf(group),
			parts: [
				{ value: totals.delivered, colour: delivered },
				{ value: totals.undelivered, colour: undelivered },
				{ value: totals.waiting, colour: waiting },
			],
			figures: `${shownNumber(totals.delivered)} · ${shownPercent(totals.delivered, totals.accepted)}`,
		};
	});
	const legend: LegendEntry[] = [
		{ label: results.delivered, colour: delivered },
		{ label: results.undelivered, colour: undelivered },
		{ label: results.waiting, colour: waiting },
	];
	return barChart(heading, rows, { empty: NOTHING, more }, rows.length > 0 ? legend : []);
}

/** The charts of the picture, in reading order. */
export function chartsOf(report: Report, language: Language): Card[] {
	const words = REPORT_LABELS[language];
	const { byCarrier, byVariant } = report;
	return [
		funnel(report, language),
		reasons(report, language),
		deliveryOverTime(report, language),
		groupChart(words.byCarrier, byCarrier, (group) => carrierName(group, language), language),
		...(byVariant.length > 0
			? [
					groupChart(
						words.byVariant,
						byVariant,
						({ variant }) => variant ?? words.noVariant,
						language,
					),
				]
			: []),
	];
}
