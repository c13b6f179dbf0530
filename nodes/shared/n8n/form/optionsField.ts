import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from './alphabetical';

/** The 'Options' of a node, in alphabetical order. */
export const optionsField = (options: readonly INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	placeholder: 'Add option',
	description: 'What a first run does not need',
	options: [...options].sort((a, b) => alphabetical(a.displayName, b.displayName)),
});
