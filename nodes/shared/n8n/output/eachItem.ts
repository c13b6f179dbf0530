import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { failedItemsHint } from './hints';

/**
 * Answers the input items one after the other.
 *
 * @param answer what comes out for an input item, by its index
 * @returns the items of the only output; an item that failed carries its error if the node is set to
 *   continue on error, and the editor says so above the output
 * @throws NodeOperationError with the index of the item that failed
 */
export async function eachItem(
	context: IExecuteFunctions,
	answer: (itemIndex: number) => Promise<IDataObject[]>,
): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const failures: string[] = [];
	const { length } = context.getInputData();
	for (let itemIndex = 0; itemIndex < length; itemIndex++) {
		const pairedItem = { item: itemIndex };
		try {
			output.push(...(await answer(itemIndex)).map((json) => ({ json, pairedItem })));
		} catch (error) {
			if (!context.continueOnFail()) {
				throw new NodeOperationError(context.getNode(), error as Error, { itemIndex });
			}
			const { message } = error as Error;
			failures.push(message);
			output.push({ json: { error: message }, pairedItem });
		}
	}
	if (failures.length > 0)
		context.addExecutionHints(failedItemsHint(context.getNode(), failures, length));
	return [output];
}
