import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { providerCredentials } from '../shared/n8n/form/providerFields';
import { executeSending } from '../shared/n8n/sendRun/executeSending';
import { subtitleOf } from '../shared/n8n/form/subtitle';
import { templateSearch } from '../shared/n8n/form/templateSearch';
import { properties, withMms } from './description';
import { run } from './run';

export class SendMmsInvitation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send MMS Invitation',
		name: 'sendMmsInvitation',
		icon: {
			light: 'file:../../icons/sendMmsInvitation.svg',
			dark: 'file:../../icons/sendMmsInvitation.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(properties, 'contentMode', 'provider', 'messageType'),
		description:
			'Compose, check, preview and send multimedia invitations (彩信邀请函) and learn for each guest what became of it',
		defaults: { name: 'Send MMS Invitation' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Accepted', 'Not Accepted'],
		credentials: providerCredentials(withMms),
		properties,
	};

	methods = {
		listSearch: { searchTemplates: templateSearch(({ mmsTemplates }) => mmsTemplates) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeSending(this, run);
	}
}
