import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { providerCredentials } from '../shared/n8n/form/providerFields';
import { subtitleOf } from '../shared/n8n/form/subtitle';
import { properties } from './description';
import { withTemplates } from './description/resource';
import { run } from './run';
import { searchAllTemplates } from './searchAllTemplates';

export class MessageTemplate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Message Template',
		name: 'messageTemplate',
		icon: {
			light: 'file:../../icons/messageTemplate.svg',
			dark: 'file:../../icons/messageTemplate.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(properties, 'operation', 'resource', 'provider'),
		description: 'Submit message templates (短信模板, 彩信模板) for review and look after them',
		defaults: { name: 'Message Template' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: providerCredentials(withTemplates),
		properties,
	};

	methods = { listSearch: { searchAllTemplates } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this);
	}
}
