import type { IDataObject, INode } from 'n8n-workflow';

import type { DuplicateRule } from '../shared/dispatch/check';
import type { RunPlan } from '../shared/dispatch/sendAll';
import { readNumberOption } from '../shared/host/numberOption';
import { LIMITS } from './runLimits';

/** Waits between repetitions start here and never get longer than this, milliseconds. */
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 60_000;

const wordList = (text: unknown): string[] =>
	String(text ?? '')
		.split(/[,，、;；\r\n]+/)
		.map((word) => word.trim())
		.filter(Boolean);

/**
 * Reads the options that hold for a whole run.
 *
 * @throws NodeOperationError if one is out of its limits
 */
export function readPlan(node: INode, options: IDataObject): RunPlan {
	const number = (limit: keyof typeof LIMITS) => readNumberOption(node, options, LIMITS[limit]);
	return {
		dryRun: options.dryRun === true,
		rules: {
			defaultCountry: String(options.defaultCountry ?? 'CN'),
			duplicates: (options.duplicates ?? 'sameNumberAndContent') as DuplicateRule,
			maxSegments: number('maxSegments'),
			forbiddenWords: wordList(options.forbiddenWords),
			smartEncoding: options.smartEncoding === true,
		},
		pace: {
			...(options.messagesPerSecond === undefined
				? {}
				: { messagesPerSecond: number('messagesPerSecond') }),
			requestsAtOnce: number('requestsAtOnce'),
		},
		retries: {
			attempts: number('retries') + 1,
			firstDelayMs: FIRST_DELAY,
			longestDelayMs: LONGEST_DELAY,
		},
	};
}
