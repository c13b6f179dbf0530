import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import { kindInWords } from '../../messaging/text/textValue';

/** A number under 'Options' with its limits. */
export interface NumberOption {
	name: string;
	displayName: string;
	min: number;
	max: number;
	default: number;
}

/**
 * Reads a number option.
 *
 * @returns its value, or its default if the user has not added it
 * @throws NodeOperationError if it is not a number within the limits; names the option and the limits
 */
export function readNumberOption(node: INode, options: IDataObject, option: NumberOption): number {
	const value = options[option.name] ?? option.default;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && number >= option.min && number <= option.max) return number;
	throw new NodeOperationError(
		node,
		`'${option.displayName}' must be a number from ${option.min} to ${option.max}, but is ${typeof value === 'string' || typeof value === 'number' ? `'${value}'` : kindInWords(value)}`,
		{ description: 'Correct the option, or remove it to use its default. Nothing was sent.' },
	);
}
