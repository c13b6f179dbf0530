import type { INodeProperties } from 'n8n-workflow';

import { PROVIDER } from '../../shared/n8n/form/providerFields';
import { optionsField } from '../../shared/n8n/form/optionsField';
import { optOutTextField } from '../../shared/n8n/form/optOutText';
import { TIMEOUT } from '../timeout';
import { MMS_TEMPLATE, SMS_TEMPLATE, withTemplates } from './resource';
import { languageField } from '../../shared/n8n/form/language';

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
	optOutTextField({
		displayOptions: {
			show: {
				'/resource': [MMS_TEMPLATE],
				'/operation': ['create', 'update'],
				'/contentMode': ['compose'],
			},
		},
		description: 'Last line of a composed invitation, which tells how to opt out',
	}),
	TIMEOUT.field,
]);
