import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fieldForChannels, mmsChannels } from '../../shared/n8n/form/providerFields';
import type { MmsLimits, Provider } from '../../shared/providers/contract';

const OWN: INodePropertyOptions[] = [
	{
		name: 'Compose',
		value: 'compose',
		description: 'An invitation from its parts: event, time, place, link, poster',
	},
	{ name: 'Pages', value: 'pages', description: 'Your own pages with text and files' },
];

const TEMPLATE: INodePropertyOptions = {
	name: 'Approved Template (模板)',
	value: 'template',
	description: 'A message that the provider has approved, with values for its variables',
};

const MODES: Readonly<Record<MmsLimits['content'], INodePropertyOptions[]>> = {
	pages: OWN,
	template: [TEMPLATE],
	pagesOrTemplate: [TEMPLATE, ...OWN],
};

/** The choice of what the message is made from, as far as a channel offers it. */
export const contentModeFields = (providers: readonly Provider[]): INodeProperties[] =>
	Object.entries(MODES).flatMap(([content, options]) => {
		const usual = content === 'template' ? 'template' : 'compose';
		return fieldForChannels(providers, mmsChannels, ({ limits }) => limits.content === content, {
			displayName: 'Content',
			name: 'contentMode',
			type: 'options',
			noDataExpression: true,
			options,
			default: usual,
			description: 'What the message is made from',
		});
	});
