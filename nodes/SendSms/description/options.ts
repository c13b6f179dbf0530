import type { INodeProperties } from 'n8n-workflow';

import { channelOptions, smsChannels } from '../../shared/host/providerFields';
import { LIMITS } from '../../shared/host/sending/limits';
import { numberField, optionsField, sendingOptions } from '../../shared/host/sending/options';
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
