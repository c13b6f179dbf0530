import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from '../form/numberOption';

/** Most billed parts of one text. */
const OPTION: NumberOption = {
	name: 'maxSegments',
	displayName: 'Max Segments',
	description:
		'Most billed parts of one message that you agree to. A longer text is stopped before it costs anything; templates are not looked at.',
	min: 1,
	max: 1000,
	default: 10,
	isWhole: true,
};

/** The option in the form. */
export const maxSegmentsField: INodeProperties = numberField(OPTION);

/** Most billed parts that the user agrees to. */
export const readMaxSegments = (node: INode, options: IDataObject): number =>
	readNumberOption(node, options, OPTION);
