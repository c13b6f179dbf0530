import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';

import { numberField, readNumberOption, type NumberOption } from '../form/numberOption';

/** What one billed part costs. */
const OPTION: NumberOption = {
	name: 'pricePerSegment',
	displayName: 'Price per Segment',
	description:
		"What one billed part costs you. Each item then carries its 'cost'; a signature that the provider adds by itself is not counted.",
	min: 0,
	max: 1_000_000,
	default: 0.05,
};

/** The option in the form. */
export const pricePerSegmentField: INodeProperties = numberField(OPTION);

/** Price of a part in the user's own currency; undefined without the option. */
export const readPricePerSegment = (node: INode, options: IDataObject): number | undefined =>
	options[OPTION.name] === undefined ? undefined : readNumberOption(node, options, OPTION);
