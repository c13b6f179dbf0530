import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { Message, TemplateVariable } from '../../../messaging/model/message';
import type { SendCall, SmsChannel } from '../../contract';
import { notificationRefusal } from '../codes';
import { toMainlandForm } from '../../common/mainlandNumber';
import { readSubmitAnswer } from './submitAnswer';

/** Separates template values on the wire, so that no value may contain it. */
const VALUE_SEPARATOR = '|';

/** The template that every account has: 您的验证码是：【变量】。请不要把验证码泄露给其他人。 */
const DEFAULT_TEMPLATE = { id: '1', variables: 1 };

const joinValues = (variables: readonly TemplateVariable[]) =>
	variables.map((variable) => variable.value).join(VALUE_SEPARATOR);

/** The field `content`: the text itself, or only the values for a template. */
function wordsOf({ content }: Message): string {
	if (content.kind === 'template') return joinValues(content.variables);
	return content.kind === 'text' ? content.text : '';
}

function checkTemplate({ content }: Message): Failure | undefined {
	if (content.kind !== 'template') return undefined;
	const { templateId, variables } = content;
	const broken = variables.find((variable) => variable.value.includes(VALUE_SEPARATOR));
	if (broken) {
		return failure(
			'contentRejected',
			inEnglish(
				`The value '${broken.value}' in 'Template Variables' has the character '|', with which ihuyi separates the values. Remove it.`,
			),
		);
	}
	if (templateId === DEFAULT_TEMPLATE.id && variables.length !== DEFAULT_TEMPLATE.variables) {
		return failure(
			'templateRejected',
			inEnglish(
				`Template 1 needs exactly one value, and 'Template Variables' has ${variables.length}. Add the verification code as the only variable.`,
			),
		);
	}
	return undefined;
}

/** Submit.json: one number a request (reference: the vendor's page). */
const submit: SendCall = {
	carries: 'any',
	shares: 'nothing',
	recipientsPerRequest: 1,
	replay: 'none',
	encode: ({ messages: [message] }) => {
		const { content, settings } = message;
		const form: Record<string, string> = {
			mobile: toMainlandForm(message.to),
			content: wordsOf(message),
		};
		if (content.kind === 'template') form.templateid = content.templateId;
		if (settings.sign) form.sign = String(settings.sign);
		return { method: 'POST', path: '/sms/Submit.json', form };
	},
	decode: ({ body }) => {
		const verdict = readSubmitAnswer(body, 'smsid', notificationRefusal);
		return verdict && [verdict];
	},
};

/**
 * Product A, verification and notification SMS (验证码通知短信): https://www.ihuyi.com/api/sms.html.
 * One number a request; a repeated request is a second message.
 */
export const notification: SmsChannel = {
	displayName: 'Notification (验证码通知短信)',
	description: 'Confirmations, reminders and codes; one request per recipient',
	limits: {
		textCodeUnits: { 'GSM-7': 500, 'UCS-2': 500 },
		emoji: 'refused',
		encoding: 'UCS-2',
		countries: ['CN'],
		defaultCountry: 'CN',
		signature: 'provider',
		optOut: 'notRequired',
		content: 'textOrTemplate',
		sender: 'none',
	},
	fields: [
		{
			displayName: 'Signature Field (签名, Unconfirmed)',
			name: 'sign',
			description:
				"Signature to use instead of the account's own. One client library sends it as 'sign'; ihuyi's page does not mention it.",
			type: 'string',
			default: '',
			placeholder: 'e.g. 示例展览',
		},
	],
	check: checkTemplate,
	calls: [submit],
};
