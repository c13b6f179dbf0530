import type { INode, NodeExecutionHint } from 'n8n-workflow';

import type { Checked } from '../../sending/check/checked';
import type { RuleWarning, TextRule } from '../../messaging/compliance/levels';
import { withoutFullStop } from '../../messaging/model/reason';
import {
	notAcceptedInWords,
	reasonsInWords,
	summarise,
	troubledIn,
	type Summarised,
} from '../../messaging/model/runSummary';
import { maskNumbersIn } from './privacy';
import { cleanerOf, type ItemResult, type OutputStyle } from './outputItems';
import type { Language } from '../../messaging/model/sentence';
import { languageOf, say } from '../form/language';
import { RULE_NAMES } from '../sendOptions/textRules';
import { OUTPUT_SENTENCES } from './sentences';

const warning = (message: string): NodeExecutionHint => ({
	message,
	type: 'warning',
	location: 'outputPane',
});

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
	const { text, troubled } = summarise(summarised(results, style, campaignOf), style.language);
	if (text === '') return [];
	return [{ message: text, type: troubled > 0 ? 'warning' : 'info', location: 'outputPane' }];
}

/** What the editor shows of a run that was refused as a whole, where the node goes on in spite of it. */
export const refusedRunHint = (node: INode, message: string, count: number): NodeExecutionHint => {
	const why = withoutFullStop(maskNumbersIn(message, []));
	return warning(say(node, OUTPUT_SENTENCES.refusedRunHint({ count, why })));
};

/**
 * What the editor shows above the output of a node that goes on in spite of items that failed.
 *
 * @param messages of the errors, one for each item that failed
 */
export function failedItemsHint(
	node: INode,
	messages: readonly string[],
	count: number,
): NodeExecutionHint {
	const all = messages.map((words) => ({ label: 'error', words: maskNumbersIn(words, []) }));
	const language = languageOf(node);
	const reasons = reasonsInWords(all, language).join(' ');
	const failed = messages.length;
	return warning(OUTPUT_SENTENCES.failedItems({ count, failed, reasons })[language]);
}

/** What a dry run shows in the editor: how many messages would go out, and what they would cost. */
export function dryRunHint(results: readonly ItemResult[], style: OutputStyle): NodeExecutionHint {
	const wouldGo = results.filter(({ result }) => result.skipReason === 'dryRun');
	const segments = wouldGo.reduce((sum, { result }) => sum + (result.billing?.segments ?? 1), 0);
	const { pricePerSegment, language } = style;
	const price = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
	const entries = summarised(results, style);
	const troubled = troubledIn(entries);
	const message = OUTPUT_SENTENCES.dryRun({
		wouldGo: wouldGo.length,
		count: results.length,
		segments,
		cost: pricePerSegment === undefined ? '' : price.format(segments * pricePerSegment),
		others: notAcceptedInWords(entries, language),
	})[language];
	return { message, type: troubled > 0 ? 'warning' : 'info', location: 'outputPane' };
}

/** The warnings of a message that may be sent. */
export const messageWarnings = (checked: Checked): readonly RuleWarning[] =>
	'message' in checked ? (checked.warnings ?? []) : [];

/** What the editor shows of the warnings of a whole run: one hint, or none. */
export function warningsHint(checked: readonly Checked[], language: Language): NodeExecutionHint[] {
	const warned = checked.map(messageWarnings).filter(({ length }) => length > 0);
	if (warned.length === 0) return [];
	const counts = new Map<TextRule, number>();
	for (const { rule } of warned.flat()) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	const byRule = [...counts].map(([rule, count]) => `'${RULE_NAMES[rule]}' ${count}`).join(', ');
	const values = { warned: warned.length, count: checked.length, byRule };
	return [warning(OUTPUT_SENTENCES.warnings(values)[language])];
}
