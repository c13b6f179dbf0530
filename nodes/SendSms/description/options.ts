import type { INodeProperties } from 'n8n-workflow';

import { channelOptions, smsChannels } from '../../shared/n8n/form/providerFields';
import { optionsField } from '../../shared/n8n/form/optionsField';
import { sendingOptions } from '../../shared/n8n/sendOptions/index';
import { maxSegmentsField } from '../../shared/n8n/sendOptions/maxSegments';
import { pricePerSegmentField } from '../../shared/n8n/sendOptions/pricePerSegment';
import { PROVIDERS } from '../../shared/providers/registry';

const textOptions: INodeProperties[] = [
	maxSegmentsField,
	pricePerSegmentField,
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
