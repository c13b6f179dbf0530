import type { INodeProperties } from 'n8n-workflow';

import { PROVIDER, providerField } from '../shared/host/providerFields';
import { RECEIPT_STATUSES } from '../shared/messaging/deliveryReceipt';
import { PROVIDERS } from '../shared/providers/registry';

const withReceipts = PROVIDERS.filter((provider) => provider.receipts);

const STATUS_NAMES: Readonly<Record<(typeof RECEIPT_STATUSES)[number], string>> = {
	queued: 'Queued',
	sent: 'Sent',
	delivered: 'Delivered',
	undelivered: 'Undelivered',
	failed: 'Failed',
	expired: 'Expired',
	rejected: 'Rejected',
	unknown: 'Unknown',
};

/** The form of the trigger. */
export const properties: INodeProperties[] = [
	providerField(withReceipts, 'The company whose delivery receipts come in'),
	...withReceipts.map(
		(provider): INodeProperties => ({
			displayName: `Copy the production URL above (Webhook URLs) and enter it here: ${provider.receipts?.whereToEnter}. It works once the workflow is published.`,
			name: 'whereToEnter',
			type: 'notice',
			default: '',
			displayOptions: { show: { [PROVIDER]: [provider.id] } },
		}),
	),
	{
		displayName: 'Secret in URL',
		name: 'urlSecret',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description:
			'Last part of the URL. The provider does not sign its receipts, so whoever knows the URL can send some: keep it between you and the provider.',
		modes: [
			{
				displayName: 'Generated',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a generated secret…',
				typeOptions: { searchListMethod: 'suggestSecrets' },
			},
			{
				displayName: 'Own',
				name: 'own',
				type: 'string',
				placeholder: 'e.g. at least 16 letters and digits',
			},
		],
	},
	{
		displayName: 'Trigger On',
		name: 'statuses',
		type: 'multiOptions',
		options: RECEIPT_STATUSES.map((value) => ({ name: STATUS_NAMES[value], value })).sort((a, b) =>
			a.name.localeCompare(b.name, 'en'),
		),
		default: [],
		placeholder: 'All statuses',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		placeholder: 'Add option',
		options: [
			{
				displayName: 'Include Raw Receipt',
				name: 'includeRawReceipt',
				type: 'boolean',
				default: true,
				description: "Whether to add the fields as the provider sent them, under 'rawReceipt'",
			},
			{
				displayName: 'IP Allow-List',
				name: 'ipAllowList',
				type: 'string',
				default: '',
				placeholder: 'e.g. 192.0.2.10, 198.51.100.0/24',
				description:
					'Addresses and networks that may send receipts, separated by comma. Behind a proxy, N8N_PROXY_HOPS must be set for n8n to see the real address.',
			},
		],
	},
];
