import type { INodeProperties } from 'n8n-workflow';

import { composeFields, pagesFields } from '../../shared/n8n/invitation/fields';
import {
	fieldForChannels,
	messageTypeFields,
	mmsChannels,
	providerField,
} from '../../shared/n8n/form/providerFields';
import { templateFields } from '../../shared/n8n/form/templateFields';
import { PROVIDERS } from '../../shared/providers/registry';
import { contentModeFields } from './contentMode';
import { options } from './options';

/** The providers that take multimedia messages. */
export const withMms = PROVIDERS.filter((provider) => provider.mms);

const withoutMms = PROVIDERS.filter((provider) => !provider.mms);

/** Why the others are not in the list. */
const notOffered: INodeProperties = {
	displayName: `Not offered: ${withoutMms
		.map(({ displayName, withoutMms: reason = '' }) => `<b>${displayName}</b>. ${reason}`)
		.join(' ')}`,
	name: 'notOffered',
	type: 'notice',
	default: '',
};

/** The form of the node. */
export const properties: INodeProperties[] = [
	providerField(withMms, 'The company through which the invitations go'),
	...messageTypeFields(withMms, mmsChannels),
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 138 0013 8000',
		description:
			'Phone number of the guest, in any notation. Several numbers may be separated by comma, semicolon, slash, space or line break; each gets its own message and its own output item.',
	},
	...fieldForChannels(withMms, mmsChannels, ({ limits }) => limits.sender === 'required', {
		displayName: 'From',
		name: 'from',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +14155550100',
		description: 'Number that the provider has given you as a sender of MMS',
	}),
	...contentModeFields(withMms),
	...composeFields,
	...pagesFields,
	...templateFields(({ mmsTemplates }) => Boolean(mmsTemplates)),
	...fieldForChannels(
		withMms,
		mmsChannels,
		({ limits }) => limits.signature === 'field' || limits.signature === 'text',
		{
			displayName: 'Signature (签名)',
			name: 'signature',
			type: 'string',
			default: '',
			placeholder: 'e.g. 示例展览',
			description:
				'Company name that the provider approved, with or without 【】. It may also stand in the text of the first page.',
		},
	),
	options,
	notOffered,
];
