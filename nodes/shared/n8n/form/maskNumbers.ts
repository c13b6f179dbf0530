import type { IDataObject, INodeProperties } from 'n8n-workflow';

/**
 * The option in the form.
 *
 * @param description what is shown with numbers that are masked
 */
export const maskNumbersField = (description: string): INodeProperties => ({
	displayName: 'Mask Numbers',
	name: 'maskNumbers',
	type: 'boolean',
	default: true,
	description,
});

/** Whether numbers are masked; not unless the option was added. */
export const readMaskNumbers = (options: IDataObject): boolean => options.maskNumbers === true;
