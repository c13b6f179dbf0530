import type { Failure } from '../../../messaging/model/failure';
import type { Message } from '../../../messaging/model/message';
import type { Batch, ProviderField, ProviderRequest, SendCall, SmsChannel } from '../../contract';
import { MESSAGES } from '../paths';
import { DLT_OPTIONS, dltParameters } from './dlt';
import { toPlivoForm } from '../numbers';
import { checkOptions, MESSAGE_OPTIONS, optionParameters } from './options';
import { decodeSent } from './sendAnswer';
import { SEND_REFUSALS } from '../refusals';
import { checkAddresses, senderParameter } from './sender';

const check = (message: Message): Failure | undefined =>
	checkOptions(message.settings) ?? checkAddresses(message);

/** Several numbers are joined by `<`. */
function encode({ messages }: Batch): ProviderRequest {
	const [message] = messages;
	return {
		method: 'POST',
		path: MESSAGES,
		json: {
			...senderParameter(message),
			dst: messages.map(({ to }) => toPlivoForm(to)).join('<'),
			text: message.content.kind === 'text' ? message.content.text : '',
			type: 'sms',
			...optionParameters(message.settings),
			...dltParameters(message.settings),
		},
	};
}

const MANY_RECIPIENTS: ProviderField = {
	displayName: 'Many Recipients per Request',
	name: 'manyRecipients',
	description:
		"Whether one request carries up to 1,000 recipients of the same text. Plivo then gives no ID per recipient: the items carry an ID of this node's own, delivery receipts are matched by the number ('to'), and Query Status cannot find the messages. A request never carries more than one second's worth, so raise 'Messages per Second' too, e.g. to 1000.",
	type: 'boolean',
	default: false,
};

/**
 * Send a message: https://www.plivo.com/docs/messaging/api/messages. One number a request, so that the
 * id in the answer is certain to be its own. A repeated request is a second message.
 */
const send: SendCall = {
	carries: 'text',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode,
	decode: (answer, batch) => decodeSent(answer, batch, SEND_REFUSALS),
};

/**
 * The same for many numbers: https://docs.plivo.com/docs/messaging/api/message/bulk-messaging. Only
 * for those who ask for it, since nobody can tell which id belongs to which number.
 */
const sendToMany: SendCall = {
	...send,
	takes: ({ settings }) => settings[MANY_RECIPIENTS.name] === true,
	shares: 'content',
	recipientsPerRequest: 1_000,
};

/**
 * SMS to nearly all countries. Lengths: https://plivo.com/docs/messaging/concepts/encoding-and-concatenation;
 * pace: 300 requests in 5 seconds (https://plivo.com/docs/voice/concepts/account-limits). What the
 * account may send a second is less, 5 by default, but Plivo queues the rest.
 */
export const sms: SmsChannel = {
	displayName: 'SMS',
	description: 'Text messages to nearly all countries; one request per recipient by default',
	limits: {
		textCodeUnits: { 'GSM-7': 1600, 'UCS-2': 737 },
		emoji: 'allowed',
		encoding: 'automatic',
		signature: 'none',
		optOut: 'notRequired',
		content: 'text',
		sender: 'required',
		requestsPerSecond: 60,
	},
	fields: [...MESSAGE_OPTIONS, MANY_RECIPIENTS, ...DLT_OPTIONS],
	check,
	calls: [sendToMany, send],
};
