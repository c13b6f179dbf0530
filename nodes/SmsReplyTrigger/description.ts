import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../shared/n8n/form/alphabetical';
import { eventTriggerFields, eventTriggerOptions } from '../shared/n8n/webhook/eventFields';
import type { ReplyIntent } from '../shared/messaging/model/reply';
import { USUAL_WORDS } from '../shared/messaging/text/replyIntent';
import { PROVIDERS } from '../shared/providers/registry';

/** The providers that push replies. */
export const withReplies = PROVIDERS.filter((provider) => provider.replies);

/** Stands for replies without an intent in 'Trigger On'. */
export const OTHER = 'other';

/** Options with the words for each intent. */
export const WORD_OPTIONS: ReadonlyArray<{
	intent: ReplyIntent;
	name: string;
	displayName: string;
}> = [
	{ intent: 'help', name: 'helpWords', displayName: 'Help Words' },
	{ intent: 'optIn', name: 'optInWords', displayName: 'Opt-In Words' },
	{ intent: 'optOut', name: 'optOutWords', displayName: 'Opt-Out Words (退订)' },
];

const wordOptions = WORD_OPTIONS.map(({ intent, name, displayName }): INodeProperties => {
	const usual = USUAL_WORDS[intent].join(', ');
	return {
		displayName,
		name,
		type: 'string',
		default: usual,
		description:
			'Replies that mean this if the whole text is one of them, separated by comma; capitals, punctuation and courtesy do not matter. Used where the provider says nothing itself.',
	};
});

/** The form of the trigger. */
export const properties: INodeProperties[] = [
	...eventTriggerFields(
		withReplies,
		(provider) => provider.replies,
		'The company whose replies come in',
	),
	{
		displayName: 'Trigger On',
		name: 'intents',
		type: 'multiOptions',
		options: [
			{ name: 'Anything Else', value: OTHER },
			{ name: 'Help', value: 'help' },
			{ name: 'Opt-In', value: 'optIn' },
			{ name: 'Opt-Out (退订)', value: 'optOut' },
		],
		default: [],
		placeholder: 'All replies',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		placeholder: 'Add option',
		options: [
			...eventTriggerOptions(withReplies, (provider) => provider.replies),
			...wordOptions,
		].sort((a, b) => alphabetical(a.displayName, b.displayName)),
	},
];
