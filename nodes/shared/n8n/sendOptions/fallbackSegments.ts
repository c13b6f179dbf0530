import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from '../form/numberOption';

/** Most billed parts of the plain text beside an invitation. */
const OPTION: NumberOption = {
	name: 'fallbackSegments',
	displayName: 'Fallback Segments',
	description:
		'Most billed parts of the plain text that each item carries as fallbackText. Less important parts of the invitation are left out until it fits.',
	min: 1,
	max: 10,
	default: 3,
	isWhole: true,
};

/** The option in the form. */
export const fallbackSegmentsField: INodeProperties = numberField(OPTION);

/** Most billed parts of the fallback text. */
export const readFallbackSegments = (node: INode, options: IDataObject): number =>
	readNumberOption(node, options, OPTION);
