import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../shared/n8n/form/alphabetical';
import { eventTriggerFields, eventTriggerOptions } from '../shared/n8n/webhook/eventFields';
import { RECEIPT_STATUSES } from '../shared/messaging/model/deliveryReceipt';
import { PROVIDERS } from '../shared/providers/registry';

/** The providers that push delivery receipts. */
export const withReceipts = PROVIDERS.filter((provider) => provider.receipts);

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
	...eventTriggerFields(
		withReceipts,
		(provider) => provider.receipts,
		'The company whose delivery receipts come in',
	),
	{
		displayName: 'Trigger On',
		name: 'statuses',
		type: 'multiOptions',
		options: RECEIPT_STATUSES.map((value) => ({ name: STATUS_NAMES[value], value })).sort((a, b) =>
			alphabetical(a.name, b.name),
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
		options: eventTriggerOptions(withReceipts, (provider) => provider.receipts),
	},
];
