import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { SENDS } from './inputs';
import { run } from './run';

export class CampaignReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Campaign Report',
		name: 'campaignReport',
		icon: {
			light: 'file:../../icons/campaignReport.svg',
			dark: 'file:../../icons/campaignReport.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["title"] }}',
		description:
			'Count what became of a campaign (短信群发报告): rates, reasons, a picture and a table for Excel',
		defaults: { name: 'Campaign Report' },
		// An agent would see the first input only.
		usableAsTool: undefined,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Sends', required: true },
			{ type: NodeConnectionTypes.Main, displayName: 'Receipts' },
			{ type: NodeConnectionTypes.Main, displayName: 'Replies' },
			{ type: NodeConnectionTypes.Main, displayName: 'Clicks' },
		],
		requiredInputs: [SENDS],
		outputs: [NodeConnectionTypes.Main],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return [await run(this)];
		} catch (error) {
			if (this.continueOnFail()) {
				return [[{ json: { error: (error as Error).message }, pairedItem: { item: 0 } }]];
			}
			throw new NodeOperationError(this.getNode(), error as Error);
		}
	}
}
