import type { NodeExecutionHint } from 'n8n-workflow';

import type { Language } from '../shared/messaging/model/sentence';
import type { Decision } from '../shared/messaging/cleaning/decision';
import { reasonsInWords } from '../shared/messaging/model/runSummary';

/** What the editor shows above the outputs: how many contacts were held back and why; nothing if none. */
export function heldBackHint(
	verdicts: readonly Decision[],
	language: Language,
): NodeExecutionHint[] {
	const reasons = verdicts.flatMap((verdict) =>
		verdict.ready ? [] : [{ label: verdict.reason, words: verdict.message[language] }],
	);
	if (reasons.length === 0) return [];
	const { length } = verdicts;
	const ready = length - reasons.length;
	return [
		{
			message: `${length} ${length === 1 ? 'contact' : 'contacts'}: ${ready} ready, ${reasons.length} held back. ${reasonsInWords(reasons, language).join(' ')}`,
			type: ready === 0 ? 'warning' : 'info',
			location: 'outputPane',
		},
	];
}
