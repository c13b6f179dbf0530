import type { INodeProperties } from 'n8n-workflow';

import { channelOptions, mmsChannels } from '../../shared/n8n/form/providerFields';
import { optionsField } from '../../shared/n8n/form/optionsField';
import { fallbackSegmentsField } from '../../shared/n8n/sendOptions/fallbackSegments';
import { sendingOptions } from '../../shared/n8n/sendOptions/index';
import { PROVIDERS } from '../../shared/providers/registry';

const string = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description,
});

const invitationOptions: INodeProperties[] = [
	fallbackSegmentsField,
	{
		...string(
			'Fallback Text',
			'fallbackText',
			'诚邀您参观我们的展台 5.1A08，详情 https://www.example.com',
			'Plain text for guests whom the invitation does not reach, in place of the one that is made from its parts. A template has none of its own.',
		),
		typeOptions: { rows: 3 },
	},
	{
		displayName: 'Guest Token',
		name: 'guestToken',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Token',
		description:
			'Adds a token to the links that tells guests apart without carrying their number; the output shows it as guestToken',
		options: [
			{
				displayName: 'Token',
				name: 'token',
				values: [
					string('Parameter', 'parameter', 'guest', 'Name of the parameter in the link'),
					{
						...string(
							'Tracking Secret',
							'secret',
							'a long random text',
							'Makes the tokens, so that nobody can guess numbers from them. Keep it the same for the whole campaign.',
						),
						typeOptions: { password: true },
					},
				],
			},
		],
	},
	{
		displayName: 'Link Parameters',
		name: 'linkParameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Parameter',
		description:
			'Added to the registration link, or to every link in your own pages; use an expression for a value of the guest',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					string('Name', 'name', 'ref', 'Name of the parameter in the link'),
					string('Value', 'value', '{{ $json.id }}', 'What the parameter says'),
				],
			},
		],
	},
	{
		displayName: 'Preview',
		name: 'preview',
		type: 'boolean',
		default: true,
		description:
			'Whether to add a picture of the phone to the first ten items: binary field preview to look at here, previewSvg to pass on. A dry run adds it by itself.',
	},
	{
		displayName: 'UTM Tags',
		name: 'utmTags',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Tags',
		description: 'Tags in the links by which web analytics tell campaigns apart',
		options: [
			{
				displayName: 'Tags',
				name: 'tags',
				values: [
					string(
						'Campaign',
						'campaign',
						'fair-2026',
						'The campaign that the link belongs to (utm_campaign)',
					),
					string('Medium', 'medium', 'mms', 'The kind of message (utm_medium)'),
					string('Source', 'source', 'invitation', 'Where the visitor comes from (utm_source)'),
				],
			},
		],
	},
];

/** Everything that a first invitation does not need. */
export const options = optionsField([
	...sendingOptions,
	...invitationOptions,
	...channelOptions(PROVIDERS, mmsChannels),
]);
