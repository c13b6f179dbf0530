import type { INodeProperties } from 'n8n-workflow';

import { draftFields } from './draft';
import { options } from './options';
import { resourceFields } from './resource';

const templateIdField: INodeProperties = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	required: true,
	displayOptions: { show: { operation: ['delete', 'get', 'update'] } },
	default: { mode: 'list', value: '' },
	description: 'The template that is meant',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a template…',
			typeOptions: { searchListMethod: 'searchAllTemplates', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. SMS_123456789' },
	],
};

const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		displayOptions: { show: { operation: ['getAll'] } },
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { operation: ['getAll'], returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** The form of the node. */
export const properties: INodeProperties[] = [
	...resourceFields,
	templateIdField,
	...listFields,
	...draftFields,
	options,
];
