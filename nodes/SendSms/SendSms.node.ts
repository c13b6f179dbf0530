import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { refusedItems } from '../shared/host/refusedItems';
import {
	messageTypeFields,
	providerCredentials,
	providerField,
	smsChannels,
} from '../shared/host/providerFields';
import { templateSearch } from '../shared/host/templateSearch';
import { PROVIDERS } from '../shared/providers/registry';
import { contentFields } from './description/content';
import { options } from './description/options';
import { run } from './run';

export class SendSms implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send SMS',
		name: 'sendSms',
		icon: { light: 'file:../../icons/sendSms.svg', dark: 'file:../../icons/sendSms.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["provider"] + ": " + $parameter["messageType"] }}',
		description: 'Send text messages (短信) and learn for each recipient what became of it',
		defaults: { name: 'Send SMS' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Accepted', 'Not Accepted'],
		credentials: providerCredentials(PROVIDERS),
		properties: [
			providerField(PROVIDERS, 'The company through which the messages go'),
			...messageTypeFields(PROVIDERS, smsChannels),
			...contentFields,
			options,
		],
	};

	methods = {
		listSearch: { searchTemplates: templateSearch(({ smsTemplates }) => smsTemplates) },
	};

	/** Throws only while no message can have left; afterwards failures are items (Not Accepted). */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return await run(this);
		} catch (error) {
			if (this.continueOnFail()) return refusedItems(this, error as Error);
			throw new NodeOperationError(this.getNode(), error as Error);
		}
	}
}
