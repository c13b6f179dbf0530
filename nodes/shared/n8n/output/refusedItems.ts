import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failure } from '../../messaging/model/failure';
import { failureJson } from './failureJson';

/**
 * When the node is set to continue on error: a run that was refused as a whole, before anything was
 * sent, as one Not Accepted item per input item.
 */
export function refusedItems(context: IExecuteFunctions, error: Error): INodeExecutionData[][] {
	const { message } = error;
	const refused = context.getInputData().map((_, itemIndex) => ({
		json: {
			outcome: 'rejected',
			reason: `${message}. Nothing was sent.`,
			attempts: 0,
			failure: failureJson(
				failure('configuration', `${message}. Nothing was sent. [item ${itemIndex}]`),
			),
		},
		pairedItem: { item: itemIndex },
	}));
	return [[], refused];
}
