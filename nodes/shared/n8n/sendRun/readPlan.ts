import type { IDataObject, INode } from 'n8n-workflow';

import type { RunPlan } from '../../sending/sendAll';
import { readNumberOption } from '../parameters/numberOption';
import { LIMITS } from '../parameters/numberOptions';

/** Waits between repetitions start here and never get longer than this, milliseconds. */
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 60_000;

/** Patience with a provider that gets too many requests; the pauses add up to some minutes. */
const SLOW_DOWNS = 8;

/**
 * Reads the options that hold for a whole run.
 *
 * @throws NodeOperationError if one is out of its limits
 */
export function readPlan(node: INode, options: IDataObject): RunPlan {
	const number = (limit: keyof typeof LIMITS) => readNumberOption(node, options, LIMITS[limit]);
	return {
		dryRun: options.dryRun === true,
		pace: {
			...(options.messagesPerSecond === undefined
				? {}
				: { messagesPerSecond: number('messagesPerSecond') }),
			concurrency: number('requestsAtOnce'),
		},
		retries: {
			attempts: number('retries') + 1,
			firstDelayMs: FIRST_DELAY,
			longestDelayMs: LONGEST_DELAY,
			slowDowns: SLOW_DOWNS,
		},
		failuresInARow: number('failuresInARow'),
	};
}
