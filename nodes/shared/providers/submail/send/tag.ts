import type { ProviderField } from '../../contract';

/** `tag`, which every call that sends takes (https://www.mysubmail.com/documents/FppOR3). */
export const TAG: ProviderField = {
	displayName: 'Tag',
	name: 'tag',
	description:
		'Up to 32 characters that SUBMAIL keeps with the message and sends along with its SUBHOOK events',
	type: 'string',
	default: '',
	placeholder: 'e.g. fair-2026',
};
