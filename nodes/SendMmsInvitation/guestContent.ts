import type { MmsContent } from '../shared/sending/check/mms';
import type { ComposeInput, PagesInput } from '../shared/n8n/invitation/readContent';
import { isFailure, type Failure } from '../shared/messaging/model/failure';
import { compose } from '../shared/messaging/invitation/compose';
import { fallbackText, type FallbackText } from '../shared/messaging/invitation/fallbackText';
import { pagesFallback } from '../shared/messaging/invitation/pagesFallback';
import type { Page } from '../shared/messaging/model/page';
import { rewriteLinks, type LinkRewriter } from '../shared/messaging/text/rewriteLinks';
import { tooLong } from '../shared/messaging/text/textLimits';
import type { MmsChannel } from '../shared/providers/contract';

/** What one guest gets, and the text message that can take its place. */
export interface GuestContent {
	content: MmsContent | Failure;
	fallback?: FallbackText;
}

/** The invitation for one guest, composed from its parts. */
export function composedFor(
	{ parts, media }: ComposeInput,
	rewrite: LinkRewriter | undefined,
	channel: MmsChannel,
	fallbackSegments: number,
): GuestContent {
	const { registrationLink: typed } = parts;
	const link = rewrite && typed.trim() ? rewrite(typed, 'Registration Link') : { url: typed };
	if (isFailure(link)) return { content: link };

	const guestParts = { ...parts, registrationLink: link.url };
	const composed = compose(guestParts, media, channel.limits.media);
	const fallback = fallbackText(guestParts, fallbackSegments);
	return {
		content: isFailure(composed) ? composed : { kind: 'pages', ...composed },
		...(isFailure(fallback) ? {} : { fallback }),
	};
}

/** The user's own pages for one guest. */
export function pagesFor(
	{ subject, pages }: PagesInput,
	rewrite: LinkRewriter | undefined,
	fallbackSegments: number,
): GuestContent {
	const unbounded = tooLong('Subject', subject);
	if (unbounded) return { content: unbounded };
	const tracked: Page[] = [];
	for (const [index, page] of pages.entries()) {
		const field = `Text of page ${index + 1}`;
		const unbounded = tooLong(field, page.text);
		if (unbounded) return { content: unbounded };
		const text = rewrite ? rewriteLinks(page.text, rewrite, field) : { text: page.text };
		if (isFailure(text)) return { content: text };
		tracked.push({ ...page, ...text });
	}
	const fallback = pagesFallback(subject, tracked, fallbackSegments);
	return {
		content: { kind: 'pages', subject, pages: tracked },
		fallback,
	};
}
