import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { cameEmpty, isRepeatedRun } from '../shared/n8n/parameters/optionalInputs';

/** Indexes of the inputs. */
export const SENDS = 0;
export const RECEIPTS = 1;
export const REPLIES = 2;
export const CLICKS = 3;

const MERGE =
	'Hand over all sends in one go: bring them together with a Merge node (mode Append) first, for example the two outputs of Send SMS.';

/**
 * Tells that the sends came in several parts, each of which makes a report of its own. n8n hands the
 * other inputs over once, so that a later part would be counted without its receipts.
 *
 * @throws NodeOperationError in a repeated run, if other inputs are connected and none of them came
 */
export function refuseParts(context: IExecuteFunctions): void {
	if (!isRepeatedRun(context)) return;
	if (cameEmpty(context, [RECEIPTS, REPLIES, CLICKS])) {
		throw new NodeOperationError(
			context.getNode(),
			"Sends came a second time, but 'Receipts', 'Replies' and 'Clicks' did not",
			{ description: MERGE },
		);
	}
	context.addExecutionHints({
		message: `Sends came in several parts, and each part has a report of its own. ${MERGE}`,
		type: 'warning',
		location: 'outputPane',
	});
}
