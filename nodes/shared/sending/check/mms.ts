import { failure, isFailure, type Failure } from '../../messaging/model/failure';
import type { Page } from '../../messaging/model/page';
import { checkPages } from '../../messaging/media/checkPages';
import { applyPageRules } from '../../messaging/compliance/pageRules';
import type { WordingRules } from '../../messaging/compliance/checkWording';
import type { MmsChannel } from '../../providers/contract';
import type { Checked } from './checked';
import {
	checkDraft,
	templateContentOf,
	type Draft,
	type ReadyContent,
	type TemplateContent,
} from './draft';
import { CHECK_SENTENCES } from './sentences';

/** What the user wants to say in a multimedia message. */
export type MmsContent = { kind: 'pages'; subject: string; pages: Page[] } | TemplateContent;

/** A multimedia message that the user asked for. */
export interface MmsDraft extends Draft {
	/** A failure where the content could not even be put together. */
	content: MmsContent | Failure;
}

/** The user's rules for the multimedia messages of a whole run. */
export interface MmsRules extends WordingRules {
	/** ISO code of the country of numbers without a country code; undefined: none. */
	defaultCountry: string | undefined;
}

/** The content as it will be sent, or why it cannot be. */
function readContent(
	draft: MmsDraft,
	{ displayName, limits, arrange }: MmsChannel,
	{ forbiddenWords, levels }: MmsRules,
): ReadyContent | Failure {
	const { content } = draft;
	if (isFailure(content)) return content;
	if (content.kind === 'template') {
		return limits.content === 'pages'
			? failure('configuration', CHECK_SENTENCES.noMmsTemplates({ channel: displayName }))
			: templateContentOf(content, draft.signature);
	}
	if (limits.content === 'template') {
		return failure('configuration', CHECK_SENTENCES.mmsTemplatesOnly({ channel: displayName }));
	}
	const { signature, optOut, media } = limits;
	const ready = applyPageRules(content.subject, content.pages, draft.signature, draft.optOutText, {
		signature,
		optOut,
		media,
		forbiddenWords,
		levels,
	});
	if (isFailure(ready)) return ready;
	const { subject, pages, ...rest } = ready;
	if (!arrange) return { content: { kind: 'pages', subject, pages }, ...rest };

	const arranged = arrange({ subject, pages }, draft.settings);
	// What is joined for the provider may be longer than its parts.
	const refusal = checkPages(arranged.subject, arranged.pages, media);
	return refusal ?? { content: { kind: 'pages', ...arranged }, ...rest };
}

/** Looks at everything that can be known of a multimedia message before it costs anything. */
export const checkMms = (draft: MmsDraft, channel: MmsChannel, rules: MmsRules): Checked =>
	checkDraft(draft, channel, rules, () => readContent(draft, channel, rules));
