import { failure, isFailure, type Failure } from '../../messaging/model/failure';
import type { TemplateVariable } from '../../messaging/model/message';
import { memoizeLast } from '../../messaging/util/memoizeLast';
import { applyTextRules, type TextRules } from '../../messaging/compliance/textRules';
import type { SmsChannel } from '../../providers/contract';
import type { Checked } from './checked';
import {
	checkDraft,
	templateContentOf,
	variablesTooLong,
	type Draft,
	type ReadyContent,
	type TemplateContent,
} from './draft';
import { CHECK_SENTENCES } from './sentences';

/** What the user wants to say in a text message. */
export type SmsContent =
	| { kind: 'text'; text: string; variables?: TemplateVariable[] }
	| TemplateContent;

/** A text message that the user asked for. */
export interface SmsDraft extends Draft {
	/** A failure where the content could not even be put together. */
	content: SmsContent | Failure;
}

/** The user's rules for the texts of a whole run. */
export interface SmsRules
	extends Pick<TextRules, 'maxSegments' | 'forbiddenWords' | 'levels' | 'smartEncoding'> {
	/** ISO code of the country of numbers without a country code; undefined: none. */
	defaultCountry: string | undefined;
}

/** The content as it will be sent, or why it cannot be. */
function readContent(
	draft: SmsDraft,
	{ displayName, limits }: SmsChannel,
	rules: SmsRules,
): ReadyContent | Failure {
	const { content } = draft;
	if (isFailure(content)) return content;
	if (content.kind === 'template') {
		return limits.content === 'text'
			? failure('configuration', CHECK_SENTENCES.noSmsTemplates({ channel: displayName }))
			: templateContentOf(content, draft.signature);
	}
	if (limits.content === 'template') {
		return failure('configuration', CHECK_SENTENCES.smsTemplatesOnly({ channel: displayName }));
	}
	const unbounded = variablesTooLong('Text Variables', content.variables ?? []);
	if (unbounded) return unbounded;
	const { signature, optOut, emoji, encoding, textCodeUnits } = limits;
	const { maxSegments, forbiddenWords, levels, smartEncoding } = rules;
	const ready = applyTextRules(content.text, draft.signature, draft.optOutText, {
		signature,
		optOut,
		emoji,
		encoding,
		maxSegments,
		forbiddenWords,
		levels,
		smartEncoding,
		codeUnits: textCodeUnits,
		...(limits.textVariables ? { variables: content.variables ?? [] } : {}),
	});
	if (isFailure(ready)) return ready;
	const { text, pattern, ...rest } = ready;
	return { content: { kind: 'text', text, pattern }, ...rest };
}

/**
 * Looks at everything that can be known of the text messages of a run before they cost anything.
 * Neighbours often say the same, so a content like the one before it is not read again.
 */
export function smsCheck(channel: SmsChannel, rules: SmsRules): (draft: SmsDraft) => Checked {
	const read = memoizeLast(
		(draft: SmsDraft) => readContent(draft, channel, rules),
		({ content, signature, optOutText }) => JSON.stringify([content, signature, optOutText]),
	);
	return (draft) => checkDraft(draft, channel, rules, () => read(draft));
}
