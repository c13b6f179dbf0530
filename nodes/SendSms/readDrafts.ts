import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { SmsContent, SmsDraft } from '../shared/dispatch/check/sms';
import { readFields } from '../shared/host/providerFields';
import {
	asText,
	readTemplate,
	readVariables,
} from '../shared/host/sending/readParameters';
import { splitRecipients } from '../shared/messaging/recipients';
import type { SmsChannel } from '../shared/providers/contract';

function readContent(context: IExecuteFunctions, itemIndex: number): SmsContent {
	if (context.getNodeParameter('contentMode', itemIndex, 'text') === 'template') {
		return readTemplate(context, itemIndex);
	}
	return {
		kind: 'text',
		text: asText(context.getNodeParameter('text', itemIndex, '')),
		variables: readVariables(context.getNodeParameter('textVariables', itemIndex, {})),
	};
}

/**
 * Reads what one input item asks for: one draft per recipient, at least one, so that an item without
 * a number comes out as a refusal and is not lost.
 */
export function readDrafts(
	context: IExecuteFunctions,
	itemIndex: number,
	channel: SmsChannel,
): SmsDraft[] {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const recipients = splitRecipients(context.getNodeParameter('to', itemIndex));
	const shared = {
		content: readContent(context, itemIndex),
		signature: asText(context.getNodeParameter('signature', itemIndex, '')).trim(),
		sender: asText(context.getNodeParameter('from', itemIndex, '')).trim(),
		optOutText: asText(options.optOutText),
		settings: readFields(channel.fields, options),
	};
	return (recipients.length > 0 ? recipients : ['']).map((recipient) => ({ recipient, ...shared }));
}
