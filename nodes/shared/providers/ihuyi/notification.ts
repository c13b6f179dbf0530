import { failure, type Failure } from '../../messaging/failure';
import type { Message, TemplateVariable } from '../../messaging/message';
import type { ProviderAnswer, SmsChannel, Verdict } from '../contract';
import { notificationRefusal } from './codes';
import { toMainlandForm } from './number';
import { readReply } from './reply';

/** Separates template values on the wire, so that no value may contain it. */
const VALUE_SEPARATOR = '|';

/** The template that every account has: 您的验证码是：【变量】。请不要把验证码泄露给其他人。 */
const DEFAULT_TEMPLATE = { id: '1', variables: 1 };

const joinValues = (variables: readonly TemplateVariable[]) =>
	variables.map((variable) => variable.value).join(VALUE_SEPARATOR);

function checkTemplate({ content }: Message): Failure | undefined {
	if (content.kind !== 'template') return undefined;
	const { templateId, variables } = content;
	const broken = variables.find((variable) => variable.value.includes(VALUE_SEPARATOR));
	if (broken) {
		return failure(
			'contentRejected',
			`The value '${broken.value}' in 'Template Variables' has the character '|', with which ihuyi separates the values. Remove it.`,
		);
	}
	if (templateId === DEFAULT_TEMPLATE.id && variables.length !== DEFAULT_TEMPLATE.variables) {
		return failure(
			'templateRejected',
			`Template 1 needs exactly one value, and 'Template Variables' has ${variables.length}. Add the verification code as the only variable.`,
		);
	}
	return undefined;
}

function decode({ body }: ProviderAnswer): Verdict[] | undefined {
	const reply = readReply(body);
	if (!reply) return undefined;
	if (reply.code !== '2') {
		return [{ outcome: 'rejected', ...notificationRefusal(reply.code, reply.words) }];
	}
	// Ids exceed what a number can hold exactly, so only text is usable as an id.
	const { smsid } = reply.members;
	if (typeof smsid === 'string' && smsid !== '' && smsid !== '0') {
		return [{ outcome: 'accepted', messageId: smsid, messageIdSource: 'provider' }];
	}
	return [
		{
			outcome: 'unknown',
			failure: failure(
				'provider',
				'ihuyi said yes but gave no message id, so it is not certain that the message goes out. Look it up in the ihuyi console before sending again.',
				{ providerCode: reply.code, retryable: false },
			),
		},
	];
}

/**
 * Product A, verification and notification SMS (验证码通知短信): https://www.ihuyi.com/api/sms.html.
 * One number a request; a repeated request is a second message.
 */
export const notification: SmsChannel = {
	displayName: 'Notification (验证码通知短信)',
	description: 'Confirmations, reminders and codes; one request per recipient',
	limits: {
		recipientsPerRequest: 1,
		textCodeUnits: 500,
		emoji: 'refused',
		encoding: 'UCS-2',
		countries: ['CN'],
		signature: 'provider',
		optOut: 'notRequired',
		templates: 'supported',
	},
	replay: 'none',
	fields: [
		{
			displayName: 'Signature Field (签名, Unconfirmed)',
			name: 'sign',
			description:
				"Signature to use instead of the account's own. One client library sends it as 'sign'; ihuyi's page does not mention it.",
			type: 'string',
			default: '',
		},
	],
	check: checkTemplate,
	encode: ({ messages: [message] }) => {
		const { content, settings } = message;
		const form: Record<string, string> = {
			mobile: toMainlandForm(message.to),
			content: content.kind === 'text' ? content.text : joinValues(content.variables),
		};
		if (content.kind === 'template') form.templateid = content.templateId;
		if (settings.sign) form.sign = String(settings.sign);
		return { method: 'POST', path: '/sms/Submit.json', form };
	},
	decode,
};
