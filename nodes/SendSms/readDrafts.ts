import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { SmsContent, SmsDraft } from '../shared/dispatch/check/sms';
import { readFields } from '../shared/host/providerFields';
import { asText, readTemplate, readVariables } from '../shared/host/sending/readParameters';
import { readTrackClicks } from '../shared/host/sending/trackClicks';
import { isFailure } from '../shared/messaging/failure';
import { splitRecipients } from '../shared/messaging/recipients';
import type { SmsChannel } from '../shared/providers/contract';
import { trackedContent } from './trackedContent';

/** What one recipient of an item shall get. */
export interface GuestDraft extends SmsDraft {
	/** Shown in the output, so that a click can be joined with its guest. */
	guestToken?: string;
}

function readContent(
	context: IExecuteFunctions,
	itemIndex: number,
	{ limits }: SmsChannel,
): SmsContent {
	if (context.getNodeParameter('contentMode', itemIndex, 'text') === 'template') {
		return readTemplate(context, itemIndex);
	}
	return {
		kind: 'text',
		text: asText(context.getNodeParameter('text', itemIndex, '')),
		...(limits.textVariables
			? { variables: readVariables(context.getNodeParameter('textVariables', itemIndex, {})) }
			: {}),
	};
}

/**
 * Reads what one input item asks for: one draft per recipient, at least one, so that an item without
 * a number comes out as a refusal and is not lost.
 *
 * @param defaultCountry ISO code of the country of numbers without a country code
 */
export function readDrafts(
	context: IExecuteFunctions,
	itemIndex: number,
	channel: SmsChannel,
	defaultCountry: string,
): GuestDraft[] {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const recipients = splitRecipients(context.getNodeParameter('to', itemIndex));
	const content = readContent(context, itemIndex, channel);
	const shared = {
		signature: asText(context.getNodeParameter('signature', itemIndex, '')).trim(),
		sender: asText(context.getNodeParameter('from', itemIndex, '')).trim(),
		optOutText: asText(options.optOutText),
		settings: readFields(channel.fields, options),
	};
	return (recipients.length > 0 ? recipients : ['']).map((recipient) => {
		const clicks = readTrackClicks(options, recipient, defaultCountry);
		if (!clicks) return { recipient, content, ...shared };
		if (isFailure(clicks)) return { recipient, content: clicks, ...shared };
		const { guestToken } = clicks;
		return { recipient, content: trackedContent(content, clicks), guestToken, ...shared };
	});
}
