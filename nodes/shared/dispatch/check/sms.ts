import { failure, isFailure, type Failure } from '../../messaging/failure';
import type {
	ChannelSettings,
	Message,
	MessageContent,
	TemplateVariable,
} from '../../messaging/message';
import type { Billing } from '../../messaging/outcome';
import type { RuleWarning } from '../../messaging/rules/levels';
import { signatureName } from '../../messaging/signature';
import { applyTextRules, type TextRules } from '../../messaging/textRules';
import type { SmsChannel } from '../../providers/contract';
import { readRecipient, senderMissing } from './address';
import { refused, type Checked } from './checked';

/** What the user wants to say in a text message. */
export type SmsContent =
	| { kind: 'text'; text: string; variables?: TemplateVariable[] }
	| { kind: 'template'; templateId: string; variables: TemplateVariable[] };

/** What the user asked for, for one recipient, not yet looked at. */
export interface SmsDraft {
	/** One number as it was typed; empty if the field was empty. */
	recipient: string;
	content: SmsContent;
	/** With or without 【】; may be empty. */
	signature: string;
	/** Number or name that the message comes from; empty where the channel has none. */
	sender: string;
	/** Put at the end of a text that must have an opt-out line and has none; may be empty. */
	optOutText: string;
	settings: ChannelSettings;
}

/** The user's rules for the texts of a whole run. */
export interface SmsRules
	extends Pick<TextRules, 'maxSegments' | 'forbiddenWords' | 'levels' | 'smartEncoding'> {
	/** ISO code of the country of numbers without a country code. */
	defaultCountry: string;
}

interface ReadyContent {
	content: MessageContent;
	signature?: string;
	billing?: Billing;
	warnings?: RuleWarning[];
}

/** A template with its values, or why it cannot be sent. */
export function readTemplate(
	content: Extract<SmsContent, { kind: 'template' }>,
	signature: string,
): ReadyContent | Failure {
	if (!content.templateId.trim()) {
		return failure(
			'configuration',
			"'Template ID (模板)' is empty. Enter the id of an approved template.",
		);
	}
	const name = signatureName(signature);
	return { content, ...(name ? { signature: name } : {}) };
}

/** The content as it will be sent, or why it cannot be. */
function readContent(
	draft: SmsDraft,
	{ displayName, limits }: SmsChannel,
	rules: SmsRules,
): ReadyContent | Failure {
	if (draft.content.kind === 'template') {
		return limits.content === 'text'
			? failure(
					'configuration',
					`'Content' is set to Template, which ${displayName} does not offer here. Set it to Text.`,
				)
			: readTemplate(draft.content, draft.signature);
	}
	if (limits.content === 'template') {
		return failure(
			'configuration',
			`'Content' is set to Text, but ${displayName} sends approved templates only. Set it to Template (模板).`,
		);
	}
	const { signature, optOut, emoji, encoding, textCodeUnits } = limits;
	const { maxSegments, forbiddenWords, levels, smartEncoding } = rules;
	const ready = applyTextRules(draft.content.text, draft.signature, draft.optOutText, {
		...{ signature, optOut, emoji, encoding, maxSegments, forbiddenWords, levels, smartEncoding },
		...(textCodeUnits ? { codeUnits: textCodeUnits } : {}),
		...(limits.textVariables ? { variables: draft.content.variables ?? [] } : {}),
	});
	if (isFailure(ready)) return ready;
	const { text, pattern, ...rest } = ready;
	return { content: { kind: 'text', text, ...(pattern ? { pattern } : {}) }, ...rest };
}

/** Looks at everything that can be known of a text message before it costs anything. */
export function checkSms(draft: SmsDraft, channel: SmsChannel, rules: SmsRules): Checked {
	const { to, objection } = readRecipient(
		draft.recipient.trim(),
		channel.limits,
		rules.defaultCountry,
	);
	if (objection) return refused(to, objection);

	const ready = readContent(draft, channel, rules);
	if (isFailure(ready)) return refused(to, ready);
	const nobody = senderMissing(draft.sender, channel.limits);
	if (nobody) return refused(to, nobody);

	const { billing, warnings = [], ...content } = ready;
	const message: Message = {
		to,
		settings: draft.settings,
		...content,
		...(draft.sender ? { sender: draft.sender } : {}),
	};
	const refusal = channel.check?.(message);
	if (refusal) return refused(to, refusal);
	return {
		message,
		...(billing ? { billing } : {}),
		...(warnings.length > 0 ? { warnings } : {}),
	};
}
