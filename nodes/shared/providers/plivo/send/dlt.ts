import type { ChannelSettings } from '../../../messaging/model/message';
import type { ProviderField } from '../../contract';
import { setting } from './options';

/** What India's register of texts (DLT) asks for, with the parameters of both SDKs. */
const DLT: ReadonlyArray<Omit<ProviderField, 'type' | 'default'> & { parameter: string }> = [
	{
		displayName: 'DLT Entity ID',
		name: 'dltEntityId',
		parameter: 'dlt_entity_id',
		placeholder: 'e.g. 1101234567890123456',
		description: 'For India: ID of your company in the DLT register (dlt_entity_id)',
	},
	{
		displayName: 'DLT Template ID',
		name: 'dltTemplateId',
		parameter: 'dlt_template_id',
		placeholder: 'e.g. 1107123456789012345',
		description: 'For India: ID of the registered template of this text (dlt_template_id)',
	},
	{
		displayName: 'DLT Template Category',
		name: 'dltTemplateCategory',
		parameter: 'dlt_template_category',
		placeholder: 'e.g. the category that your DLT register shows',
		description: 'For India: category of the registered template (dlt_template_category)',
	},
];

/** Options for texts to India. */
export const DLT_OPTIONS: readonly ProviderField[] = DLT.map(
	({ displayName, name, placeholder, description }) => ({
		displayName,
		name,
		placeholder,
		description,
		type: 'string',
		default: '',
	}),
);

/** The parameters of these options, as they are, if they are filled in. */
export const dltParameters = (settings: ChannelSettings): Record<string, string> =>
	Object.fromEntries(
		DLT.map(({ name, parameter }) => [parameter, setting(settings, name)]).filter(
			([, value]) => value !== '',
		),
	);
