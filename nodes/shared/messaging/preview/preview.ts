import type { Page } from '../model/page';
import { remark, type Block } from '../drawing/block';
import { bubble } from './bubble';
import { SMALL } from '../drawing/style';
import { BUBBLE, MOST_HEIGHT, PHONE, PHONE_COLOURS } from './style';
import { pictureBlock, tileBlock } from './mediaBlock';
import { phone } from './phone';
import { PREVIEW_LABELS } from './labels';
import type { Language } from '../model/sentence';

/** A multimedia message to be shown before it is sent. */
export interface Preview {
	subject: string;
	pages: readonly Page[];
	/** Who the phone shows as its sender: a number, or the signature's name. */
	sender?: string;
	/** The text message that takes its place where it does not arrive. */
	fallbackText?: string;
	/** Language of the words that the preview adds; English if absent. */
	language?: Language;
}

/** Pictures together, characters of Base64: more would make the preview slow to open. */
const MOST_PICTURE_CHARACTERS = 2 * 1024 * 1024;

/** The pages whose pictures are shown as they are: in order, as long as they fit together. */
function pagesWithPicture(pages: readonly Page[]): ReadonlySet<number> {
	const shown = new Set<number>();
	let characters = 0;
	for (const [index, { media }] of pages.entries()) {
		if (media?.kind !== 'image') continue;
		characters += media.base64.length;
		if (characters > MOST_PICTURE_CHARACTERS) break;
		shown.add(index);
	}
	return shown;
}

/** Puts blocks one under another until the preview is as high as it may be. */
function stack(blocks: readonly Block[], more: (count: number) => string) {
	const room = MOST_HEIGHT - PHONE.footer - SMALL.lineHeight - BUBBLE.gap;
	const centre = PHONE.width / 2;
	let content = '';
	let bottom: number = PHONE.header;
	const put = ({ height, draw }: Block) => {
		content += draw(bottom + BUBBLE.gap);
		bottom += BUBBLE.gap + height;
	};
	for (const [index, block] of blocks.entries()) {
		if (bottom + BUBBLE.gap + block.height > room) {
			put(remark(more(blocks.length - index), centre));
			break;
		}
		put(block);
	}
	return { content, bottom };
}

/**
 * Draws a multimedia message as the guest's phone would show it: an SVG that needs nothing from
 * outside and runs nothing. 360 pixels wide, as high as it takes, at most 20,000. The width of texts
 * is estimated, so a real phone may break its lines elsewhere.
 *
 * @returns the SVG as text; whatever the message holds, it stays well-formed XML
 */
export function previewSvg({
	subject,
	pages,
	sender,
	fallbackText,
	language = 'en',
}: Preview): string {
	const words = PREVIEW_LABELS[language];
	const shown = pagesWithPicture(pages);
	const pageBubble = ({ text, media }: Page, index: number): Block => {
		const bottomCorner = text.trim() ? 0 : BUBBLE.corner;
		return bubble({
			media:
				media &&
				(shown.has(index) ? pictureBlock(media, bottomCorner) : tileBlock(media, words.kinds)),
			text,
			mark: pages.length > 1 ? `${index + 1}` : undefined,
		});
	};
	const blocks = [
		...(subject.trim() ? [bubble({ text: subject, bold: true })] : []),
		...pages.map(pageBubble),
		...(fallbackText?.trim()
			? [
					remark(words.fallback, PHONE.width / 2),
					bubble({ text: fallbackText, fill: PHONE_COLOURS.fallback }),
				]
			: []),
	];
	const { content, bottom } = stack(blocks, words.morePages);
	return phone(subject, sender?.trim() || words.sender, content, bottom);
}
