import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * The items at an input that need not be connected, without those that have no field: n8n makes one
 * where a query that found nothing is set to 'Always Output Data'.
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

/** Whether this is not the first run of the node in this execution, as in a loop. */
export const isRepeatedRun = (context: IExecuteFunctions): boolean =>
	context.getWorkflowDataProxy(0).$runIndex !== 0;

/**
 * Whether some of these inputs are connected, but nothing came through any of them. n8n hands each
 * input over once, so that in a repeated run they stay empty.
 */
export function cameEmpty(context: IExecuteFunctions, inputs: readonly number[]): boolean {
	const sources = inputs.map((input) => context.getInputSourceData(input));
	// Undefined: no input as high as this is connected; null: nothing came.
	return sources.some((source) => source !== undefined) && !sources.some(Boolean);
}
