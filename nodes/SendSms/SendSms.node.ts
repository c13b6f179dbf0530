import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import {
	messageTypeFields,
	providerCredentials,
	providerField,
	smsChannels,
} from '../shared/n8n/form/providerFields';
import { executeSending } from '../shared/n8n/sendRun/executeSending';
import { subtitleOf } from '../shared/n8n/form/subtitle';
import { templateSearch } from '../shared/n8n/form/templateSearch';
import { PROVIDERS } from '../shared/providers/registry';
import { contentFields } from './description/content';
import { options } from './description/options';
import { run } from './run';

const properties: INodeProperties[] = [
	providerField(PROVIDERS, 'The company through which the messages go'),
	...messageTypeFields(PROVIDERS, smsChannels),
	...contentFields,
	options,
];

export class SendSms implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send SMS',
		name: 'sendSms',
		icon: { light: 'file:../../icons/sendSms.svg', dark: 'file:../../icons/sendSms.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(properties, 'provider', 'messageType'),
		description: 'Send text messages (短信) and learn for each recipient what became of it',
		defaults: { name: 'Send SMS' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Accepted', 'Not Accepted'],
		credentials: providerCredentials(PROVIDERS),
		properties,
	};

	methods = {
		listSearch: { searchTemplates: templateSearch(({ smsTemplates }) => smsTemplates) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeSending(this, run);
	}
}
