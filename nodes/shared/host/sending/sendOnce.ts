import {
	NodeOperationError,
	type DeduplicationScope,
	type IDataObject,
	type INode,
	type INodeProperties,
} from 'n8n-workflow';

import { checkExpression } from '../../messaging/characters';
import type { ItemParameters } from '../itemParameters';
import { asText } from './readParameters';

/** The option 'Send Once' as it is set for a run. */
export interface SendOnceOption {
	/** `forget`: send nothing, and let a later run send these messages again. */
	mode: 'send' | 'forget';
	scope: DeduplicationScope;
	/**
	 * The key of the message of an item to a number.
	 *
	 * @throws NodeOperationError if it holds an expression that n8n did not fill in: all messages would
	 *   have the same key, and only one of them would go out
	 */
	keyOf(itemIndex: number, to: string): string;
	/** The campaign of an item, as it was typed; empty if it has none. */
	campaignOf(itemIndex: number): string;
}

const valuesOf = (options: IDataObject): IDataObject | undefined =>
	((options.sendOnce ?? {}) as { once?: IDataObject }).once;

/** Reads the option 'Send Once'; undefined if the user has not added it. */
export function readSendOnce(node: INode, parameters: ItemParameters): SendOnceOption | undefined {
	const ofItem = (itemIndex: number) =>
		valuesOf(parameters.get('options', itemIndex, {}) as IDataObject);
	const read = (field: string, value: unknown, itemIndex: number): string => {
		const text = asText(value).trim();
		const unresolved = checkExpression(field, text);
		if (!unresolved) return text;
		throw new NodeOperationError(node, unresolved.message, {
			itemIndex,
			description: "Correct the option 'Send Once'. Nothing was sent.",
		});
	};
	const first = ofItem(0);
	if (!first) return undefined;
	const valuesAt = (itemIndex: number) => ofItem(itemIndex) ?? first;
	const campaignOf = (itemIndex: number) =>
		read('Campaign', valuesAt(itemIndex).campaign, itemIndex);
	return {
		mode: first.mode === 'forget' ? 'forget' : 'send',
		scope: first.scope === 'workflow' ? 'workflow' : 'node',
		campaignOf,
		keyOf: (itemIndex, to) => {
			const values = valuesAt(itemIndex);
			const campaign = campaignOf(itemIndex);
			const version = read('Version', values.version, itemIndex);
			return JSON.stringify([campaign, read('Key', values.key, itemIndex) || [to, version]]);
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
					description: 'What to do in this run',
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
					description: 'Which nodes share the memory of what was sent',
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
