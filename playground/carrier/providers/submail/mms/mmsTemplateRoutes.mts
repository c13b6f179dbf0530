import type { Journal, JournalMedia, JournalPage } from '../../../journal.mts';
import type { SubmailAccountOptions, SubmailMmsPage } from '../accountOptions.mts';
import { refuseTemplateSignature } from '../content.mts';
import type { Endpoints } from '../endpoints.mts';
import { isRefusal, type Refusal } from '../refusals.mts';
import { addTemplateEndpoint, statusFields } from '../templateEndpoint.mts';
import { readPages } from './mmsPages.mts';
import { keepFiles, type MmsContent, type MmsTemplates, type StoredMms } from './mmsTemplates.mts';

type Fields = Record<string, string>;

/** Most templates in the list: the latest (reference 13). */
const listSize = 1000;

/** Longest signature, without 【】 (reference 13: review rule). */
const maxSignature = 10;

/** Most characters of signature, with 【】, and subject together (reference 13). */
const maxSubject = 64;

/**
 * Most bytes of subject, signature, texts and files, decoded (reference 13); a KB is taken as 1024.
 * No file alone can be larger than that either.
 */
const maxBytes = { mms: 85 * 1024, video: 2048 * 1024 };

/** Not allowed in any text (reference 13: "such as"). */
const forbidden = ['￥', '★', '&', '☞', '√', '※', '^_^'];

/** mms/template: list, create, change and delete (reference 13). */
export function registerMmsTemplates(
	endpoints: Endpoints,
	templates: MmsTemplates,
	{ journal, now }: { journal: Journal; now: () => number },
): void {
	const { account } = endpoints;
	addTemplateEndpoint(endpoints, 'mms/template', {
		templates,
		showOne: (template, origin) => ({
			status: 'success',
			template: row(template, account, origin),
		}),
		// The list has no sample: by analogy with sms/template.
		showAll: (_fields, origin) => ({
			status: 'success',
			templates: templates
				.all()
				.slice(-listSize)
				.map((template) => row(template, account, origin)),
		}),
		read: (fields) => readTemplate(fields, account, journal),
		now,
	});
}

/**
 * Reads what POST and PUT have alike. Which code names which mistake is chosen here: 117 where the
 * table has none, 416 for its "title", 422 for what is too large, 405 for characters as for words.
 */
function readTemplate(
	{
		mms_type: type = 'mms',
		mms_title: title = '',
		mms_signature: signature = '',
		mms_subject: subject = '',
		mms_content: content = '',
	}: Fields,
	{ forbiddenWords }: SubmailAccountOptions,
	journal: Journal,
): MmsContent | Refusal {
	if (type !== 'mms' && type !== 'video') return { code: 117 };
	const refusal = refuseTemplateSignature(signature, maxSignature);
	if (refusal) return refusal;
	if (!subject) return { code: 117 };
	if ([...signature, ...subject].length > maxSubject) return { code: 416 };
	const pages = readPages(content, type);
	if (isRefusal(pages)) return pages;
	const texts = [subject, signature, ...pages.map(({ text = '' }) => text)];
	if (bytesOf(texts, pages) > maxBytes[type]) return { code: 422 };
	const isForbidden = [...forbidden, ...forbiddenWords].some((word) =>
		texts.some((text) => text.includes(word)),
	);
	if (isForbidden) return { code: 405 };
	return { title, signature, subject, type, pages: keepFiles(pages, journal) };
}

function bytesOf(texts: string[], pages: SubmailMmsPage[]): number {
	const sizes = [
		...texts.map((text) => Buffer.byteLength(text)),
		...pages.map(({ media }) => (media ? Buffer.byteLength(media.data, 'base64') : 0)),
	];
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** A template as GET has it. */
function row(template: StoredMms, account: SubmailAccountOptions, origin: string): object {
	const { id, title, signature, subject, pages } = template;
	return {
		template_id: id,
		mms_title: title,
		mms_signature: signature,
		mms_content: pages.map((page) => shownPage(page, origin)),
		mms_subject: subject,
		...dates(template, account),
		...statusFields(template),
	};
}

function shownPage({ text, media }: JournalPage, origin: string): object {
	return { ...(media && shownMedia(media, origin)), ...(text && { text }) };
}

/** The file under its kind, which is the first part of its type; the journal's media have its bytes. */
function shownMedia({ type, sha256 }: JournalMedia, origin: string): object {
	return { [type.split('/')[0]]: { url: `${origin}/_carrier/media/${sha256}`, type } };
}

function dates(
	{ addedAt, editedAt }: StoredMms,
	{ mmsTemplateDates }: SubmailAccountOptions,
): object {
	return mmsTemplateDates === 'text'
		? { create_at: chinaTime(addedAt), edit_at: chinaTime(editedAt) }
		: { add_date: Math.floor(addedAt / 1000), edit_date: Math.floor(editedAt / 1000) };
}

/** `yyyy-MM-dd HH:mm:ss`, in China (UTC+8; the zone is not in the reference). */
function chinaTime(at: number): string {
	return new Date(at + 8 * 60 * 60 * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
