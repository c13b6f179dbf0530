import { inEnglish, joined } from '../../../messaging/model/sentence';
import { failure, type Failure, type FailureCategory } from '../../../messaging/model/failure';
import type { Message, TemplateVariable } from '../../../messaging/model/message';
import { signatureName } from '../../../messaging/compliance/signature';
import type { Batch, ProviderAnswer, SendCall, SmsChannel, Verdict } from '../../contract';
import { action } from '../action';
import { refusal, type CodedRefusal } from '../codes';
import { toAliyunForm } from '../numbers';
import { readAnswer, memberText } from '../answer';

/** Limit of `OutId`, printed on the page of SendBatchSms. */
const OUT_ID_LENGTH = 256;

const LOOK_IT_UP =
	'Look the message up in the Alibaba Cloud SMS console (短信服务控制台) before sending it again.';

const templateOf = ({ content }: Message) =>
	content.kind === 'template' ? content : { templateId: '', variables: [] };

const nameOf = ({ signature }: Message): string => signatureName(signature ?? '');

/** The values of a template by their names, all of them text as the API demands. */
const valuesByName = (variables: readonly TemplateVariable[]): Record<string, string> =>
	Object.fromEntries(variables.map(({ name, value }) => [name, value]));

/**
 * A number of the North American plan in Alibaba's form, country code and number, has 11 digits; most
 * of them are also mainland mobile numbers. Which one is meant, only the kind of the template says.
 */
const looksLikeMainland = (to: string): boolean => /^\+1[3-9]\d{9}$/.test(to);

function checkMessage(message: Message): Failure | undefined {
	if (looksLikeMainland(message.to) && message.settings.internationalTemplate !== true) {
		return failure(
			'invalidNumber',
			inEnglish(
				`'To' is ${message.to}. Alibaba Cloud takes it without the plus, and with a domestic template that is a mobile number of a stranger in mainland China. Use an international template and switch the option 'International Template (国际短信模板)' on, or send through another provider.`,
			),
		);
	}
	if (nameOf(message) === '') {
		return failure(
			'signatureRejected',
			inEnglish(
				"'Signature (签名)' is empty. Enter the name of a signature that Alibaba Cloud has approved for your account.",
			),
		);
	}
	if (templateOf(message).variables.some(({ name }) => name.trim() === '')) {
		return failure(
			'templateRejected',
			inEnglish(
				"A value in 'Template Variables' has no name. Enter the name that the variable has in the template.",
			),
		);
	}
	const { length } = String(message.settings.outId ?? '');
	if (length > OUT_ID_LENGTH) {
		return failure(
			'configuration',
			inEnglish(
				`'Out ID' has ${length} characters, and Alibaba Cloud takes ${OUT_ID_LENGTH} at most. Shorten it.`,
			),
		);
	}
	return undefined;
}

/** For these the provider speaks of one number, which must not cost the others their good name. */
const ABOUT_A_PERSON: ReadonlySet<FailureCategory> = new Set(['invalidNumber', 'blocked']);

/** The reason for all recipients of a request that was refused because of one of them, perhaps. */
function sharedReason({ failure: reason }: CodedRefusal, recipients: number): Failure {
	const category = ABOUT_A_PERSON.has(reason.category) ? 'unknown' : reason.category;
	return {
		...reason,
		category,
		message: joined(
			reason.message,
			inEnglish(
				`This was said of a request for ${recipients} recipients and may be true of only one of them; none of them was sent a message. To find out which, send with 'Messages per Second' set to 1, so that each has a request of its own.`,
			),
		),
	};
}

/** The reason after a fault in which the message may have been taken. */
const doubt = ({ failure: { message, providerCode, providerMessage } }: CodedRefusal): Failure =>
	failure(
		'provider',
		inEnglish(`${message} It is not certain whether the message goes out. ${LOOK_IT_UP}`),
		{
			retryable: false,
			providerCode,
			providerMessage,
		},
	);

/** A yes carries one BizId for all recipients of the request. */
function readYes(bizId: string): Verdict {
	return bizId
		? { outcome: 'accepted', messageId: bizId, messageIdSource: 'provider' }
		: {
				outcome: 'unknown',
				failure: failure(
					'provider',
					inEnglish(
						`Alibaba Cloud said yes but gave no message id, so it is not certain that the message goes out. ${LOOK_IT_UP}`,
					),
					{ providerCode: 'OK', retryable: false },
				),
			};
}

/**
 * An answer speaks of the whole request. Refusals of the service come with HTTP 200, those of the
 * gateway with HTTP 4xx; both have a `Code` and no BizId. Other statuses are no part of the protocol.
 */
