import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from './numberOption';

/** How long a node waits for an answer: the option in the form, and its reader. */
export interface TimeoutOption {
	field: INodeProperties;
	/** Milliseconds. */
	read(node: INode, options: IDataObject): number;
}

/**
 * The option Timeout of a node.
 *
 * @param limits seconds: the most, and what holds without the option
 */
export function timeoutOption(limits: { max: number; default: number }): TimeoutOption {
	const option: NumberOption = {
		name: 'timeoutSeconds',
		displayName: 'Timeout (Seconds)',
		description: 'Longest wait in all for an answer of the provider, in seconds',
		min: 1,
		...limits,
	};
	return {
		field: numberField(option),
		read: (node, options) => readNumberOption(node, options, option) * 1000,
	};
}
