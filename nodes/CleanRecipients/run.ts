import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { readDefaultCountry } from '../shared/n8n/form/defaultCountry';
import { fieldProblem, fieldValue, PHONE_WORDS } from '../shared/n8n/parameters/fieldValue';
import { itemParameters, type ItemParameters } from '../shared/n8n/parameters/itemParameters';
import { readNumberOption } from '../shared/n8n/form/numberOption';
import {
	cleanRecipients,
	type CleaningRules,
	type Contact,
} from '../shared/messaging/cleaning/cleanRecipients';
import { DISTINCT_COUNTRIES } from '../shared/messaging/phone/distinctCountries';
import type { DuplicateContactRule } from '../shared/messaging/cleaning/duplicates';
import { filledFields } from './fields';
import { refuseMissingLists } from './inputs';
import { CAP_DAYS, CAP_MESSAGES } from './frequencyCap';
import { heldBackHint } from './heldBackHint';
import { outputItems } from './outputItems';
import { readLists } from './readLists';
import { languageOf } from '../shared/n8n/form/language';
import { inEnglish } from '../shared/messaging/model/sentence';

const COUNTRY_CODES: ReadonlySet<string> = new Set(DISTINCT_COUNTRIES.map(({ code }) => code));

/** Undefined: all countries. An expression may give a list or a text such as `CN, HK`. */
function readCountries(node: INode, value: unknown): Set<string> | undefined {
	const codes = (Array.isArray(value) ? value : String(value ?? '').split(','))
		.map((code) => String(code).trim().toUpperCase())
		.filter((code) => code !== '');
	const stranger = codes.find((code) => !COUNTRY_CODES.has(code));
	if (stranger !== undefined) {
		throw new NodeOperationError(
			node,
			`The option 'Countries' has '${stranger}', which is no country that numbers can be told by`,
			{
				description: 'Use codes of two letters, such as CN for China or GB for the United Kingdom.',
			},
		);
	}
	return codes.length > 0 ? new Set(codes) : undefined;
}

function readRules(context: IExecuteFunctions, options: IDataObject): CleaningRules {
	const node = context.getNode();
	const countries = readCountries(node, options.countries);
	return {
		defaultCountry: readDefaultCountry(node, context.getNodeParameter('defaultCountry', 0)),
		countries,
		keepLandlines: options.landlines === 'keep',
		duplicates: context.getNodeParameter('duplicates', 0) as DuplicateContactRule,
		frequencyCap: {
			// An expression may give a fraction, which the form does not.
			messages: Math.floor(readNumberOption(node, options, CAP_MESSAGES)),
			days: readNumberOption(node, options, CAP_DAYS),
		},
	};
}

function readContact(
	parameters: ItemParameters,
	{ json }: INodeExecutionData,
	itemIndex: number,
): Contact {
	const field = String(parameters.get('phoneField', itemIndex) ?? '').trim();
	const absence = fieldProblem(json, field, 'Phone Field', PHONE_WORDS);
	return {
		phone: fieldValue(json, field),
		field,
		filledFields: filledFields(json),
		...(absence ? { absence: inEnglish(absence) } : {}),
	};
}

/**
 * Sorts the contacts at the first input.
 *
 * @returns the items for Ready and for Held Back
 * @throws NodeOperationError if an option or a list cannot be used
 */
export function run(context: IExecuteFunctions): INodeExecutionData[][] {
	const contacts = context.getInputData();
	if (contacts.length === 0) return [[], []];

	refuseMissingLists(context);
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const rules = readRules(context, options);
	const language = languageOf(context.getNode());
	const parameters = itemParameters(context);
	const verdicts = cleanRecipients(
		contacts.map((contact, itemIndex) => readContact(parameters, contact, itemIndex)),
		readLists(context, options, rules.defaultCountry),
		rules,
		Date.now(),
	);
	context.addExecutionHints(...heldBackHint(verdicts, language));
	return outputItems(contacts, verdicts, { timezone: context.getTimezone(), language });
}
