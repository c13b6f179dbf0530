import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { providerCredentials } from '../shared/n8n/form/providerFields';
import { subtitleOf } from '../shared/n8n/form/subtitle';
import { properties, withQueries } from './description';
import { run } from './run';

export class QueryStatus implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Query Status',
		name: 'queryStatus',
		icon: {
			light: 'file:../../icons/queryStatus.svg',
			dark: 'file:../../icons/queryStatus.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: subtitleOf(properties, 'operation', 'provider'),
		description:
			'Ask a provider what became of a message (短信状态), or what is left on the account',
		defaults: { name: 'Query Status' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: providerCredentials(withQueries),
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this);
	}
}
