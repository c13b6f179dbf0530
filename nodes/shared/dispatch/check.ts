import { failure, isFailure, type Failure } from '../messaging/failure';
import type { ChannelSettings, Message, MessageContent } from '../messaging/message';
import type { Billing, SendResult } from '../messaging/outcome';
import { DEFAULT_COUNTRIES, parsePhoneNumber } from '../messaging/phoneNumber';
import { signatureName } from '../messaging/signature';
import { applyTextRules, type TextRules } from '../messaging/textRules';
import type { ChannelLimits, SmsChannel } from '../providers/contract';

/** What the user asked for, for one recipient, not yet looked at. */
export interface Draft {
	/** One number as it was typed; empty if the field was empty. */
	recipient: string;
	content: MessageContent;
	/** With or without 【】; may be empty. */
	signature: string;
	/** Number or name that the message comes from; empty where the channel has none. */
	sender: string;
	/** Put at the end of a text that must have an opt-out line and has none; may be empty. */
	optOutText: string;
	settings: ChannelSettings;
}

/** When a message counts as a repetition of an earlier one in the same run. */
export type DuplicateRule = 'sameNumberAndContent' | 'sameNumber' | 'none';

/** The user's rules for a whole run. */
export interface RunRules
	extends Pick<TextRules, 'maxSegments' | 'forbiddenWords' | 'smartEncoding'> {
	/** ISO code of the country of numbers without a country code. */
	defaultCountry: string;
	duplicates: DuplicateRule;
}

/** A message that may be sent, or the result that settles it without sending. */
export type Checked = { message: Message; billing?: Billing } | { settled: SendResult };

const settledAs = (to: string, result: Omit<SendResult, 'to' | 'attempts'>): Checked => ({
	settled: { to, attempts: 0, ...result },
});

const refused = (to: string, reason: Failure): Checked =>
	settledAs(to, { outcome: 'rejected', failure: reason });

const countryName = (code: string) =>
	DEFAULT_COUNTRIES.find((country) => country.code === code)?.name ?? code;

/** A recipient as far as it can be read, and why this channel cannot reach it, if so. */
function readRecipient(
	typed: string,
	limits: ChannelLimits,
	defaultCountry: string,
): { to: string; objection?: Failure } {
	if (typed === '') {
		const message = "'To' is empty. Fill in the phone number, or leave this contact out.";
		return { to: '', objection: failure('invalidNumber', message) };
	}
	const number = parsePhoneNumber(typed, defaultCountry);
	if (!number.valid) {
		return { to: typed, objection: failure('invalidNumber', `'To': ${number.message}`) };
	}
	const to = number.e164;
	if (!limits.countries || limits.countries.includes(number.country ?? '')) return { to };

	const reached = limits.countries.map(countryName).join(', ');
	const message = `'To' is ${to}, which this message type does not reach: it serves ${reached} only. Use a provider or message type for international numbers.`;
	return { to, objection: failure('invalidNumber', message) };
}

function readTemplate(
	{ content, signature }: Draft,
	channel: SmsChannel,
): { content: MessageContent; signature?: string } | Failure {
	if (channel.limits.content === 'text') {
		return failure(
			'configuration',
			`'Content' is set to Template, which ${channel.displayName} does not offer here. Set it to Text.`,
		);
	}
	if (content.kind === 'template' && !content.templateId.trim()) {
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
	draft: Draft,
	channel: SmsChannel,
	rules: RunRules,
): { content: MessageContent; signature?: string; billing?: Billing } | Failure {
	if (draft.content.kind === 'template') return readTemplate(draft, channel);

	if (channel.limits.content === 'template') {
		return failure(
			'configuration',
			`'Content' is set to Text, but ${channel.displayName} sends approved templates only. Set it to Template (模板).`,
		);
	}
	const { signature, optOut, emoji, encoding, textCodeUnits } = channel.limits;
	const { maxSegments, forbiddenWords, smartEncoding } = rules;
	const ready = applyTextRules(draft.content.text, draft.signature, draft.optOutText, {
		...{ signature, optOut, emoji, encoding, maxSegments, forbiddenWords, smartEncoding },
		...(textCodeUnits ? { codeUnits: textCodeUnits } : {}),
	});
	if (isFailure(ready)) return ready;
	const { text, ...rest } = ready;
	return { content: { kind: 'text', text }, ...rest };
}

function checkOne(draft: Draft, channel: SmsChannel, rules: RunRules): Checked {
	const { to, objection } = readRecipient(
		draft.recipient.trim(),
		channel.limits,
		rules.defaultCountry,
	);
	if (objection) return refused(to, objection);

	const ready = readContent(draft, channel, rules);
	if (isFailure(ready)) return refused(to, ready);

	const { limits } = channel;
	if (limits.sender === 'required' && !draft.sender) {
		const message =
			"'From' is empty. Enter the number or name that the provider has given you as a sender.";
		return refused(to, failure('configuration', message));
	}

	const { billing, ...content } = ready;
	const message: Message = {
		to,
		settings: draft.settings,
		...content,
		...(draft.sender ? { sender: draft.sender } : {}),
	};
	const refusal = channel.check?.(message);
	if (refusal) return refused(to, refusal);
	return { message, ...(billing ? { billing } : {}) };
}

const duplicateKey = ({ to, content }: Message, rule: DuplicateRule) =>
	rule === 'sameNumber' ? to : JSON.stringify([to, content]);

/**
 * Looks at everything that can be known before a message costs anything.
 *
 * @returns one entry per draft, in the same order
 */
export function check(drafts: readonly Draft[], channel: SmsChannel, rules: RunRules): Checked[] {
	const seen = new Set<string>();
	return drafts.map((draft) => {
		const checked = checkOne(draft, channel, rules);
		if ('settled' in checked || rules.duplicates === 'none') return checked;

		const key = duplicateKey(checked.message, rules.duplicates);
		if (!seen.has(key)) {
			seen.add(key);
			return checked;
		}
		const { message, billing } = checked;
		return settledAs(message.to, {
			outcome: 'skipped',
			skipReason: 'duplicate',
			...(billing ? { billing } : {}),
		});
	});
}
