import type { Journal, JournalPage } from '../../../journal.mts';
import type {
	SubmailAccountOptions,
	SubmailMmsPage,
	SubmailMmsTemplate,
} from '../accountOptions.mts';
import {
	carriers,
	type Reviewed,
	type StoredTemplate,
	type TemplateKind,
	type TemplateStore,
} from '../templateStore.mts';

/** What a customer says about a multimedia template; its files are in the journal's media. */
export interface MmsContent
	extends Pick<SubmailMmsTemplate, 'title' | 'signature' | 'subject' | 'type'> {
	pages: JournalPage[];
}

/** A multimedia template as it is kept. */
export type StoredMms = StoredTemplate<MmsContent>;

/** The multimedia templates of an account. */
export type MmsTemplates = TemplateStore<MmsContent>;

/** Video is judged by all three carriers, the rest by SUBMAIL alone (reference 13 and 14). */
export function mmsKind({ mmsReviewDelayMs }: SubmailAccountOptions): TemplateKind<MmsContent> {
	return {
		name: 'mms/template',
		reviewersOf: ({ type }) => (type === 'video' ? [...carriers] : ['submail']),
		wordsOf: ({ subject, signature, pages }) =>
			[subject, signature, ...pages.map(({ text }) => text)].join('\n'),
		reviewDelayMs: mmsReviewDelayMs,
	};
}

/** The templates that an account begins with. */
export function initialMmsTemplates(
	{ mmsTemplates }: SubmailAccountOptions,
	journal: Journal,
): Record<string, MmsContent & Reviewed> {
	return Object.fromEntries(
		Object.entries(mmsTemplates).map(([id, template]) => [
			id,
			{ ...template, pages: keepFiles(template.pages, journal) },
		]),
	);
}

/** Puts the files of pages into the journal's media. */
export function keepFiles(pages: SubmailMmsPage[], journal: Journal): JournalPage[] {
	return pages.map(({ text = '', media }) => ({
		text,
		...(media && { media: journal.keep(Buffer.from(media.data, 'base64'), media.type) }),
	}));
}
