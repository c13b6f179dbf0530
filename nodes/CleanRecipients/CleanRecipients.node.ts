import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { CONTACTS } from './inputs';
import { uncheckedItems } from './outputItems';
import { run } from './run';

export class CleanRecipients implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clean Recipients',
		name: 'cleanRecipients',
		icon: {
			light: 'file:../../icons/cleanRecipients.svg',
			dark: 'file:../../icons/cleanRecipients.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ "Numbers in: " + $parameter["phoneField"] }}',
		description:
			'Bring phone numbers into one form and hold back who must not get a message (号码清洗)',
		defaults: { name: 'Clean Recipients' },
		// An agent would see the first output only and could not give the lists.
		usableAsTool: undefined,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Contacts', required: true },
			{ type: NodeConnectionTypes.Main, displayName: 'Suppression List' },
			{ type: NodeConnectionTypes.Main, displayName: 'Send History' },
		],
		requiredInputs: [CONTACTS],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Ready', 'Held Back'],
		properties,
	};

	/** Where the node continues on error, nobody is ready: n8n itself would let all contacts through. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return run(this);
		} catch (error) {
			if (this.continueOnFail()) return uncheckedItems(this.getInputData(), error as Error);
			throw new NodeOperationError(this.getNode(), error as Error);
		}
	}
}
