import type { IhuyiAccountOptions } from './accountOptions.mts';
import type { Refusal } from './notificationCodes.mts';
import { countVariables, fillTemplate, matchTemplate } from './templates.mts';

/** What a request's `content`, `templateid` and `sign` amount to. */
export interface NotificationContent {
	/** The text without the signature. */
	text: string;
	/** The signature without 【】. */
	signature: string;
	/** The template named by the request. */
	templateId?: string;
	/** Whether the text is that of the system default template, which counts as verification code. */
	isVerificationCode: boolean;
}

/** The system's verification code template (reference 2.2). */
const verificationTemplateId = '1';

/** Most characters of `content` (reference 2.2). Unknown: the unit; counted here are code points. */
const maxCharacters = 500;

/** Emoji as Unicode defines them. Made from a string because TypeScript's ES2022 has no `v` flag. */
const emoji = new RegExp('\\p{RGI_Emoji}', 'v');

/**
 * Reads and checks the content of a submission (reference 2.2 and 2.5). The order of the checks is
 * unknown of the real one.
 * @returns the content, or why it is refused
 */
export function readContent(
	fields: Record<string, string>,
	account: IhuyiAccountOptions,
): NotificationContent | Refusal {
	const { content = '', templateid: templateId, sign: signature = account.signature } = fields;
	if (emoji.test(content)) return { code: 4074 };
	if ([...content].length > maxCharacters) return { code: 4073 };
	if (account.forbiddenWords.some((word) => content.includes(word))) return { code: 407 };
	if (account.refuseBracketsInContent && /[【】]/.test(content)) return { code: 4070 };
	if (signature === '' || /[【】]/.test(signature)) return { code: 4070 };
	if (account.approvedSignatures?.includes(signature) === false) return { code: 4075 };

	const filled = templateId
		? fillNamedTemplate(templateId, content, account)
		: matchApprovedText(content, account);
	if ('code' in filled) return filled;

	const { maxVariableLength } = account;
	const tooLong = (value: string) =>
		maxVariableLength !== undefined && [...value].length > maxVariableLength;
	if (filled.values.some(tooLong)) return { code: 40722, limit: maxVariableLength };

	const verificationTemplate = account.templates[verificationTemplateId] ?? '';
	return {
		text: filled.text,
		signature,
		templateId: templateId || undefined,
		isVerificationCode: matchTemplate(verificationTemplate, filled.text) !== undefined,
	};
}

/** Template mode: `content` holds the values, joined with `|`. The codes are this simulator's choice. */
function fillNamedTemplate(
	templateId: string,
	content: string,
	{ templates }: IhuyiAccountOptions,
): { text: string; values: string[] } | Refusal {
	const template = templates[templateId];
	if (template === undefined) return { code: 4071 };
	const values = content === '' ? [] : content.split('|');
	if (values.length !== countVariables(template)) return { code: 4072 };
	return { text: fillTemplate(template, values), values };
}

/** Full text mode: the text must be an approved template filled in, unless any text goes. */
function matchApprovedText(
	content: string,
	{ templates, anyText }: IhuyiAccountOptions,
): { text: string; values: string[] } | Refusal {
	const matches = Object.values(templates).map((template) => matchTemplate(template, content));
	const values = matches.find((match) => match !== undefined);
	if (values) return { text: content, values };
	return anyText ? { text: content, values: [] } : { code: 4072 };
}
