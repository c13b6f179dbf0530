import type { IDataObject } from 'n8n-workflow';

import type { SmsContent, SmsDraft } from '../shared/sending/check/sms';
import type { ItemParameters } from '../shared/n8n/parameters/itemParameters';
import { readFields } from '../shared/n8n/form/providerFields';
import { readTemplateField, readVariables } from '../shared/n8n/parameters/readParameters';
import { textOf } from '../shared/messaging/text/textValue';
import { readTrackClicks } from '../shared/n8n/sendOptions/trackClicks';
import { isFailure } from '../shared/messaging/model/failure';
import { splitRecipients } from '../shared/messaging/phone/splitRecipients';
import { memoizeLast } from '../shared/messaging/util/memoizeLast';
import type { EmptyValue } from '../shared/messaging/compliance/emptyValues';
import type { SmsChannel } from '../shared/providers/contract';
import { trackedContent } from './trackedContent';

/** What one recipient of an item shall get. */
export interface GuestDraft extends SmsDraft {
	/** Shown in the output, so that a click can be joined with its guest. */
	guestToken?: string;
}

function readContent(
	parameters: ItemParameters,
	itemIndex: number,
	{ limits }: SmsChannel,
): SmsContent {
	if (parameters.get('contentMode', itemIndex, 'text') === 'template') {
		return readTemplateField(parameters, itemIndex);
	}
	return {
		kind: 'text',
		text: textOf('Text', parameters.get('text', itemIndex, '')),
		...(limits.textVariables
			? {
					variables: readVariables(
						'Text Variables',
						parameters.get('textVariables', itemIndex, {}),
					),
				}
			: {}),
	};
}

/** The parameters with words for the recipient, by the kind of the content. */
const SPOKEN: Readonly<Record<SmsContent['kind'], ReadonlyArray<[name: string, label: string]>>> = {
	text: [
		['text', 'Text'],
		['textVariables', 'Text Variables'],
		['signature', 'Signature (签名)'],
		['options.optOutText', 'Opt-Out Text (退订)'],
	],
	template: [
		['templateVariables', 'Template Variables'],
		['signature', 'Signature (签名)'],
	],
};

const emptyValuesOf = (
	parameters: ItemParameters,
	itemIndex: number,
	kind: SmsContent['kind'],
): EmptyValue[] =>
	SPOKEN[kind].flatMap(([name, label]) => parameters.emptyValues(name, label, itemIndex));

/**
 * Reads what an input item asks for: one draft per recipient, at least one, so that an item without a
 * number comes out as a refusal and is not lost.
 *
 * @param defaultCountry ISO code of the country of numbers without a country code; undefined: none
 * @returns reads an item; throws if one of its parameters cannot be used
 */
export function draftReader(
	parameters: ItemParameters,
	channel: SmsChannel,
	defaultCountry: string | undefined,
): (itemIndex: number) => GuestDraft[] {
	const settingsIn = memoizeLast((options: IDataObject) => readFields(channel.fields, options));
	return (itemIndex) => {
		const options = parameters.get('options', itemIndex, {}) as IDataObject;
		const recipients = splitRecipients(parameters.get('to', itemIndex));
		const content = readContent(parameters, itemIndex, channel);
		const shared = {
			signature: textOf('Signature (签名)', parameters.get('signature', itemIndex, '')).trim(),
			sender: textOf('From', parameters.get('from', itemIndex, '')).trim(),
			optOutText: textOf('Opt-Out Text (退订)', options.optOutText),
			settings: settingsIn(options),
			emptyValues: emptyValuesOf(parameters, itemIndex, content.kind),
			itemFields: parameters.fields(itemIndex),
		};
		return (recipients.length > 0 ? recipients : ['']).map((recipient) => {
			const clicks = readTrackClicks(options, recipient, defaultCountry);
			if (!clicks) return { recipient, content, ...shared };
			if (isFailure(clicks)) return { recipient, content: clicks, ...shared };
			const { guestToken } = clicks;
			return { recipient, content: trackedContent(content, clicks), guestToken, ...shared };
		});
	};
}
