import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from '../form/numberOption';

/** How many requests in a row may fail before the rest is held back. */
const OPTION: NumberOption = {
	name: 'failuresInARow',
	displayName: 'Stop After Failures',
	description:
		'How many requests in a row may fail, for reasons that do not lie in the messages, before the rest of the run is held back. 0 goes on whatever happens.',
	min: 0,
	max: 1000,
	default: 5,
	isWhole: true,
};

/** The option in the form. */
export const stopAfterFailuresField: INodeProperties = numberField(OPTION);

/** How many requests in a row may fail; 0: however many. */
export const readFailuresInARow = (node: INode, options: IDataObject): number =>
	readNumberOption(node, options, OPTION);
