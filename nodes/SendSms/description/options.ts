import type { INodeProperties } from 'n8n-workflow';

import { channelOptions, smsChannels } from '../../shared/n8n/form/providerFields';
import { LIMITS } from '../../shared/n8n/parameters/numberOptions';
import { numberField, optionsField, sendingOptions } from '../../shared/n8n/sendOptions/index';
import { PROVIDERS } from '../../shared/providers/registry';

const textOptions: INodeProperties[] = [
	numberField(
		LIMITS.maxSegments,
		'Most billed parts of one message that you agree to. A longer text is stopped before it costs anything; templates are not looked at.',
		true,
	),
	numberField(
		LIMITS.pricePerSegment,
		"What one billed part costs you. Each item then carries its 'cost'; a signature that the provider adds by itself is not counted.",
	),
	{
		displayName: 'Smart Encoding',
		name: 'smartEncoding',
		type: 'boolean',
		default: true,
		description:
			'Whether to replace typographic characters such as curly quotes where that makes the message cheaper. In mainland China nothing is gained, as every character costs the same there.',
	},
];

/** Everything that a first message does not need. */
export const options = optionsField([
	...sendingOptions,
	...textOptions,
	...channelOptions(PROVIDERS, smsChannels),
]);
