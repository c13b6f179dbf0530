import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from '../form/numberOption';

/** How often a request is repeated that surely did not arrive. */
const OPTION: NumberOption = {
	name: 'retries',
	displayName: 'Retries',
	description:
		'How often to repeat a request that surely did not arrive or was refused for the moment. What may have arrived is never repeated.',
	min: 0,
	max: 10,
	default: 2,
	isWhole: true,
};

/** The option in the form. */
export const retriesField: INodeProperties = numberField(OPTION);

/** How often a request may go out in all, the first time included. */
export const readAttempts = (node: INode, options: IDataObject): number =>
	readNumberOption(node, options, OPTION) + 1;
