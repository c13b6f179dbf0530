import { failure, type Failure } from '../../messaging/failure';
import type { ChannelSettings, Message } from '../../messaging/message';
import type { ProviderAnswer, SmsCall, SmsChannel, Verdict } from '../contract';
import { ACCOUNT } from './address';
import { readAnswer } from './answer';
import { toPlivoForm, toSenderForm } from './number';
import { refusal, SEND_REFUSALS } from './refusals';

/** Most digits of a sender or a recipient, and most characters of a sender that is a name. */
const MOST_DIGITS = 14;
const MOST_NAME_CHARACTERS = 11;

/** Options that go into the request as they are, if they are filled in. */
const DLT_FIELDS: ReadonlyArray<[option: string, parameter: string]> = [
	['dltEntityId', 'dlt_entity_id'],
	['dltTemplateId', 'dlt_template_id'],
	['dltTemplateCategory', 'dlt_template_category'],
];

const setting = (settings: ChannelSettings, name: string): string =>
	String(settings[name] ?? '').trim();

function checkSender(sender: string, to: string): Failure | undefined {
	const refuse = (what: string) => failure('configuration', `'From' is '${sender}', ${what}`);
	// Plivo removes everything else from a sender.
	const kept = sender.replace(/[^A-Za-z0-9]/g, '');
	if (kept === '') {
		return refuse('which cannot be a sender: Plivo takes letters A to Z and digits only.');
	}
	if (/[^A-Za-z0-9]/.test(sender.replace(/[^\p{L}\p{N}]/gu, ''))) {
		return refuse(`of which Plivo would leave '${kept}'. Use letters A to Z and digits only.`);
	}
	if (/[A-Za-z]/.test(kept)) {
		const most = `A name has at most ${MOST_NAME_CHARACTERS} letters and digits. Shorten it.`;
		return kept.length > MOST_NAME_CHARACTERS ? refuse(`which is too long. ${most}`) : undefined;
	}
	if (kept.length > MOST_DIGITS) {
		return refuse(`which is too long. A number has at most ${MOST_DIGITS} digits. Check it.`);
	}
	return kept === toPlivoForm(to)
		? refuse("which is also the number in 'To'. Plivo cannot send to the sender itself.")
		: undefined;
}

/** What Plivo, or its SDKs before it, would refuse (https://www.plivo.com/docs/messaging/api/messages). */
function check({ to, sender = '', settings }: Message): Failure | undefined {
	if (toPlivoForm(to).length > MOST_DIGITS) {
		return failure(
			'invalidNumber',
			`'To' is ${to}; Plivo takes at most ${MOST_DIGITS} digits. Check the number.`,
		);
	}
	const receiptUrl = setting(settings, 'receiptUrl');
	if (receiptUrl !== '' && !/^https?:\/\/[^\s/]+\S*$/i.test(receiptUrl)) {
		return failure(
			'configuration',
			`The option 'Receipt URL' is '${receiptUrl}', which is no web address. Copy the production URL from the Delivery Receipt Trigger node.`,
		);
	}
	return setting(settings, 'powerpackId') === '' ? checkSender(sender, to) : undefined;
}

/** Exactly one of `src` and `powerpack_uuid` may be given. */
function senderParameter({ sender = '', settings }: Message): Record<string, unknown> {
	const powerpackId = setting(settings, 'powerpackId');
	return powerpackId === '' ? { src: toSenderForm(sender) } : { powerpack_uuid: powerpackId };
}

function optionParameters(settings: ChannelSettings): Record<string, unknown> {
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
	for (const [option, parameter] of DLT_FIELDS) {
		const value = setting(settings, option);
		if (value !== '') parameters[parameter] = value;
	}
	return parameters;
}

const inDoubt = (whatHappened: string): Verdict[] => [
	{
		outcome: 'unknown',
		failure: failure(
			'provider',
			`${whatHappened}, so it is not certain that the message goes out. Look it up in the Plivo console before sending again.`,
			{ retryable: false },
		),
	},
];

