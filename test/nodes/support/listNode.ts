import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';

/** Items for a test; some with files. */
export type List = Array<IDataObject | { json: IDataObject; binary: IBinaryKeyData }>;

/** A list as the node `list` takes it. */
export const listParameters = (items: List): IDataObject => ({
	items: items.map((item) => ('json' in item ? item : { json: item })),
});

/** A node that emits what its parameter holds. */
export const listNode = {
	description: {
		displayName: 'List',
		name: 'list',
		group: ['transform'],
		version: 1,
		description: 'Emits the items of a test',
		defaults: { name: 'List' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: [] }],
	},
	async execute(this: IExecuteFunctions) {
		return [this.getNodeParameter('items', 0, []) as unknown as INodeExecutionData[]];
	},
} as unknown as INodeType;
