import type { INodeProperties } from 'n8n-workflow';

import { composeFields, pagesFields } from '../../shared/n8n/invitation/fields';
import { PROVIDER } from '../../shared/n8n/form/providerFields';
import { MMS_TEMPLATE, SMS_TEMPLATE, withTemplates } from './resource';

const writing = { operation: ['create', 'update'] };

/** The same fields, shown under further conditions. */
const shownWith = (
	show: Record<string, string[]>,
	fields: readonly INodeProperties[],
): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: { show: { ...field.displayOptions?.show, ...show } },
	}));

/** How variables are written with each provider. */
const variableNotices: INodeProperties[] = withTemplates.flatMap((provider) =>
	(
		[
			[SMS_TEMPLATE, provider.smsTemplates],
			[MMS_TEMPLATE, provider.mmsTemplates],
		] as const
	).flatMap(([resource, store]) =>
		store
			? [
					{
						displayName: `Where each recipient gets a text of their own, write ${store.variableForm}. Send SMS or Send MMS Invitation fill in the values.`,
						name: 'variableForm',
						type: 'notice' as const,
						default: '',
						displayOptions: {
							show: { ...writing, resource: [resource], [PROVIDER]: [provider.id] },
						},
					},
				]
			: [],
	),
);

/** What a template consists of. */
export const draftFields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		displayOptions: { show: writing },
		default: '',
		placeholder: 'e.g. Invitation 2026',
		description: "What the template is called in the provider's console; recipients do not see it",
	},
	{
		displayName: 'Signature (签名)',
		name: 'signature',
		type: 'string',
		displayOptions: { show: writing },
		default: '',
		placeholder: 'e.g. 示例展览',
		description: 'Company name that the provider approved, with or without 【】',
	},
	...variableNotices,
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		displayOptions: { show: { ...writing, resource: [SMS_TEMPLATE] } },
		default: '',
		placeholder: 'e.g. 您好，诚邀您参观我们的展台，展位号 5.1A08',
		description: 'What the recipient reads, without the signature',
	},
	{
		displayName: 'Content',
		name: 'contentMode',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { ...writing, resource: [MMS_TEMPLATE] } },
		options: [
			{
				name: 'Compose',
				value: 'compose',
				description: 'An invitation from its parts: event, time, place, link, poster',
			},
			{ name: 'Pages', value: 'pages', description: 'Your own pages with text and files' },
		],
		default: 'compose',
		description: 'What the template is made from',
	},
	...shownWith({ ...writing, resource: [MMS_TEMPLATE] }, [...composeFields, ...pagesFields]),
];
