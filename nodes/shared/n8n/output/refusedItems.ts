import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failure } from '../../messaging/model/failure';
import { withoutFullStop } from '../../messaging/model/reason';
import { verbatim } from '../../messaging/model/sentence';
import { languageOf } from '../form/language';
import { failureJson } from './failureJson';
import { OUTPUT_SENTENCES } from './sentences';

/**
 * When the node is set to continue on error: a run that was refused as a whole, before anything was
 * sent, as one Not Accepted item per input item.
 */
export function refusedItems(context: IExecuteFunctions, error: Error): INodeExecutionData[][] {
	const language = languageOf(context.getNode());
	const message = OUTPUT_SENTENCES.refusedRun({ why: withoutFullStop(error.message) })[language];
	const refused = context.getInputData().map((_, itemIndex) => ({
		json: {
			outcome: 'rejected',
			reason: message,
			attempts: 0,
			failure: failureJson(
				failure('configuration', verbatim(`${message} [item ${itemIndex}]`)),
				language,
			),
		},
		pairedItem: { item: itemIndex },
	}));
	return [[], refused];
}
