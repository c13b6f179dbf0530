import type { Sentence } from '../../messaging/model/sentence';
import type { DeduplicationScope, IDataObject, INodeProperties } from 'n8n-workflow';

import { checkExpression } from '../../messaging/text/characters';
import { failure } from '../../messaging/model/failure';
import { emptyValueProblem } from '../../messaging/compliance/emptyValues';
import { MOST_NAME, tooLong } from '../../messaging/text/textLimits';
import type { ItemParameters } from '../parameters/itemParameters';
import { idOf, ItemRefusal } from '../../messaging/text/textValue';

/** The option 'Send Once' as it is set for a run. */
export interface SendOnceOption {
	/** `forget`: send nothing, and let a later run send these messages again. */
	mode: 'send' | 'forget';
	scope: DeduplicationScope;
	/**
	 * The key of the message of an item to a number.
	 *
	 * @throws ItemRefusal if a part of it has no value for this item, so that other messages would have
	 *   the same key and not go out
	 */
	keyOf(itemIndex: number, to: string): string;
	/** What 'Key' says for an item, for a sentence; only where `keyOf` gives one. */
	nameOf(itemIndex: number): string;
	/** The campaign of an item; empty if it has none. */
	campaignOf(itemIndex: number): string;
}

const valuesOf = (options: IDataObject): IDataObject | undefined =>
	((options.sendOnce ?? {}) as { once?: IDataObject }).once;

/** A part of the key, or an expression in it, that has no value. */
const refuse = (message: Sentence): never => {
	throw new ItemRefusal(failure('configuration', message));
};

/** Reads the option 'Send Once'; undefined if the user has not added it. */
export function readSendOnce(parameters: ItemParameters): SendOnceOption | undefined {
	const ofItem = (itemIndex: number) =>
		valuesOf(parameters.get('options', itemIndex, {}) as IDataObject);
	const first = ofItem(0);
	if (!first) return undefined;

	const read = (field: string, value: unknown): string => {
		const text = idOf(field, value);
		const refusal = tooLong(field, text, MOST_NAME) ?? checkExpression(field, text);
		return refusal ? refuse(refusal.message) : text;
	};
	const valuesAt = (itemIndex: number): IDataObject => {
		const [empty] = parameters.emptyValues('options.sendOnce', 'Send Once', itemIndex);
		if (empty) refuse(emptyValueProblem(empty, parameters.fields(itemIndex)));
		return ofItem(itemIndex) ?? first;
	};
	return {
		mode: first.mode === 'forget' ? 'forget' : 'send',
		scope: first.scope === 'workflow' ? 'workflow' : 'node',
		keyOf: (itemIndex, to) => {
			const values = valuesAt(itemIndex);
			const campaign = read('Campaign', values.campaign);
			const version = read('Version', values.version);
			return JSON.stringify([campaign, read('Key', values.key) || [to, version]]);
		},
		nameOf: (itemIndex) => read('Key', valuesAt(itemIndex).key),
		campaignOf: (itemIndex) => read('Campaign', valuesAt(itemIndex).campaign),
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
