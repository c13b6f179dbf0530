import type { INodeProperties } from 'n8n-workflow';

/**
 * The option in the form.
 *
 * @param rest what the nodes say of it, and when they show it
 */
export const optOutTextField = (
	rest: Pick<INodeProperties, 'description' | 'displayOptions'>,
): INodeProperties => ({
	displayName: 'Opt-Out Text (退订)',
	name: 'optOutText',
	type: 'string',
	default: '回T退订',
	...rest,
});
