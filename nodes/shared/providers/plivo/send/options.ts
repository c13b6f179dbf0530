import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { ChannelSettings } from '../../../messaging/model/message';
import { shownUrl } from '../../../messaging/text/shownUrl';
import { isWebAddress } from '../../../messaging/text/webAddress';
import type { ProviderField } from '../../contract';

/** The value of an option as text without spaces around it; empty if it is not filled in. */
export const setting = (settings: ChannelSettings, name: string): string =>
	String(settings[name] ?? '').trim();

/** Options that every message of Plivo has. */
export const MESSAGE_OPTIONS: readonly ProviderField[] = [
	{
		displayName: 'Receipt URL',
		name: 'receiptUrl',
		description:
			'Where Plivo posts the delivery receipts of these messages: the production URL of a Delivery Receipt Trigger node. Without it Plivo sends none.',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/…',
	},
	{
		displayName: 'Powerpack ID',
		name: 'powerpackId',
		description:
			"UUID of a Powerpack, Plivo's pool of senders, which then picks the sender. 'From' must be filled in all the same, but is not used.",
		type: 'string',
		default: '',
		placeholder: 'e.g. 5ec4c8c9-cd74-42b5-9e41-0d7670d6bb46',
	},
	{
		displayName: 'Log Content',
		name: 'logContent',
		description:
			'Whether Plivo keeps the text (7 days) and the number (90 days) in its logs. Without this option it does.',
		type: 'boolean',
		default: false,
	},
	{
		displayName: 'Message Expiry (Unit Unconfirmed)',
		name: 'messageExpiry',
		description:
			'Drops a message that is still queued after this time; 0 leaves it at 3 hours. Plivo does not publish the unit or the bounds (message_expiry); seconds are likely.',
		type: 'number',
		default: 0,
	},
];

/** Refuses a receipt URL that is no web address. */
export function checkOptions(settings: ChannelSettings): Failure | undefined {
	const receiptUrl = setting(settings, 'receiptUrl');
	return receiptUrl === '' || isWebAddress(receiptUrl)
		? undefined
		: failure(
				'configuration',
				inEnglish(
					`The option 'Receipt URL' is '${shownUrl(receiptUrl)}', which is not a web address. Copy the production URL from the Delivery Receipt Trigger node.`,
				),
			);
}

/** The parameters of these options (https://www.plivo.com/docs/messaging/api/messages). */
export function optionParameters(settings: ChannelSettings): Record<string, unknown> {
	const parameters: Record<string, unknown> = {};
	const receiptUrl = setting(settings, 'receiptUrl');
	if (receiptUrl !== '') {
		parameters.url = receiptUrl;
		// The trigger listens to POST, which is also Plivo's default.
		parameters.method = 'POST';
	}
	// Plivo's SDKs type it as text.
	if (settings.logContent !== undefined) parameters.log = String(settings.logContent);
	const expiry = Number(settings.messageExpiry ?? 0);
	if (Number.isInteger(expiry) && expiry > 0) parameters.message_expiry = expiry;
	return parameters;
}
