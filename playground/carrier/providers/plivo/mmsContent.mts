import type { Journal, JournalPage } from '../../journal.mts';
import type { StoredMedia } from './mediaStore.mts';
import type { SendRequest } from './sendRequest.mts';

/**
 * Text and media together stay below 5 MB (reference 9); a MB is taken as 2 to the power of 20 bytes.
 */
const sizeLimitBytes = 5 * 1024 * 1024;

/**
 * What an MMS shows: its text, then every attachment, each on a page of its own. Media given by
 * address are not fetched, so their type and bytes stay unknown.
 */
export function pagesOf(
	{ text, media }: SendRequest,
	uploaded: StoredMedia[],
	journal: Journal,
): JournalPage[] {
	return [
		...(text ? [{ text }] : []),
		...media.urls.map((url) => ({ text: '', media: { type: '', bytes: 0, sha256: '', url } })),
		...uploaded.map(({ data, type }) => ({ text: '', media: journal.keep(data, type) })),
	];
}

/** Whether an MMS is too large to be sent; media given by address do not count. */
export function isTooLarge(pages: JournalPage[]): boolean {
	const sizes = pages.map(({ text, media }) => Buffer.byteLength(text) + (media?.bytes ?? 0));
	return sizes.reduce((sum, size) => sum + size, 0) >= sizeLimitBytes;
}
