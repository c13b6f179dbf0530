import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fieldForChannels, smsChannels } from '../../shared/n8n/form/providerFields';
import { templateFields, variablesField } from '../../shared/n8n/form/templateFields';
import type { SmsLimits } from '../../shared/providers/contract';
import { PROVIDERS } from '../../shared/providers/registry';

const TEXT_MODE = { name: 'Text', value: 'text', description: 'Write the text here' };

const TEMPLATE_MODE = {
	name: 'Template (模板)',
	value: 'template',
	description: 'Use a text that the provider has approved, with values for its variables',
};

/** The choice between text and template, as far as a channel offers it. */
const contentMode = (
	content: SmsLimits['content'],
	options: INodePropertyOptions[],
): INodeProperties[] => {
	const [{ value: first }] = options;
	return fieldForChannels(PROVIDERS, smsChannels, ({ limits }) => limits.content === content, {
		displayName: 'Content',
		name: 'contentMode',
		type: 'options',
		noDataExpression: true,
		options,
		default: first,
		description: 'What the message says',
	});
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
			'Phone number of the recipient, in any notation. Several numbers may be separated by comma, semicolon, slash, space or line break; each gets its own message and its own output item.',
	},
	...fieldForChannels(PROVIDERS, smsChannels, ({ limits }) => limits.sender === 'required', {
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
	...fieldForChannels(
		PROVIDERS,
		smsChannels,
		({ limits }) => limits.textVariables === true,
		variablesField({
			displayName: 'Text Variables',
			name: 'textVariables',
			displayOptions: { show: { contentMode: ['text'] } },
			description:
				'Values for each @var(name) in the text. Messages with the same text and other values then share a request, which is faster than texts made by expressions.',
		}),
	),
	...templateFields(({ smsTemplates }) => Boolean(smsTemplates)),
	...fieldForChannels(
		PROVIDERS,
		smsChannels,
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
