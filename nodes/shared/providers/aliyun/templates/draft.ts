import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import { signatureName } from '../../../messaging/compliance/signature';
import type { ProviderField, SmsTemplateDraft } from '../../contract';

const MOST_IN_NAME = 30;
const MOST_IN_TEXT = 500;

/** `TemplateType`: https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-createsmstemplate */
const NOTIFICATION = 1;
const INTERNATIONAL = 3;

const TEMPLATE_TYPE: ProviderField = {
	displayName: 'Template Type (模板类型)',
	name: 'templateType',
	description: 'What the template is for; each type has rules of its own (TemplateType)',
	type: 'options',
	default: NOTIFICATION,
	options: [
		{ name: 'Verification Code (验证码)', value: 0 },
		{ name: 'Notification (短信通知)', value: NOTIFICATION },
		{
			name: 'Marketing (推广短信)',
			value: 2,
			description:
				"For companies only; where Alibaba Cloud asks for the recipients' consent as a file, hand the template in through its console",
		},
		{
			name: 'International (国际/港澳台消息)',
			value: INTERNATIONAL,
			description: 'For companies only; for numbers outside mainland China',
		},
	],
};

const INTERNATIONAL_TYPE: ProviderField = {
	displayName: 'International Template Type (国际模板类型)',
	name: 'internationalType',
	description: "What an international template is for; not used with another 'Template Type'",
	type: 'options',
	default: 0,
	options: [
		{ name: 'Notification (短信通知)', value: 0 },
		{ name: 'Marketing (推广短信)', value: 1 },
		{ name: 'Verification Code (验证码)', value: 2 },
	],
};

const REMARK: ProviderField = {
	displayName: 'Remark (申请说明)',
	name: 'remark',
	description:
		'For the reviewers: where the messages are used, best with the address of a web page, and one complete message as an example',
	type: 'string',
	default: '',
	placeholder: 'e.g. 展会邀请：尊敬的王先生，诚邀您参观…',
};

const SCENE: ProviderField = {
	displayName: 'Application Scene (应用场景)',
	name: 'applicationScene',
	description:
		'Web address of the app or the web page; needed where the signature stands for an app, a trademark or the name of an organization',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.example.com',
};

const RULES: ProviderField = {
	displayName: 'Variable Rules (变量属性)',
	name: 'variableRules',
	description:
		"Needed for a text with variables: what each of them holds, as JSON with the names of Alibaba Cloud's list (TemplateRule)",
	type: 'string',
	default: '',
	placeholder: 'e.g. {"code":"numberCaptcha"}',
};

/** What creating and changing a template needs besides name, signature and text. */
export const TEMPLATE_FIELDS = [TEMPLATE_TYPE, INTERNATIONAL_TYPE, REMARK, SCENE, RULES];

const setting = ({ settings }: SmsTemplateDraft, { name }: ProviderField): string =>
	String(settings[name] ?? '').trim();

const choice = ({ settings }: SmsTemplateDraft, { name, default: usual }: ProviderField): number =>
	Number(settings[name] ?? usual);

const isInternational = (draft: SmsTemplateDraft): boolean =>
	choice(draft, TEMPLATE_TYPE) === INTERNATIONAL;

/** Names of the variables in a text, `${name}`. */
const variablesOf = (text: string): string[] =>
	[...text.matchAll(/\$\{([^{}]*)\}/g)].map(([, name]) => name);

/** The rules by the names of their variables, or undefined if they are no JSON object. */
function readRules(typed: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const rules: unknown = JSON.parse(typed);
		return typeof rules === 'object' && rules !== null && !Array.isArray(rules)
			? (rules as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}

function checkRules(draft: SmsTemplateDraft): Failure | undefined {
	const refuse = (what: string) =>
		failure(
			'templateRejected',
			inEnglish(
				`${what} Enter '${RULES.displayName}', such as {"code":"numberCaptcha"}, with the names in Alibaba Cloud's list (https://help.aliyun.com/document_detail/2806243.html).`,
			),
		);
	const variables = variablesOf(draft.text);
	const typed = setting(draft, RULES);
	if (typed === '') {
		return variables.length > 0
			? refuse('The text has variables, and Alibaba Cloud must know what each of them holds.')
			: undefined;
	}
	const rules = readRules(typed);
	if (!rules) return refuse(`'${RULES.displayName}' is not well formed.`);
	const missing = variables.find((name) => !Object.keys(rules).includes(name));
	return missing === undefined
		? undefined
		: refuse(`'${RULES.displayName}' does not say what \${${missing}} holds.`);
}

const checkLength = (field: string, value: string, most: number): Failure | undefined => {
	const { length } = value;
	if (length === 0)
		return failure('templateRejected', inEnglish(`'${field}' is empty. Fill it in.`));
	return length > most
		? failure(
				'templateRejected',
				inEnglish(
					`'${field}' has ${length} characters; Alibaba Cloud takes ${most}. Shorten it by ${length - most}.`,
				),
			)
		: undefined;
};

/**
 * What Alibaba Cloud would refuse at once, and a missing remark, without which the reviewers reject.
 * That a domestic template needs a signature, and variables their rules, is from the official SDK.
 */
export function checkTemplateDraft(draft: SmsTemplateDraft): Failure | undefined {
	const refusal =
		checkLength('Name', draft.name.trim(), MOST_IN_NAME) ??
		checkLength('Text', draft.text.trim(), MOST_IN_TEXT);
	if (refusal) return refusal;
	if (signatureName(draft.signature) === '' && !isInternational(draft)) {
		return failure(
			'signatureRejected',
			inEnglish(
				"'Signature (签名)' is empty. Enter a signature that Alibaba Cloud has approved; only international templates do without.",
			),
		);
	}
	if (setting(draft, REMARK) === '') {
		return failure(
			'templateRejected',
			inEnglish(
				`'${REMARK.displayName}' is empty. Add it under 'Options' and say where the messages are used; without it the reviewers reject the template.`,
			),
		);
	}
	return checkRules(draft);
}

const filledIn = (parameters: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));

/**
 * The parameters of a template, the same for creating and changing. `IntlType`, `ApplySceneContent`
 * and what `TemplateRule` looks like are from the official SDK only.
 */
export const draftParameters = (draft: SmsTemplateDraft): Record<string, string> =>
	filledIn({
		TemplateType: String(choice(draft, TEMPLATE_TYPE)),
		IntlType: isInternational(draft) ? String(choice(draft, INTERNATIONAL_TYPE)) : '',
		TemplateName: draft.name.trim(),
		TemplateContent: draft.text.trim(),
		RelatedSignName: signatureName(draft.signature),
		Remark: setting(draft, REMARK),
		ApplySceneContent: setting(draft, SCENE),
		TemplateRule: setting(draft, RULES),
	});
