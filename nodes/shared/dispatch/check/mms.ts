import { failure, isFailure, type Failure } from '../../messaging/failure';
import type { Page } from '../../messaging/media';
import type { ChannelSettings, Message, MessageContent } from '../../messaging/message';
import { applyPageRules } from '../../messaging/pageRules';
import type { RuleWarning } from '../../messaging/rules/levels';
import type { WordingRules } from '../../messaging/rules/wording';
import type { MmsChannel } from '../../providers/contract';
import { readRecipient, senderMissing } from './address';
import { refused, type Checked } from './checked';
import { readTemplate, type SmsContent } from './sms';

/** What the user wants to say in a multimedia message. */
export type MmsContent =
	| { kind: 'pages'; subject: string; pages: Page[] }
	| Extract<SmsContent, { kind: 'template' }>;

/** What the user asked for, for one recipient, not yet looked at. */
export interface MmsDraft {
	/** One number as it was typed; empty if the field was empty. */
	recipient: string;
	/** A failure where the content could not even be put together. */
	content: MmsContent | Failure;
	/** With or without 【】; may be empty. */
	signature: string;
	/** Number or name that the message comes from; empty where the channel has none. */
	sender: string;
	/** Put at the end of a message that must have an opt-out line and has none; may be empty. */
	optOutText: string;
	settings: ChannelSettings;
}

/** The user's rules for the multimedia messages of a whole run. */
export interface MmsRules extends WordingRules {
	/** ISO code of the country of numbers without a country code. */
	defaultCountry: string;
}

/** The content as it will be sent, or why it cannot be. */
function readContent(
	draft: MmsDraft,
	{ displayName, limits }: MmsChannel,
	{ forbiddenWords, levels }: MmsRules,
): { content: MessageContent; signature?: string; warnings?: RuleWarning[] } | Failure {
	const { content } = draft;
	if (isFailure(content)) return content;
	if (content.kind === 'template') {
		return limits.content === 'pages'
			? failure(
					'configuration',
					`'Content' is set to Approved Template, which ${displayName} does not offer here. Set it to Compose or Pages.`,
				)
			: readTemplate(content, draft.signature);
	}
	if (limits.content === 'template') {
		return failure(
			'configuration',
			`${displayName} sends approved templates only. Submit the invitation with the Message Template node, and set 'Content' to Approved Template once it is approved.`,
		);
	}
	const { signature, optOut, media } = limits;
	const ready = applyPageRules(content.subject, content.pages, draft.signature, draft.optOutText, {
		...{ signature, optOut, media, forbiddenWords, levels },
	});
	if (isFailure(ready)) return ready;
	const { subject, pages, ...rest } = ready;
	return { content: { kind: 'pages', subject, pages }, ...rest };
}

/** Looks at everything that can be known of a multimedia message before it costs anything. */
export function checkMms(draft: MmsDraft, channel: MmsChannel, rules: MmsRules): Checked {
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

	const { warnings = [], ...content } = ready;
	const message: Message = {
		to,
		settings: draft.settings,
		...content,
		...(draft.sender ? { sender: draft.sender } : {}),
	};
	const refusal = channel.check?.(message);
	if (refusal) return refused(to, refusal);
	return { message, ...(warnings.length > 0 ? { warnings } : {}) };
}
