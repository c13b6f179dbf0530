import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../form/alphabetical';
import { defaultCountryField } from '../form/defaultCountry';
import type { NumberOption } from '../parameters/numberOption';
import { LIMITS } from '../parameters/numberOptions';
import { sendAtField } from './sendAt';
import { sendingWindowField } from './sendingWindow';
import { sendOnceField } from './sendOnce';
import { textRuleFields } from './textRules';
import { trackClicksField } from './trackClicks';
import { languageField } from '../language';

/** A number whose name and limits are also those of its check. */
export const numberField = (
	{ displayName, name, min, default: standard }: NumberOption,
	description: string,
	whole = false,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: min, ...(whole ? { numberPrecision: 0 } : {}) },
	default: standard,
	description,
});

/** The options that all nodes that send have. */
export const sendingOptions: INodeProperties[] = [
	defaultCountryField(
		'China for message types of mainland China. For those made for abroad: country code and number, as in 14155550100; refused where they could be two different people.',
	),
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description:
			'Whether to check everything and show what would happen, but send nothing. All items leave through Not Accepted.',
	},
	{
		displayName: 'Duplicates in This Run',
		name: 'duplicates',
		type: 'options',
		options: [
			{
				name: 'Skip Same Number',
				value: 'sameNumber',
				description: 'Each number gets one message, even if the texts differ',
			},
			{
				name: 'Skip Same Number and Content',
				value: 'sameNumberAndContent',
				description: 'The same message does not go to the same number twice',
			},
			{ name: 'Send All', value: 'none', description: 'Each item is sent, whatever it is' },
		],
		default: 'sameNumberAndContent',
		description: 'What to do when a number comes more than once; the first one counts',
	},
	{
		displayName: 'Include Raw Answer',
		name: 'includeRawAnswer',
		type: 'boolean',
		default: true,
		description: "Whether to add the provider's answer as it came, under 'rawAnswer'",
	},
	languageField,
	{
		displayName: 'Mask Numbers',
		name: 'maskNumbers',
		type: 'boolean',
		default: true,
		description:
			'Whether to show numbers in the output as +86138****8000. Receipts can then no longer be matched by number.',
	},
	numberField(
		LIMITS.messagesPerSecond,
		'How fast to send, so that your website and your phones can cope with the answers. Without this option: as fast as the provider takes them.',
	),
	{
		displayName: 'Opt-Out Text (退订)',
		name: 'optOutText',
		type: 'string',
		default: '回T退订',
		description:
			'Put at the end of a marketing text that does not yet tell how to opt out, as carriers demand. Message types without that demand leave the text as it is.',
	},
	numberField(LIMITS.requestsAtOnce, 'How many requests may be under way at the same time', true),
	numberField(
		LIMITS.retries,
		'How often to repeat a request that surely did not arrive or was refused for the moment. What may have arrived is never repeated.',
		true,
	),
	sendAtField,
	sendingWindowField,
	sendOnceField,
	numberField(
		LIMITS.failuresInARow,
		'How many requests in a row may fail, for reasons that do not lie in the messages, before the rest of the run is held back. 0 goes on whatever happens.',
		true,
	),
	...textRuleFields,
	trackClicksField,
	numberField(
		LIMITS.timeoutSeconds,
		'Longest wait in all for an answer of the provider, in seconds',
	),
];

/** The 'Options' of a node, in alphabetical order. */
export const optionsField = (options: readonly INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	placeholder: 'Add option',
	description: 'What a first run does not need',
	options: [...options].sort((a, b) => alphabetical(a.displayName, b.displayName)),
});