const isFilledList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

/** 202 with one id, or with the number among the refused ones. */
function decodeQueued(body: string): Verdict[] | undefined {
	const answer = readAnswer(body);
	if (!answer) return undefined;
	const ids: unknown[] = Array.isArray(answer.message_uuid) ? answer.message_uuid : [];
	const [id] = ids;
	const refused = isFilledList(answer.invalid_number);
	if (ids.length === 0 && refused) {
		const message =
			"Plivo says that the number in 'To' is not valid, and sent nothing. Check the number.";
		return [{ outcome: 'rejected', failure: failure('invalidNumber', message) }];
	}
	if (ids.length === 1 && typeof id === 'string' && id !== '' && !refused) {
		return [{ outcome: 'accepted', messageId: id, messageIdSource: 'provider' }];
	}
	return inDoubt(
		refused
			? 'Plivo gave a message ID and also called the number invalid'
			: 'Plivo said yes but did not give exactly one message ID',
	);
}

function decode(answer: ProviderAnswer): Verdict[] | undefined {
	if (answer.status === 202) return decodeQueued(answer.body);
	const refused = refusal(SEND_REFUSALS, answer);
	return refused && [{ outcome: 'rejected', failure: refused }];
}

/**
 * Send a message: https://www.plivo.com/docs/messaging/api/messages. One request could carry 1,000
 * numbers, but the ids in the answer come without numbers and in an order that is not published, so
 * that nobody could tell whose receipt is whose. A repeated request is a second message.
 */
const send: SmsCall = {
	carries: 'text',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode: ({ messages: [message] }) => ({
		method: 'POST',
		path: `${ACCOUNT}Message/`,
		json: {
			...senderParameter(message),
			dst: toPlivoForm(message.to),
			text: message.content.kind === 'text' ? message.content.text : '',
			type: 'sms',
			...optionParameters(message.settings),
		},
	}),
	decode,
};

/**
 * SMS to nearly all countries. Lengths: https://plivo.com/docs/messaging/concepts/encoding-and-concatenation;
 * pace: 300 requests in 5 seconds (https://plivo.com/docs/voice/concepts/account-limits). What the
 * account may send a second is less, 5 by default, but Plivo queues the rest.
 */
export const sms: SmsChannel = {
	displayName: 'SMS',
	description: 'Text messages to nearly all countries; one request per recipient',
	limits: {
		textCodeUnits: { 'GSM-7': 1600, 'UCS-2': 737 },
		emoji: 'allowed',
		encoding: 'automatic',
		signature: 'none',
		optOut: 'notRequired',
		content: 'text',
		sender: 'required',
		messagesPerSecond: 60,
	},
	fields: [
		{
			displayName: 'Receipt URL',
			name: 'receiptUrl',
			description:
				'Where Plivo posts the delivery receipts of these messages: the production URL of a Delivery Receipt Trigger node. Without it Plivo sends none.',
			type: 'string',
			default: '',
		},
		{
			displayName: 'Powerpack ID',
			name: 'powerpackId',
			description:
				"UUID of a Powerpack, Plivo's pool of senders, which then picks the sender. 'From' must be filled in all the same, but is not used.",
			type: 'string',
			default: '',
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
		{
			displayName: 'DLT Entity ID',
			name: 'dltEntityId',
			description: 'For India: ID of your company in the DLT register (dlt_entity_id)',
			type: 'string',
			default: '',
		},
		{
			displayName: 'DLT Template ID',
			name: 'dltTemplateId',
			description: 'For India: ID of the registered template of this text (dlt_template_id)',
			type: 'string',
			default: '',
		},
		{
			displayName: 'DLT Template Category',
			name: 'dltTemplateCategory',
			description: 'For India: category of the registered template (dlt_template_category)',
			type: 'string',
			default: '',
		},
	],
	check,
	calls: [send],
};
