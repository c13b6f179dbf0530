import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { cameEmpty, isRepeatedRun } from '../shared/n8n/parameters/optionalInputs';

/** Indexes of the inputs. */
export const CONTACTS = 0;
export const SUPPRESSION_LIST = 1;
export const SEND_HISTORY = 2;

/**
 * Refuses contacts whose lists went to an earlier run. n8n hands each list over once; contacts that
 * come in several runs (a loop, or two nodes connected to Contacts) meet it only in the first.
 *
 * @throws NodeOperationError in a repeated run, if lists are connected and none of them came
 */
export function refuseMissingLists(context: IExecuteFunctions): void {
	if (!isRepeatedRun(context) || !cameEmpty(context, [SUPPRESSION_LIST, SEND_HISTORY])) return;
	throw new NodeOperationError(
		context.getNode(),
		"Contacts came a second time, but 'Suppression List' and 'Send History' did not",
		{
			description:
				'Hand over all contacts in one go: put this node before a loop, and bring several sources of contacts together with a Merge node (mode Append) first.',
		},
	);
}
