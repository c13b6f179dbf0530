import type { IDataObject, INode } from 'n8n-workflow';

import type { RunPlan } from '../../sending/sendAll';
import { readDryRun } from '../sendOptions/dryRun';
import { readMessagesPerSecond } from '../sendOptions/messagesPerSecond';
import { readConcurrency } from '../sendOptions/requestsAtOnce';
import { readAttempts } from '../sendOptions/retries';
import { readFailuresInARow } from '../sendOptions/stopAfterFailures';

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
	return {
		dryRun: readDryRun(options),
		pace: {
			messagesPerSecond: readMessagesPerSecond(node, options),
			concurrency: readConcurrency(node, options),
		},
		retries: {
			attempts: readAttempts(node, options),
			firstDelayMs: FIRST_DELAY,
			longestDelayMs: LONGEST_DELAY,
			slowDowns: SLOW_DOWNS,
		},
		failuresInARow: readFailuresInARow(node, options),
	};
}
