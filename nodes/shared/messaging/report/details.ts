import type { Failure } from '../model/failure';
import { csv, type Cell } from './csv';
import { secondsToDeliver, type Totals } from './figures';
import { wasAccepted, type ReportedMessage } from './sentMessage';
import { timeWriter } from './shownNumbers';
import { carrierName } from './sentences';
import { COLUMNS, REPORT_LABELS, type Column } from './labels';
import type { Language } from '../model/sentence';

/** How the details are written. */
export interface DetailsStyle {
	language: Language;
	/** IANA name. */
	timezone: string;
	/** Goes over the number and over every text that may hold it. */
	clean: (text: string, to: string) => string;
}

/** Columns that are left out where the data does not have the fact. */
const REACTIONS = ['replied', 'optedOut', 'clicked', 'complained'] as const;
const isReaction = (column: Column): column is (typeof REACTIONS)[number] =>
	REACTIONS.some((reaction) => reaction === column);

/** Why a message did not get on: at its delivery, or before. */
function failureOf({ result, receipt, failure }: ReportedMessage): Failure | undefined {
	if (result === 'undelivered') return receipt?.failure;
	return wasAccepted({ result }) ? undefined : failure;
}

function cellsOf(
	message: ReportedMessage,
	{ language, clean }: DetailsStyle,
	timeOf: (milliseconds: number | undefined) => Cell,
): Readonly<Record<Column, Cell>> {
	const { yes, no, results, categories } = REPORT_LABELS[language];
	const { to, receipt, result } = message;
	const failure = failureOf(message);
	return {
		to: clean(to, to),
		name: message.name,
		variant: message.variant,
		carrier: carrierName(message, language),
		provider: message.provider,
		result: results[result],
		submittedAt: timeOf(message.submittedAt),
		receiptAt: timeOf(receipt?.occurredAt),
		secondsToDeliver: secondsToDeliver(message),
		segments: message.segments,
		cost: message.cost,
		category: failure && categories[failure.category],
		reason: failure && clean(failure.message[language], to),
		providerCode: failure?.providerCode,
		replied: message.replied ? yes : no,
		optedOut: message.optedOut ? yes : no,
		clicked: message.clicked ? yes : no,
		complained: message.complained ? yes : no,
		messageId: message.messageId,
	};
}

/**
 * All messages as a table, one row each.
 *
 * @param totals tells which facts the data has; the columns of the others are left out
 */
export function detailsCsv(
	messages: readonly ReportedMessage[],
	totals: Totals,
	style: DetailsStyle,
): string {
	const columns = COLUMNS.filter((column) => !isReaction(column) || totals[column] !== null);
	const headings = columns.map((column) => REPORT_LABELS[style.language].columns[column]);
	const shownTime = timeWriter(style.timezone);
	const timeOf = (milliseconds: number | undefined): Cell =>
		milliseconds === undefined ? undefined : { time: shownTime(milliseconds) };
	const rows = messages.map((message) => {
		const cells = cellsOf(message, style, timeOf);
		return columns.map((column) => cells[column]);
	});
	return csv([headings, ...rows]);
}
