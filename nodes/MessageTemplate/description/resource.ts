import type { INodeProperties } from 'n8n-workflow';

import { PROVIDER, providerField } from '../../shared/n8n/form/providerFields';
import type { Provider } from '../../shared/providers/contract';
import { PROVIDERS } from '../../shared/providers/registry';

/** The two kinds of templates, as the form and the code call them. */
export const SMS_TEMPLATE = 'smsTemplate';
export const MMS_TEMPLATE = 'mmsTemplate';

/** The providers whose templates can be looked after. */
export const withTemplates = PROVIDERS.filter(
	({ smsTemplates, mmsTemplates }) => smsTemplates ?? mmsTemplates,
);

/** Which kinds of templates a provider has. */
function resourceField({ id, smsTemplates, mmsTemplates }: Provider): INodeProperties {
	const options = [
		...(mmsTemplates ? [{ name: mmsTemplates.displayName, value: MMS_TEMPLATE }] : []),
		...(smsTemplates ? [{ name: smsTemplates.displayName, value: SMS_TEMPLATE }] : []),
	];
	const [{ value: last }] = [...options].reverse();
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { [PROVIDER]: [id] } },
		options,
		default: last,
		description: 'Which kind of template is meant',
	};
}

const operationField = (resource: string, kind: string): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: [resource] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			description: 'Submit a new template for review',
			action: `Create ${kind}`,
		},
		{
			name: 'Delete',
			value: 'delete',
			description: 'Delete a template at the provider for good',
			action: `Delete ${kind}`,
		},
		{
			name: 'Get',
			value: 'get',
			description: 'Get a template with the state of its review',
			action: `Get ${kind}`,
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'Get many templates with the state of their reviews',
			action: `Get many ${kind.replace(/^an? /, '')}s`,
		},
		{
			name: 'Update',
			value: 'update',
			description: 'Change a template, which then is reviewed anew',
			action: `Update ${kind}`,
		},
	],
	default: 'create',
	description: 'What to do with the template',
});

/** Provider, kind of template, and what to do with it. */
export const resourceFields: INodeProperties[] = [
	providerField(withTemplates, 'The company that reviews and keeps the templates'),
	...withTemplates.map(resourceField),
	operationField(SMS_TEMPLATE, 'an SMS template'),
	operationField(MMS_TEMPLATE, 'an MMS template'),
];
