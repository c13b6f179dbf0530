import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fieldForChannels, PROVIDER } from '../../shared/host/providerFields';
import type { ChannelLimits, Provider } from '../../shared/providers/contract';
import { PROVIDERS } from '../../shared/providers/registry';

const TEXT_MODE = { name: 'Text', value: 'text', description: 'Write the text here' };

const TEMPLATE_MODE = {
	name: 'Template (模板)',
	value: 'template',
	description: 'Use a text that the provider has approved, with values for its variables',
};

/** The choice between text and template, as far as a channel offers it. */
const contentMode = (
	content: ChannelLimits['content'],
	options: INodePropertyOptions[],
): INodeProperties[] => {
	const [{ value: first }] = options;
	return fieldForChannels(PROVIDERS, ({ limits }) => limits.content === content, {
		displayName: 'Content',
		name: 'contentMode',
		type: 'options',
		noDataExpression: true,
		options,
		default: first,
		description: 'What the message says',
	});
};

/** The providers of a kind. */
const idsOf = (wanted: (provider: Provider) => boolean): string[] =>
	PROVIDERS.filter(wanted).map(({ id }) => id);

/** What is sent and to whom. */
export const contentFields: INodeProperties[] = [
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 138 0013 8000',
		description:
			'Phone number of the recipient, in any notation. Several numbers may be separated by comma, semicolon, slash, space or line break; each gets its own message and its own output item.',
	},
	...fieldForChannels(PROVIDERS, ({ limits }) => limits.sender === 'required', {
		displayName: 'From',
		name: 'from',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +14155550100',
		description: 'Number or name that the provider has given you as a sender',
	}),
	...contentMode('textOrTemplate', [TEXT_MODE, TEMPLATE_MODE]),
	...contentMode('text', [TEXT_MODE]),
	...contentMode('template', [TEMPLATE_MODE]),
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		displayOptions: { show: { contentMode: ['text'] } },
		default: '',
		placeholder: 'e.g. 您好，诚邀您参观我们的展台，展位号 5.1A08',
		description:
			'What the recipient reads. Chinese texts are billed in parts of 70, then 67 characters.',
	},
	{
		displayName: 'Template ID (模板)',
		name: 'templateId',
		type: 'string',
		required: true,
		displayOptions: { show: { contentMode: ['template'], [PROVIDER]: idsOf((p) => !p.templates) } },
		default: '',
		placeholder: 'e.g. 1',
		description: "ID of an approved template, as the provider's console shows it",
	},
	{
		displayName: 'Template ID (模板)',
		name: 'templateId',
		type: 'resourceLocator',
		required: true,
		displayOptions: {
			show: { contentMode: ['template'], [PROVIDER]: idsOf((p) => Boolean(p.templates)) },
		},
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
	{
		displayName: 'Template Variables',
		name: 'templateVariables',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { contentMode: ['template'] } },
		default: {},
		placeholder: 'Add Variable',
		description:
			'Values for the variables of the template. Ihuyi takes them by their order; the other providers by their names.',
		options: [
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
		],
	},
	...fieldForChannels(
		PROVIDERS,
		({ limits }) => limits.signature === 'field' || limits.signature === 'text',
		{
			displayName: 'Signature (签名)',
			name: 'signature',
			type: 'string',
			default: '',
			placeholder: 'e.g. 示例展览',
			description:
				'Company name that the provider approved, with or without 【】. It may also stand in the text itself.',
		},
	),
];
