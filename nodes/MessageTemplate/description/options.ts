import type { INodeProperties } from 'n8n-workflow';

import { PROVIDER } from '../../shared/n8n/form/providerFields';
import { optionsField } from '../../shared/n8n/sendOptions/index';
import { TIMEOUT } from '../limits';
import { MMS_TEMPLATE, SMS_TEMPLATE, withTemplates } from './resource';
import { languageField } from '../../shared/n8n/language';

/** The fields that only one provider wants for a template. */
const providerOptions = withTemplates.flatMap((provider) =>
	(
		[
			[SMS_TEMPLATE, provider.smsTemplates],
			[MMS_TEMPLATE, provider.mmsTemplates],
		] as const
	).flatMap(([resource, store]) =>
		(store?.fields ?? []).map(
			(field): INodeProperties => ({
				...field,
				displayOptions: {
					show: {
						[`/${PROVIDER}`]: [provider.id],
						'/resource': [resource],
						'/operation': ['create', 'update'],
					},
				},
			}),
		),
	),
);

/** Everything that a first template does not need. */
export const options = optionsField([
	...providerOptions,
	languageField,
	{
		displayName: 'Opt-Out Text (退订)',
		name: 'optOutText',
		type: 'string',
		displayOptions: {
			show: {
				'/resource': [MMS_TEMPLATE],
				'/operation': ['create', 'update'],
				'/contentMode': ['compose'],
			},
		},
		default: '回T退订',
		description: 'Last line of a composed invitation, which tells how to opt out',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: TIMEOUT.name,
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description: 'Longest wait in all for an answer of the provider',
	},
]);
