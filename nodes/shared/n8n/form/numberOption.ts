import {
	NodeOperationError,
	type IDataObject,
	type IDisplayOptions,
	type INode,
	type INodeProperties,
} from 'n8n-workflow';

import { kindInWords } from '../../messaging/text/textValue';

/** A number under 'Options': what the form shows of it, and the limits that its check holds. */
export interface NumberOption {
	name: string;
	displayName: string;
	description: string;
	min: number;
	max: number;
	/** What holds if the user has not added the option. */
	default: number;
	/** The value in the form once the option is added; the default unless it is given. */
	whenAdded?: number;
	/** Whether the form takes whole numbers only. */
	isWhole?: boolean;
	displayOptions?: IDisplayOptions;
}

/** The option in the form. */
export function numberField({
	name,
	displayName,
	description,
	min,
	default: standard,
	whenAdded = standard,
	isWhole = false,
	displayOptions,
}: NumberOption): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: isWhole ? { minValue: min, numberPrecision: 0 } : { minValue: min },
		displayOptions,
		default: whenAdded,
		description,
	};
}

/**
 * Reads a number option.
 *
 * @returns its value, or its default if the user has not added it
 * @throws NodeOperationError if it is not a number within the limits; names the option and the limits
 */
export function readNumberOption(node: INode, options: IDataObject, option: NumberOption): number {
	// An expression that gives nothing is no choice of the default.
	const given = options[option.name];
	const value = given === undefined ? option.default : given;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && number >= option.min && number <= option.max) return number;
	throw new NodeOperationError(
		node,
		`'${option.displayName}' must be a number from ${option.min} to ${option.max}, but is ${typeof value === 'string' || typeof value === 'number' ? `'${value}'` : kindInWords(value)}`,
		{ description: 'Correct the option, or remove it to use its default. Nothing was sent.' },
	);
}
