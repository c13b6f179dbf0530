import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** The option in the form. */
export const dryRunField: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description:
		'Whether to check everything and show what would happen, but send nothing. All items leave through Not Accepted.',
};

/** Whether nothing is sent; not unless the option was added. */
export const readDryRun = (options: IDataObject): boolean => options.dryRun === true;
