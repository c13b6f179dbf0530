import type { INodeProperties } from 'n8n-workflow';

import type { Provider } from '../../providers/contract';
import { PROVIDERS } from '../../providers/registry';
import { PROVIDER } from './providerFields';

/** Named values, as they are entered for a template or a text. */
const variableList = [
	{
		displayName: 'Variable',
		name: 'variable',
		values: [
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. name',
				description: 'Name of the variable in the template',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				placeholder: 'e.g. Zhang San',
				description: 'What stands in its place',
			},
		],
	},
] satisfies INodeProperties['options'];

/** A list of named values. */
export const variablesField = (
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions'>,
): INodeProperties => ({
	...field,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	placeholder: 'Add Variable',
	options: variableList,
});

/**
 * The fields for an approved template: its ID, from a list where the provider can be asked for one,
 * and the values of its variables.
 *
 * @param canList whether the templates of this kind can be listed
 */
export const templateFields = (canList: (provider: Provider) => boolean): INodeProperties[] => {
	const idsOf = (wanted: (provider: Provider) => boolean) =>
		PROVIDERS.filter(wanted).map(({ id }) => id);
	return [
		{
			displayName: 'Template ID (模板)',
			name: 'templateId',
			type: 'string',
			required: true,
			displayOptions: {
				show: {
					contentMode: ['template'],
					[PROVIDER]: idsOf((provider) => !canList(provider)),
				},
			},
			default: '',
			placeholder: 'e.g. 1',
			description: "ID of an approved template, as the provider's console shows it",
		},
		{
			displayName: 'Template ID (模板)',
			name: 'templateId',
			type: 'resourceLocator',
			required: true,
			displayOptions: { show: { contentMode: ['template'], [PROVIDER]: idsOf(canList) } },
			default: { mode: 'list', value: '' },
			description: 'A template that the provider has approved',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose an approved template…',
					typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. SMS_123456789',
				},
			],
		},
		variablesField({
			displayName: 'Template Variables',
			name: 'templateVariables',
			displayOptions: { show: { contentMode: ['template'] } },
			description:
				'Values for the variables of the template. Ihuyi takes them by their order; the other providers by their names.',
		}),
	];
};
