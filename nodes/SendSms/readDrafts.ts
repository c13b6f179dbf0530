import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Draft } from '../shared/dispatch/check';
import type {
	ChannelSettings,
	MessageContent,
	TemplateVariable,
} from '../shared/messaging/message';
import { splitRecipients } from '../shared/messaging/recipients';
import type { SmsChannel } from '../shared/providers/contract';

const text = (value: unknown): string =>
	value === null || value === undefined ? '' : String(value);

/**
 * The variables of the form, or whatever an expression gave in its place: a list of values, or an
 * object of names and values.
 */
function readVariables(value: unknown): TemplateVariable[] {
	if (Array.isArray(value)) {
		return value.map((entry: unknown, index) => ({ name: String(index + 1), value: text(entry) }));
	}
	if (typeof value !== 'object' || value === null) return [];
	const { variable } = value as { variable?: unknown };
	if (Array.isArray(variable)) {
		return (variable as IDataObject[]).map((entry) => ({
			name: text(entry.name),
			value: text(entry.value),
		}));
	}
	return Object.entries(value).map(([name, entry]) => ({ name, value: text(entry) }));
}

function readContent(context: IExecuteFunctions, itemIndex: number): MessageContent {
	if (context.getNodeParameter('contentMode', itemIndex, 'text') === 'template') {
		return {
			kind: 'template',
			templateId: text(
				context.getNodeParameter('templateId', itemIndex, '', { extractValue: true }),
			).trim(),
			variables: readVariables(context.getNodeParameter('templateVariables', itemIndex, {})),
		};
	}
	return { kind: 'text', text: text(context.getNodeParameter('text', itemIndex, '')) };
}

/** The values of the fields that only this channel has, where the user has added them. */
function readSettings({ fields = [] }: SmsChannel, options: IDataObject): ChannelSettings {
	return Object.fromEntries(
		fields
			.filter(({ name }) => options[name] !== undefined && options[name] !== '')
			.map(({ name }) => [name, options[name] as string | number | boolean]),
	);
}

/**
 * Reads what one input item asks for: one draft per recipient, at least one, so that an item without
 * a number comes out as a refusal and is not lost.
 */
export function readDrafts(
	context: IExecuteFunctions,
	itemIndex: number,
	channel: SmsChannel,
): Draft[] {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const recipients = splitRecipients(context.getNodeParameter('to', itemIndex));
	const shared = {
		content: readContent(context, itemIndex),
		signature: text(context.getNodeParameter('signature', itemIndex, '')).trim(),
		sender: text(context.getNodeParameter('from', itemIndex, '')).trim(),
		optOutText: text(options.optOutText),
		settings: readSettings(channel, options),
	};
	return (recipients.length > 0 ? recipients : ['']).map((recipient) => ({ recipient, ...shared }));
}
