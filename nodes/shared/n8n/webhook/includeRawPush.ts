import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** The option in the form of a trigger. */
export const includeRawPushField: INodeProperties = {
	displayName: 'Include Raw Push',
	name: 'includeRawPush',
	type: 'boolean',
	default: true,
	description:
		"Whether to add the fields as the provider sent them, under 'rawPush'; those that sign a push are left out",
};

/** Whether the items of a trigger show the push as it came; not unless the option was added. */
export const readIncludeRawPush = (options: IDataObject): boolean =>
	options.includeRawPush === true;
