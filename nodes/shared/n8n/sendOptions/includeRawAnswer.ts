import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** The option in the form. */
export const includeRawAnswerField: INodeProperties = {
	displayName: 'Include Raw Answer',
	name: 'includeRawAnswer',
	type: 'boolean',
	default: true,
	description: "Whether to add the provider's answer as it came, under 'rawAnswer'",
};

/** Whether items show the answer as it came; not unless the option was added. */
export const readIncludeRawAnswer = (options: IDataObject): boolean =>
	options.includeRawAnswer === true;
