import type { INodeProperties } from 'n8n-workflow';

import { defaultCountryField } from '../shared/n8n/form/defaultCountry';
import { optionsField } from '../shared/n8n/form/optionsField';
import { languageField } from '../shared/n8n/form/language';
import { maskNumbersField } from '../shared/n8n/form/maskNumbers';

/** An option with the name of a field of the items at an input. */
export interface FieldOption {
	name: string;
	displayName: string;
	/** Empty: there is no such field unless the user names one. */
	default: string;
}

export const CLICK_KEY: FieldOption = {
	name: 'clickKeyField',
	displayName: 'Clicks: Match By',
	default: 'to',
};

export const COMPLAINT: FieldOption = {
	name: 'complaintField',
	displayName: 'Complaint Field (投诉)',
	default: '',
};

export const COST: FieldOption = {
	name: 'costField',
	displayName: 'Sends: Cost Field',
	default: 'cost',
};

export const NAME: FieldOption = {
	name: 'nameField',
	displayName: 'Sends: Name Field',
	default: 'name',
};

export const VARIANT: FieldOption = {
	name: 'variantField',
	displayName: 'Sends: Variant Field',
	default: 'variant',
};

const fieldOption = (
	{ displayName, name, default: standard }: FieldOption,
	description: string,
	example = standard,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: standard,
	placeholder: `e.g. ${example}`,
	description,
});

/** The form of the node. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Pre-show invitation 2026',
		description: 'Name of the campaign, shown at the top of the picture',
	},
	{
		...languageField,
		description: 'Language of the picture, the table, the warnings and the errors',
	},
	optionsField([
		fieldOption(
			CLICK_KEY,
			"Name of the field that tells who clicked, the same in 'Clicks' and in 'Sends', such as to, messageId or contactId. Clicks of Link Click Trigger are found by their guestToken without it.",
		),
		fieldOption(
			COMPLAINT,
			"Name of a field in 'Sends' or 'Replies' that is true or filled where the person complained, such as to 12321. Without it complaints are not known, and opt-outs are not taken for complaints.",
			'complained',
		),
		defaultCountryField(
			'A mobile number of mainland China, else country code and number. Nothing is sent here, so that the likelier reading is enough to bring a number together with its receipts.',
		),
		maskNumbersField('Whether to show numbers in the table as +86138****8000'),
		fieldOption(
			COST,
			"Name of the field with the cost (费用) of a message; Send SMS calls it 'cost' where its option 'Price per Segment' is set",
		),
		fieldOption(NAME, 'Name of the field with the name of the person, for the table'),
		fieldOption(
			VARIANT,
			'Name of the field that tells the variants (版本) of the message apart, for a comparison',
		),
	]),
];
