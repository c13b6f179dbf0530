import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from '../form/numberOption';

/** How many requests may be under way at the same time. */
const OPTION: NumberOption = {
	name: 'requestsAtOnce',
	displayName: 'Requests at Once',
	description: 'How many requests may be under way at the same time',
	min: 1,
	max: 100,
	default: 32,
	isWhole: true,
};

/** The option in the form. */
export const requestsAtOnceField: INodeProperties = numberField(OPTION);

/** The most requests at the same time. */
export const readConcurrency = (node: INode, options: IDataObject): number =>
	readNumberOption(node, options, OPTION);