const decodeFor =
	(shares: SendCall['shares']): SendCall['decode'] =>
	({ status, body }: ProviderAnswer, { messages }: Batch): Verdict[] | undefined => {
		const reply = readAnswer(body);
		if (!reply) return undefined;
		const forAll = (verdict: Verdict) => messages.map(() => verdict);

		const bizId = memberText(reply.members.BizId);
		if (reply.code === 'OK') return forAll(readYes(bizId));
		const isProtocol = status === 200 || (status >= 400 && status < 500 && status !== 408);
		if (!isProtocol) return undefined;

		const refused = refusal(reply.code, reply.words);
		if (refused.mayHaveLeft || bizId)
			return forAll({ outcome: 'unknown', failure: doubt(refused) });
		const isShared =
			messages.length > 1 &&
			(refused.about === 'number' || (refused.about === 'values' && shares === 'template'));
		return forAll({
			outcome: 'rejected',
			failure: isShared ? sharedReason(refused, messages.length) : refused.failure,
			retryAfterMs: refused.retryAfterMs,
			...(isThrottling(reply.code) ? { slowDown: true as const } : {}),
		});
	};

/** The gateway's word for too many requests of the account, which may have a detail behind it. */
const isThrottling = (code: string): boolean => code.startsWith('Throttling');

const outId = ({ settings }: Message): Record<string, string> =>
	settings.outId ? { OutId: String(settings.outId) } : {};

/** SendSms: one template with the same values for all numbers. */
function encodeSame({ messages }: Batch) {
	const [first] = messages;
	const { templateId, variables } = templateOf(first);
	const { smsUpExtendCode } = first.settings;
	return action('SendSms', {
		PhoneNumbers: messages.map(({ to }) => toAliyunForm(to)).join(','),
		SignName: nameOf(first),
		TemplateCode: templateId.trim(),
		...(variables.length > 0 ? { TemplateParam: JSON.stringify(valuesByName(variables)) } : {}),
		...(smsUpExtendCode ? { SmsUpExtendCode: String(smsUpExtendCode) } : {}),
		...outId(first),
	});
}

/** SendBatchSms: one template with values of its own for each number, all lists in the same order. */
function encodeEach({ messages }: Batch) {
	const [first] = messages;
	const values = messages.map((message) => valuesByName(templateOf(message).variables));
	const { smsUpExtendCode } = first.settings;
	return action('SendBatchSms', {
		PhoneNumberJson: JSON.stringify(messages.map(({ to }) => toAliyunForm(to))),
		SignNameJson: JSON.stringify(messages.map(nameOf)),
		TemplateCode: templateOf(first).templateId.trim(),
		TemplateParamJson: JSON.stringify(values),
		...(smsUpExtendCode
			? { SmsUpExtendCodeJson: JSON.stringify(messages.map(() => String(smsUpExtendCode))) }
			: {}),
		...outId(first),
	});
}

/** https://help.aliyun.com/document_detail/55284.html; documented as not idempotent. */
const sendSmsToMany: SendCall = {
	carries: 'template',
	shares: 'content',
	recipientsPerRequest: 1000,
	replay: 'none',
	encode: encodeSame,
	decode: decodeFor('content'),
};

/** https://help.aliyun.com/document_detail/102364.html */
const sendBatchSms: SendCall = {
	carries: 'template',
	shares: 'template',
	recipientsPerRequest: 100,
	replay: 'none',
	encode: encodeEach,
	decode: decodeFor('template'),
};

/** SendSms for a single number. */
const sendSmsToOne: SendCall = {
	...sendSmsToMany,
	shares: 'nothing',
	recipientsPerRequest: 1,
	decode: decodeFor('nothing'),
};

/**
 * Text messages from approved templates, in mainland China and elsewhere; the template decides which
 * of the two. The documented 5000 requests a second are no limit worth keeping to.
 */
export const sms: SmsChannel = {
	displayName: 'SMS (国内/国际短信)',
	description:
		'Approved templates; up to 1,000 recipients in a request, or 100 with values of their own',
	limits: {
		defaultCountry: 'CN',
		emoji: 'allowed',
		encoding: 'automatic',
		signature: 'field',
		optOut: 'notRequired',
		content: 'template',
		sender: 'none',
	},
	fields: [
		{
			displayName: 'International Template (国际短信模板)',
			name: 'internationalTemplate',
			description:
				'Whether the template is one for international messages; needed for numbers in the US and Canada, which otherwise read as mainland numbers',
			type: 'boolean',
			default: true,
		},
		{
			displayName: 'Out ID',
			name: 'outId',
			description:
				'Your own reference for the messages, at most 256 characters (OutId); Alibaba Cloud repeats it in its own records and receipts',
			type: 'string',
			default: '',
			placeholder: 'e.g. fair-2026',
		},
		{
			displayName: 'Reply Extension Code (上行扩展码)',
			name: 'smsUpExtendCode',
			description:
				'Digits at the end of the number that replies go to (SmsUpExtendCode), for accounts that have them',
			type: 'string',
			default: '',
			placeholder: 'e.g. 90999',
		},
	],
	check: checkMessage,
	calls: [sendSmsToMany, sendBatchSms, sendSmsToOne],
};
