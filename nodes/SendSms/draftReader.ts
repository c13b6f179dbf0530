import type { IDataObject } from 'n8n-workflow';

import type { SmsContent, SmsDraft } from '../shared/dispatch/check/sms';
import type { ItemParameters } from '../shared/host/itemParameters';
import { readFields } from '../shared/host/providerFields';
import { asText, readTemplate, readVariables } from '../shared/host/sending/readParameters';
import { readTrackClicks } from '../shared/host/sending/trackClicks';
import { isFailure } from '../shared/messaging/failure';
import { splitRecipients } from '../shared/messaging/recipients';
import { rememberLast } from '../shared/messaging/rememberLast';
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
		return readTemplate(parameters, itemIndex);
	}
	return {
		kind: 'text',
		text: asText(parameters.get('text', itemIndex, '')),
		...(limits.textVariables
			? { variables: readVariables(parameters.get('textVariables', itemIndex, {})) }
			: {}),
	};
}

/**
 * Reads what an input item asks for: one draft per recipient, at least one, so that an item without a
 * number comes out as a refusal and is not lost.
 *
 * @param defaultCountry ISO code of the country of numbers without a country code; undefined: none
 */
export function draftReader(
	parameters: ItemParameters,
	channel: SmsChannel,
	defaultCountry: string | undefined,
): (itemIndex: number) => GuestDraft[] {
	const settingsIn = rememberLast((options: IDataObject) => readFields(channel.fields, options));
	return (itemIndex) => {
		const options = parameters.get('options', itemIndex, {}) as IDataObject;
		const recipients = splitRecipients(parameters.get('to', itemIndex));
		const content = readContent(parameters, itemIndex, channel);
		const shared = {
			signature: asText(parameters.get('signature', itemIndex, '')).trim(),
			sender: asText(parameters.get('from', itemIndex, '')).trim(),
			optOutText: asText(options.optOutText),
			settings: settingsIn(options),
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
