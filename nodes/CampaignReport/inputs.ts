import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

/** Indexes of the inputs. */
export const SENDS = 0;
export const RECEIPTS = 1;
export const REPLIES = 2;
export const CLICKS = 3;

/**
 * The items at an input without those that have no field: n8n makes one where a query that found
 * nothing is set to 'Always Output Data'.
 *
 * @returns undefined where nothing is connected or nothing came; n8n throws there
 */
export function itemsAt(
	context: IExecuteFunctions,
	input: number,
): INodeExecutionData[] | undefined {
	try {
		const items = context.getInputData(input);
		if (items.length === 0) return undefined;
		return items.filter(({ json }) => Object.keys(json).length > 0);
	} catch {
		return undefined;
	}
}

const MERGE =
	'Hand over all sends in one go: bring them together with a Merge node (mode Append) first, for example the two outputs of Send SMS.';

/**
 * Tells that the sends came in several parts, each of which makes a report of its own. n8n hands the
 * other inputs over once, so that a later part would be counted without its receipts.
 *
 * @throws NodeOperationError in a repeated run, if other inputs are connected and none of them came
 */
export function refuseParts(context: IExecuteFunctions): void {
	if (context.getWorkflowDataProxy(0).$runIndex === 0) return;
	const sources = [RECEIPTS, REPLIES, CLICKS].map((input) => context.getInputSourceData(input));
	// Undefined: no input as high as this is connected; null: nothing came.
	const isConnected = sources.some((source) => source !== undefined);
	if (isConnected && !sources.some(Boolean)) {
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
