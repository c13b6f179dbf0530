import type { NodeExecutionHint } from 'n8n-workflow';

import type { Checked } from '../../dispatch/check/checked';
import type { RuleWarning, TextRule } from '../../messaging/rules/levels';
import type { ItemResult } from '../outputItems';
import { RULE_NAMES } from './textRuleOptions';

/** What a dry run shows in the editor: how many messages would go out, and what they would cost. */
export function dryRunHint(
	results: readonly ItemResult[],
	pricePerSegment?: number,
): NodeExecutionHint {
	const wouldGo = results.filter(({ result }) => result.skipReason === 'dryRun');
	const parts = wouldGo.reduce((sum, { result }) => sum + (result.billing?.segments ?? 1), 0);
	const cost =
		pricePerSegment === undefined
			? ''
			: `, at your price ${new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(parts * pricePerSegment)} in all`;
	return {
		message: `Dry run, nothing was sent: ${wouldGo.length} of ${results.length} messages would go out, billed as ${parts} parts${cost} (a template or a multimedia message counts as one). The others carry their reason.`,
		location: 'outputPane',
	};
}

/** The warnings of a message that may be sent. */
export const warningsOf = (checked: Checked): readonly RuleWarning[] =>
	'message' in checked ? (checked.warnings ?? []) : [];

/** What the editor shows of the warnings of a whole run: one hint, or none. */
export function warningsHint(checked: readonly Checked[]): NodeExecutionHint[] {
	const warned = checked.map(warningsOf).filter(({ length }) => length > 0);
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
