import { NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';

import { COUNTRIES } from '../../messaging/phone/countries';
import { textOf } from '../../messaging/text/textValue';

/** The choice that leaves it to the node. */
const AUTOMATIC = 'automatic';

const CODES: ReadonlySet<string> = new Set(COUNTRIES.map(({ code }) => code));

/**
 * The field 'Default Country' of a node.
 *
 * @param automatic what the node does where no country is chosen
 * @param preset what is chosen at first
 */
export const defaultCountryField = (automatic: string, preset = AUTOMATIC): INodeProperties => ({
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'options',
	options: [
		{ name: 'Automatic (自动)', value: AUTOMATIC, description: automatic },
		...COUNTRIES.map(({ code, name, callingCode }) => ({
			name: `${name} (+${callingCode})`,
			value: code,
		})),
	],
	default: preset,
	description:
		'Country of numbers that are written without a country code. What is no number of that country is refused, never taken for one of another country.',
});

/**
 * Reads the field.
 *
 * @param value as n8n gives it; an expression may give anything
 * @param automatic ISO code that the node takes by itself; undefined: none
 * @returns ISO code; undefined where numbers without a country code have no country
 * @throws NodeOperationError if it is no country
 */
export function readDefaultCountry(
	node: INode,
	value: unknown,
	automatic?: string,
): string | undefined {
	const code = textOf('Default Country', value).trim();
	if (code === '' || code === AUTOMATIC) return automatic;
	if (CODES.has(code.toUpperCase())) return code.toUpperCase();
	throw new NodeOperationError(
		node,
		`'Default Country' is '${code.slice(0, 40)}', which is not a country`,
		{
			description: 'Use a code of two letters, such as CN for China or GB for the United Kingdom.',
		},
	);
}
