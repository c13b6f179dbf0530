import type {
	DeduplicationScope,
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
} from 'n8n-workflow';

import { asText } from './readParameters';

/** The option 'Send Once' as it is set for a run. */
export interface SendOnceOption {
	/** `forget`: send nothing, and let a later run send these messages again. */
	mode: 'send' | 'forget';
	scope: DeduplicationScope;
	/** The key of the message of an item to a number. */
	keyOf(itemIndex: number, to: string): string;
}

const valuesOf = (options: IDataObject): IDataObject | undefined =>
	((options.sendOnce ?? {}) as { once?: IDataObject }).once;

/** Reads the option 'Send Once'; undefined if the user has not added it. */
export function readSendOnce(context: IExecuteFunctions): SendOnceOption | undefined {
	const ofItem = (itemIndex: number) =>
		valuesOf(context.getNodeParameter('options', itemIndex, {}) as IDataObject);
	const first = ofItem(0);
	if (!first) return undefined;
	return {
		mode: first.mode === 'forget' ? 'forget' : 'send',
		scope: first.scope === 'workflow' ? 'workflow' : 'node',
		keyOf: (itemIndex, to) => {
			const { campaign, key, version } = ofItem(itemIndex) ?? first;
			const own = asText(key).trim();
			return JSON.stringify([asText(campaign).trim(), own || [to, asText(version).trim()]]);
		},
	};
}

/** The option in the form. */
export const sendOnceField: INodeProperties = {
	displayName: 'Send Once',
	name: 'sendOnce',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Send Once',
	description:
		'Remembers in the database of n8n what was sent, so that another run of the workflow, also after a crash, does not send it again',
	options: [
		{
			displayName: 'Send Once',
			name: 'once',
			values: [
				{
					displayName: 'Campaign',
					name: 'campaign',
					type: 'string',
					default: '',
					placeholder: 'e.g. fair-2026',
					description: 'Each recipient gets one message per campaign',
				},
				{
					displayName: 'Do',
					name: 'mode',
					type: 'options',
					options: [
						{
							name: 'Forget',
							value: 'forget',
							description: 'Send nothing, and let a later run send these messages again',
						},
						{
							name: 'Send',
							value: 'send',
							description: 'Send what no earlier run has sent',
						},
					],
					default: 'send',
				},
				{
					displayName: 'Key',
					name: 'key',
					type: 'string',
					default: '',
					placeholder: 'e.g. {{ $json.orderId }}',
					description:
						'What must be different for another message to go out. Without it: the number of the recipient and the version.',
				},
				{
					displayName: 'Remember For',
					name: 'scope',
					type: 'options',
					options: [
						{
							name: 'This Node',
							value: 'node',
							description: 'Other nodes have their own memory',
						},
						{
							name: 'The Workflow',
							value: 'workflow',
							description: 'Shared by all nodes of this workflow that are set to it',
						},
					],
					default: 'node',
				},
				{
					displayName: 'Version',
					name: 'version',
					type: 'string',
					default: '',
					placeholder: 'e.g. reminder-1',
					description:
						'Name of the text or template, where one campaign has several messages for the same recipient',
				},
			],
		},
	],
};
