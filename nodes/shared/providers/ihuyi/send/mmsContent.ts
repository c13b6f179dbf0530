import type { MediaFile, MediaKind, Page } from '../../../messaging/model/page';
import type { ChannelSettings, Message } from '../../../messaging/model/message';
import { splitSignature } from '../../../messaging/compliance/signature';
import type { PagesContent } from '../../contract';
import { readMmsKeys, type MmsKeys } from './mmsKeys';

/** `con_type` of a file: https://juejin.cn/post/7626571229772300297. None is known for sounds. */
const FILE_TYPES: Readonly<Partial<Record<MediaKind, string>>> = { image: 'img', video: 'video' };
const TEXT_TYPE = 'txt';

/** Carriers look for the company mark first, so nothing may come before it. */
const LEADING_MARK = /^\s*【[^【】]*】/;

type Members = Record<string, unknown>;

/** A member, unless it has no name or nothing to say. */
const optional = (name: string, value = ''): Members => (name && value ? { [name]: value } : {});

const withText = (pages: readonly Page[], index: number, text: string): Page[] =>
	pages.map((page, place) => (place === index ? { ...page, text } : page));

/** Takes the company mark off the page that has it: the first or the last. */
function takeSignature(pages: readonly Page[]): { pages: readonly Page[]; signature?: string } {
	for (const index of [0, pages.length - 1]) {
		const { signature, text } = splitSignature(pages[index].text);
		if (signature) return { pages: withText(pages, index, text), signature };
	}
	return { pages };
}

/** Makes the subject the first line of the message, unless that already begins with it. */
function openWith(subject: string, pages: readonly Page[]): readonly Page[] {
	const [{ text }] = pages;
	const [mark] = LEADING_MARK.exec(text) ?? [''];
	const body = text.slice(mark.length).trimStart();
	if (body.startsWith(subject)) return pages;
	return withText(pages, 0, mark + subject + (body && `\n${body}`));
}

const textItem = (text: string, { extension, data }: MmsKeys): Members => ({
	con_type: TEXT_TYPE,
	[extension]: TEXT_TYPE,
	[data]: Buffer.from(text, 'utf8').toString('base64'),
});

const fileItem = (file: MediaFile, { extension, data }: MmsKeys): Members => ({
	con_type: FILE_TYPES[file.kind],
	[extension]: file.extension,
	[data]: file.base64,
});

/** The items of a page: text before file, as in ihuyi's example. */
const itemsOf = ({ text, media }: Page, keys: MmsKeys): Members[] => [
	...(text.trim() ? [textItem(text, keys)] : []),
	...(media ? [fileItem(media, keys)] : []),
];

/**
 * The members of a v1 MMS request that say what is sent: `content`, a list of items in the order in
 * which they are shown, or the id of a template (https://juejin.cn/post/7626571229772300297). Texts
 * and files go in Base64 (https://juejin.cn/post/7628182737432035354). How items form pages on the
 * phone is not published.
 */
export function mmsMembers({ content, signature, settings }: Message): Members {
	const keys = readMmsKeys(settings);
	if (content.kind === 'template') {
		return { [keys.template]: content.templateId, ...optional(keys.signature, signature) };
	}
	if (content.kind !== 'pages') return {};

	const signed = keys.signature ? takeSignature(content.pages) : { pages: content.pages };
	return {
		...optional(keys.title, content.subject),
		...optional(keys.signature, signed.signature),
		content: signed.pages.flatMap((page) => itemsOf(page, keys)),
	};
}

/** Where no field for a subject is known, it opens the text. */
export const arrange = (content: PagesContent, settings: ChannelSettings): PagesContent =>
	readMmsKeys(settings).title
		? content
		: { subject: '', pages: openWith(content.subject, content.pages) };
