import type { INodeProperties } from 'n8n-workflow';

import { fieldForChannels } from '../../shared/host/providerFields';
import { PROVIDERS } from '../../shared/providers/registry';

const TEXT_MODE = { name: 'Text', value: 'text', description: 'Write the text here' };

const TEMPLATE_MODE = {
	name: 'Template (模板)',
	value: 'template',
	description: 'Use a text that the provider has approved, with values for its variables',
};

const contentMode: INodeProperties = {
	displayName: 'Content',
	name: 'contentMode',
	type: 'options',
	noDataExpression: true,
	options: [TEXT_MODE, TEMPLATE_MODE],
	default: 'text',
	description: 'What the message says',
};

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
			'Phone number of the recipient, in any notation. Several numbers may be separated by comma, semicolon or line break; each gets its own message and its own output item.',
	},
	...fieldForChannels(PROVIDERS, ({ limits }) => limits.templates === 'supported', contentMode),
	...fieldForChannels(PROVIDERS, ({ limits }) => limits.templates === 'notSupported', {
		...contentMode,
		options: [TEXT_MODE],
	}),
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
		displayOptions: { show: { contentMode: ['template'] } },
		default: '',
		placeholder: 'e.g. 1',
		description: "ID of an approved template, as the provider's console shows it",
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
			'Values for the variables of the template. Ihuyi takes them by their order and ignores the names.',
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
	...fieldForChannels(PROVIDERS, ({ limits }) => limits.signature !== 'provider', {
		displayName: 'Signature (签名)',
		name: 'signature',
		type: 'string',
		default: '',
		placeholder: 'e.g. 示例展览',
		description:
			'Company name that the provider approved, with or without 【】. It may also stand in the text itself.',
	}),
];
