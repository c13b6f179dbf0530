import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { defaultCountryField } from '../shared/n8n/form/defaultCountry';
import { optionsField } from '../shared/n8n/form/optionsField';
import { numberField } from '../shared/n8n/form/numberOption';
import { DISTINCT_COUNTRIES } from '../shared/messaging/phone/distinctCountries';
import { CAP_DAYS, CAP_MESSAGES } from './frequencyCap';
import { languageField } from '../shared/n8n/form/language';

const countryOptions: INodePropertyOptions[] = DISTINCT_COUNTRIES.map(
	({ code, name, callingCode }) => ({ name: `${name} (+${callingCode})`, value: code }),
);

/** A field of the items at one of the list inputs. */
export interface ListField {
	name: string;
	displayName: string;
	default: string;
}

export const SUPPRESSION_PHONE: ListField = {
	name: 'suppressionPhoneField',
	displayName: 'Suppression List: Phone Field',
	default: 'phone',
};

export const HISTORY_PHONE: ListField = {
	name: 'historyPhoneField',
	displayName: 'Send History: Phone Field',
	default: 'to',
};

export const HISTORY_TIME: ListField = {
	name: 'historyTimeField',
	displayName: 'Send History: Time Field',
	default: 'submittedAt',
};

const fieldOption = (
	{ displayName, name, default: standard }: ListField,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: standard,
	placeholder: `e.g. ${standard}`,
	description,
});

/** The form of the node. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Phone Field',
		name: 'phoneField',
		type: 'string',
		required: true,
		requiresDataPath: 'single',
		default: 'phone',
		placeholder: 'e.g. phone',
		description:
			'Name of the field with the phone number (手机号), not the number itself. If it holds several numbers, the first usable one counts.',
	},
	defaultCountryField(
		'For lists from abroad: country code and number, as in 14155550100; held back where they could be two different people, as many numbers of mainland China could',
		'CN',
	),
	{
		displayName: 'Duplicates',
		name: 'duplicates',
		type: 'options',
		options: [
			{ name: 'Keep First', value: 'first', description: 'The contact that comes first' },
			{ name: 'Keep Last', value: 'last', description: 'The contact that comes last' },
			{
				name: 'Keep Most Complete',
				value: 'mostComplete',
				description: 'The contact with the most filled fields; of equal ones the first',
			},
		],
		default: 'first',
		description: 'Which of several contacts with the same number goes ahead',
	},
	optionsField([
		languageField,
		{
			displayName: 'Countries',
			name: 'countries',
			type: 'multiOptions',
			options: countryOptions,
			default: ['CN'],
			description:
				'Numbers of other countries are held back. Territories whose numbers nobody can tell from those of a country, such as Svalbard, count as that country.',
		},
		numberField(CAP_DAYS),
		numberField(CAP_MESSAGES),
		{
			displayName: 'Landlines',
			name: 'landlines',
			type: 'options',
			options: [
				{
					name: 'Hold Back',
					value: 'holdBack',
					description: 'They count as numbers that cannot be used',
				},
				{
					name: 'Keep',
					value: 'keep',
					description: 'Landlines of mainland China with their area code count as usable',
				},
			],
			default: 'keep',
			description: 'What to do with landlines (固定电话), which cannot receive text messages',
		},
		fieldOption(
			SUPPRESSION_PHONE,
			"Name of the field with the number on 'Suppression List', such as 'from' for items of SMS Reply Trigger",
		),
		fieldOption(
			HISTORY_PHONE,
			"Name of the field with the number in 'Send History'; Send SMS calls it 'to'",
		),
		fieldOption(
			HISTORY_TIME,
			"Name of the field with the time in 'Send History'. Messages with the 'outcome' rejected, held or skipped do not count.",
		),
	]),
];
