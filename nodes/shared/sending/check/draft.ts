import { failure, isFailure, type Failure } from '../../messaging/model/failure';
import type {
	ChannelSettings,
	Message,
	MessageContent,
	TemplateVariable,
} from '../../messaging/model/message';
import type { Billing } from '../../messaging/model/outcome';
import { emptyValueProblem, type EmptyValue } from '../../messaging/compliance/emptyValues';
import { applyLevel, type RuleLevels, type RuleWarning } from '../../messaging/compliance/levels';
import { signatureName } from '../../messaging/compliance/signature';
import { anyTooLong, MOST_NAME } from '../../messaging/text/textLimits';
import type { Channel } from '../../providers/contract';
import { readRecipient, senderMissing } from './recipient';
import { refused, type Checked } from './checked';
import { CHECK_SENTENCES } from './sentences';

/** What the user asked for, for one recipient, not yet looked at; whatever the content is. */
export interface Draft {
	/** One number as it was typed; empty if the field was empty. */
	recipient: string;
	/** With or without 【】; may be empty. */
	signature: string;
	/** Number or name that the message comes from; empty where the channel has none. */
	sender: string;
	/** Put at the end of a message that must have an opt-out line and has none; may be empty. */
	optOutText: string;
	settings: ChannelSettings;
	/** What expressions should have put into the content and did not. */
	emptyValues?: readonly EmptyValue[];
	/** Names of the fields of the item, for the sentence about them. */
	itemFields?: readonly string[];
}

/** An approved template and the values for its variables. */
export interface TemplateContent {
	kind: 'template';
	templateId: string;
	variables: TemplateVariable[];
}

/** Content as it will be sent. */
export interface ReadyContent {
	content: MessageContent;
	signature?: string;
	billing?: Billing;
	warnings?: RuleWarning[];
}

/** Refuses variables whose names or values nobody could have meant. */
export const variablesTooLong = (
	field: string,
	variables: readonly TemplateVariable[],
): Failure | undefined =>
	anyTooLong(
		variables.flatMap(({ name, value }) => [
			[field, name] as const,
			[`${field}: ${name.slice(0, 40)}`, value] as const,
		]),
	);

/** Refuses fields of a draft that are longer than any that can be sent. */
const fieldsTooLong = ({ signature, sender, optOutText, settings }: Draft): Failure | undefined =>
	anyTooLong(
		[
			['Signature (签名)', signature],
			['From', sender],
			['Opt-Out Text (退订)', optOutText],
		],
		MOST_NAME,
	) ?? anyTooLong(Object.entries(settings));

/** A template with its values, or why it cannot be sent. */
export function templateContentOf(
	content: TemplateContent,
	signature: string,
): ReadyContent | Failure {
	if (!content.templateId.trim()) {
		return failure('configuration', CHECK_SENTENCES.noTemplateId);
	}
	const unbounded =
		anyTooLong([['Template ID (模板)', content.templateId]], MOST_NAME) ??
		variablesTooLong('Template Variables', content.variables);
	if (unbounded) return unbounded;
	const name = signatureName(signature);
	return { content, signature: name || undefined };
}

/** Holds what expressions left empty against the level of the rule: the first decides. */
function checkEmptyValues(
	{ emptyValues = [], itemFields = [] }: Draft,
	levels: RuleLevels,
): Failure | RuleWarning[] {
	const [first] = emptyValues;
	return first ? applyLevel('emptyValues', emptyValueProblem(first, itemFields), levels) : [];
}

/**
 * Looks at everything that can be known of a message before it costs anything.
 *
 * @param rules `defaultCountry`: ISO code of the country of numbers without a country code; undefined:
 *   none
 * @param readContent the content as it will be sent, or why it cannot be
 */
export function checkDraft(
	draft: Draft,
	channel: Channel,
	{ defaultCountry, levels = {} }: { defaultCountry: string | undefined; levels?: RuleLevels },
	readContent: () => ReadyContent | Failure,
): Checked {
	const { limits } = channel;
	const { to, objection } = readRecipient(draft.recipient.trim(), limits, defaultCountry);
	if (objection) return refused(to, objection);

	const unbounded = fieldsTooLong(draft);
	if (unbounded) return refused(to, unbounded);
	// First, because a text without its values may well break other rules for that alone.
	const empty = checkEmptyValues(draft, levels);
	if (isFailure(empty)) return refused(to, empty);
	const ready = readContent();
	if (isFailure(ready)) return refused(to, ready);
	const nobody = senderMissing(draft.sender, limits);
	if (nobody) return refused(to, nobody);

	const { content, signature, billing } = ready;
	const warnings = [...empty, ...(ready.warnings ?? [])];
	const message: Message = {
		to,
		content,
		settings: draft.settings,
		signature: signature || undefined,
		sender: draft.sender || undefined,
	};
	const refusal = channel.check?.(message);
	if (refusal) return refused(to, refusal);
	return {
		message,
		billing,
		...(warnings.length > 0 ? { warnings } : {}),
	};
}
