import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { refusedItems } from '../output/refusedItems';
import { refusedRunHint } from '../output/hints';
import { isTool, toolAnswer } from '../output/toolAnswer';

/**
 * Runs a node that sends.
 *
 * @param run throws only while no message can have left; afterwards failures are items
 * @returns the items for Accepted and for Not Accepted; of a run that was refused as a whole, all
 *   items for Not Accepted if the node is set to continue on error. For an agent everything is in one
 *   output, also when the run was refused as a whole
 * @throws NodeOperationError for a run that was refused as a whole
 */
export async function executeSending(
	context: IExecuteFunctions,
	run: (context: IExecuteFunctions) => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	const tool = isTool(context);
	try {
		const outputs = await run(context);
		return tool ? toolAnswer(context.getNode(), outputs) : outputs;
	} catch (error) {
		if (tool) return toolAnswer(context.getNode(), refusedItems(context, error as Error));
		if (context.continueOnFail()) {
			const { message } = error as Error;
			context.addExecutionHints(
				refusedRunHint(context.getNode(), message, context.getInputData().length),
			);
			return refusedItems(context, error as Error);
		}
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}
