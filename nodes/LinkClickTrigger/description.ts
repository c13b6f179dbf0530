import type { INodeProperties } from 'n8n-workflow';
import { languageField } from '../shared/n8n/form/language';

/** The form of the trigger. */
export const properties: INodeProperties[] = [
	{
		displayName:
			"Copy the production URL above (Webhook URLs) into the option 'Track Clicks (点击跟踪)' of the Send nodes. Guests' phones must reach it, and it works once the workflow is published.",
		name: 'whereToEnter',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. fair',
		description:
			'Last part of the URL, from letters, digits, hyphens and underscores. A short one saves billed parts; no other trigger may have the same.',
	},
	{
		displayName: 'Tracking Secret',
		name: 'secret',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		placeholder: 'e.g. a long random text',
		description:
			"The same as in the option 'Track Clicks (点击跟踪)' of the Send nodes, at least 16 characters. Whoever knows it can forge clicks.",
	},
	{
		displayName: 'Allowed Targets',
		name: 'allowedTargets',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. fair.example.com, *.example.com, https://example.com/2026/',
		description:
			'Where links may lead, separated by comma or line break: hosts, *. for all hosts below one, or the beginning of an address. All others are refused.',
	},
	{
		displayName: 'Default Target',
		name: 'defaultTarget',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://fair.example.com/register?utm_source=sms',
		description: "Where links lead that were made with 'Short Links'",
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		placeholder: 'Add option',
		options: [
			{
				displayName: 'Include IP Address',
				name: 'includeIpAddress',
				type: 'boolean',
				default: true,
				description:
					'Whether to add the address from which the link was opened, which is personal data (个人信息). Behind a proxy, N8N_PROXY_HOPS must be set for n8n to see the real address.',
			},
			languageField,
			{
				displayName: 'Leave Out Bots',
				name: 'leaveOutBots',
				type: 'boolean',
				default: true,
				description:
					'Whether visits that look like those of a machine, such as link previews, are answered without starting the workflow. It is a guess.',
			},
		],
	},
];
