import type {
	DeduplicationScope,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';

/** How n8n's Remove Duplicates tells what it has seen before, in the words of the helper. */
export type RemoveDuplicatesMode = 'entries' | 'latestIncrementalKey' | 'latestDate';

/** The node's own default for 'History Size'. */
const HISTORY_SIZE = 10_000;

/**
 * n8n's Remove Duplicates with 'Remove Items Processed in Previous Executions', as far as the database
 * sees it: the same calls of the helper in the same order (n8n-nodes-base 2.41.1,
 * RemoveDuplicatesV2.node.js), and the same two outputs: what is new, and what is not.
 */
export const removeDuplicatesNode = {
	description: {
		displayName: 'Remove Duplicates',
		name: 'removeDuplicates',
		group: ['transform'],
		version: 1,
		description: 'Remembers values',
		defaults: { name: 'Remove Duplicates' },
		inputs: ['main'],
		outputs: ['main', 'main'],
		properties: [
			{ displayName: 'Mode', name: 'mode', type: 'string', default: 'entries' },
			{ displayName: 'Scope', name: 'scope', type: 'string', default: 'node' },
			{ displayName: 'Value', name: 'value', type: 'string', default: '' },
		],
	},
	async execute(this: IExecuteFunctions) {
		const { helpers } = this;
		const mode = this.getNodeParameter('mode', 0) as RemoveDuplicatesMode;
		const scope = this.getNodeParameter('scope', 0) as DeduplicationScope;
		const byValue = new Map<string, INodeExecutionData[]>();
		this.getInputData().forEach((item, index) => {
			const value = String(this.getNodeParameter('value', index));
			byValue.set(value, [...(byValue.get(value) ?? []), item]);
		});
		const options =
			mode === 'entries' ? ({ mode, maxEntries: HISTORY_SIZE } as const) : ({ mode } as const);
		if (mode === 'entries') await helpers.getProcessedDataCount(scope, options);
		const found = await helpers.checkProcessedAndRecord([...byValue.keys()], scope, options);
		if (mode === 'entries') await helpers.getProcessedDataCount(scope, options);
		return [found.new, found.processed].map((values) =>
			values.flatMap((value) => byValue.get(String(value)) ?? []),
		);
	},
} as unknown as INodeType;
