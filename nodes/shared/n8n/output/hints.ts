import type { NodeExecutionHint } from 'n8n-workflow';

import type { Checked } from '../../sending/check/checked';
import type { RuleWarning, TextRule } from '../../messaging/compliance/levels';
import { withoutFullStop } from '../../messaging/model/reason';
import {
	notAcceptedInWords,
	reasonsInWords,
	summarise,
	type Summarised,
} from '../../messaging/model/runSummary';
import { maskNumbersIn } from './privacy';
import { cleanerOf, type ItemResult, type OutputStyle } from './outputItems';
import { RULE_NAMES } from '../sendOptions/textRules';

/** What the summary looks at in each result. */
const summarised = (
	results: readonly ItemResult[],
	style: OutputStyle,
	campaignOf?: (itemIndex: number) => string,
): Summarised[] =>
	results.map((entry) => ({
		result: entry.result,
		clean: cleanerOf(entry, style),
		...(campaignOf && entry.result.skipReason === 'alreadySent'
			? { campaign: campaignOf(entry.itemIndex) }
			: {}),
	}));

/**
 * What a run did, above its outputs: nothing if all messages were accepted; a warning if somebody
 * should look at one.
 *
 * @param campaignOf the campaign of an item, where the run has the option 'Send Once'
 */
export function runHint(
	results: readonly ItemResult[],
	style: OutputStyle,
	campaignOf?: (itemIndex: number) => string,
): NodeExecutionHint[] {
	const { text, troubled } = summarise(summarised(results, style, campaignOf));
	if (text === '') return [];
	return [{ message: text, type: troubled > 0 ? 'warning' : 'info', location: 'outputPane' }];
}

/** What the editor shows of a run that was refused as a whole, where the node goes on in spite of it. */
export const refusedRunHint = (message: string, items: number): NodeExecutionHint => ({
	message: `${items} ${items === 1 ? 'item' : 'items'}: nothing was sent. ${withoutFullStop(maskNumbersIn(message, []))}.`,
	type: 'warning',
	location: 'outputPane',
});

/**
 * What the editor shows above the output of a node that goes on in spite of items that failed.
 *
 * @param messages of the errors, one for each item that failed
 */
export function failedItemsHint(messages: readonly string[], items: number): NodeExecutionHint {
	const reasons = messages.map((words) => ({ label: 'error', words: maskNumbersIn(words, []) }));
	const counts = `${items} ${items === 1 ? 'item' : 'items'}: ${messages.length} failed.`;
	return {
		message: `${counts} ${reasonsInWords(reasons).join(' ')}`,
		type: 'warning',
		location: 'outputPane',
	};
}

const parts = (count: number) => `${count} ${count === 1 ? 'part' : 'parts'}`;

/** What a dry run shows in the editor: how many messages would go out, and what they would cost. */
export function dryRunHint(results: readonly ItemResult[], style: OutputStyle): NodeExecutionHint {
	const wouldGo = results.filter(({ result }) => result.skipReason === 'dryRun');
	const billed = wouldGo.reduce((sum, { result }) => sum + (result.billing?.segments ?? 1), 0);
	const { pricePerSegment } = style;
	const cost =
		pricePerSegment === undefined
			? ''
			: `, at your price ${new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(billed * pricePerSegment)} in all`;
	const entries = summarised(results, style);
	const others = notAcceptedInWords(entries);
	const { troubled } = summarise(entries);
	return {
		message: `Dry run, nothing was sent: ${wouldGo.length} of ${results.length} messages would go out, billed as ${parts(billed)}${cost} (a template or a multimedia message counts as one).${others ? ` Not among them: ${others}` : ''}`,
		type: troubled > 0 ? 'warning' : 'info',
		location: 'outputPane',
	};
}

/** The warnings of a message that may be sent. */
export const messageWarnings = (checked: Checked): readonly RuleWarning[] =>
	'message' in checked ? (checked.warnings ?? []) : [];

/** What the editor shows of the warnings of a whole run: one hint, or none. */
export function warningsHint(checked: readonly Checked[]): NodeExecutionHint[] {
	const warned = checked.map(messageWarnings).filter(({ length }) => length > 0);
	if (warned.length === 0) return [];
	const counts = new Map<TextRule, number>();
	for (const { rule } of warned.flat()) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	const byRule = [...counts].map(([rule, count]) => `'${RULE_NAMES[rule]}' ${count}`).join(', ');
	return [
		{
			message: `Text Rules: ${warned.length} of ${checked.length} messages have warnings (${byRule}). Warnings stop nothing; each item says more under 'warnings', and the option 'Text Rules' sets what is refused.`,
			type: 'warning',
			location: 'outputPane',
		},
	];
}
