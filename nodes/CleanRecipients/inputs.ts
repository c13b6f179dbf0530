import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

/** Indexes of the inputs. */
export const CONTACTS = 0;
export const SUPPRESSION_LIST = 1;
export const SEND_HISTORY = 2;

/** Without items where nothing is connected or nothing came; n8n throws for inputs it has no data of. */
function itemsOf(context: IExecuteFunctions, input: number): INodeExecutionData[] {
	try {
		return context.getInputData(input);
	} catch {
		return [];
	}
}

/**
 * The entries of a list. An item without any field is none: n8n makes one where a query that found
 * nothing is set to 'Always Output Data'.
 */
export const listEntries = (context: IExecuteFunctions, input: number): INodeExecutionData[] =>
	itemsOf(context, input).filter(({ json }) => Object.keys(json).length > 0);

/**
 * Refuses contacts whose lists went to an earlier run. n8n hands each list over once; contacts that
 * come in several runs (a loop, or two nodes connected to Contacts) meet it only in the first.
 *
 * @throws NodeOperationError in a repeated run, if lists are connected and none of them came
 */
export function refuseMissingLists(context: IExecuteFunctions): void {
	if (context.getWorkflowDataProxy(0).$runIndex === 0) return;
	const sources = [SUPPRESSION_LIST, SEND_HISTORY].map((input) =>
		context.getInputSourceData(input),
	);
	// Undefined: no input as high as this is connected; null: nothing came.
	const isConnected = sources.some((source) => source !== undefined);
	if (!isConnected || sources.some(Boolean)) return;
	throw new NodeOperationError(
		context.getNode(),
		"Contacts came a second time, but 'Suppression List' and 'Send History' did not",
		{
			description:
				'Hand over all contacts in one go: put this node before a loop, and bring several sources of contacts together with a Merge node (mode Append) first.',
		},
	);
}
