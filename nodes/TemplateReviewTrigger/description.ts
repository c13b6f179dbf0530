import type { INodeProperties } from 'n8n-workflow';

import { eventTriggerFields, eventTriggerOptions } from '../shared/n8n/webhook/eventFields';
import { PROVIDERS } from '../shared/providers/registry';

/** The providers that push the results of template reviews. */
export const withTemplateReviews = PROVIDERS.filter((provider) => provider.templateReviews);

/** The form of the trigger. */
export const properties: INodeProperties[] = [
	...eventTriggerFields(
		withTemplateReviews,
		(provider) => provider.templateReviews,
		'The company whose template reviews come in',
	),
	{
		displayName: 'Trigger On',
		name: 'statuses',
		type: 'multiOptions',
		options: [
			{ name: 'Approved', value: 'approved' },
			{ name: 'In Review', value: 'inReview' },
			{ name: 'Rejected', value: 'rejected' },
			{ name: 'Unknown', value: 'unknown' },
		],
		default: [],
		placeholder: 'All results',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		placeholder: 'Add option',
		options: eventTriggerOptions(withTemplateReviews, (provider) => provider.templateReviews),
	},
];
