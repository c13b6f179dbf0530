import type { MediaFile } from '../model/page';
import { dimensionsOf } from '../media/dimensions';
import { clockTime, shortSize } from '../media/wording';
import { textLine, type Block } from '../drawing/block';
import { SMALL, TEXT } from '../drawing/style';
import { BUBBLE, PHONE_COLOURS } from './style';
import type { PREVIEW_LABELS } from './labels';
import { wrapText } from '../drawing/wrapText';
import { element } from '../drawing/xml';

/** Pixels; a taller picture is shown smaller as a whole. */
const PICTURE = { least: 48, most: 440 };
const TILE = { height: 76, mark: 38, markRadius: 20, text: 70 };
/** Where a picture does not tell its size. */
const USUAL_SHAPE = { width: 4, height: 3 };

/** A picture as it is, with the upper corners of its bubble. */
export function pictureBlock(media: MediaFile, bottomCorner: number): Block {
	const size = dimensionsOf(Buffer.from(media.base64, 'base64')) ?? USUAL_SHAPE;
	const wanted = (BUBBLE.width * size.height) / size.width;
	const height = Math.round(Math.min(Math.max(wanted, PICTURE.least), PICTURE.most));
	const corners = `${BUBBLE.corner}px ${BUBBLE.corner}px ${bottomCorner}px ${bottomCorner}px`;
	return {
		height,
		draw: (top) =>
			element('image', {
				x: BUBBLE.left,
				y: top,
				width: BUBBLE.width,
				height,
				'clip-path': `inset(0 round ${corners})`,
				href: `data:${media.type};base64,${media.base64}`,
			}),
	};
}

/** The sign on a tile, around its own middle: a triangle that plays, or mountains under a sun. */
const SIGNS = {
	play: 'M-6 -9 L10 0 L-6 9 Z',
	picture: 'M-11 9 L-4 -3 L1 4 L5 -1 L11 9 Z M8 -7 a3 3 0 1 1 -6 0 a3 3 0 1 1 6 0 Z',
};

/** A tile that names a sound, a film, or a picture too large to be shown here. */
export function tileBlock(media: MediaFile, kinds: (typeof PREVIEW_LABELS)['en']['kinds']): Block {
	const { kind, durationMs, bytes, fileName } = media;
	const details = [
		kinds[kind],
		...(durationMs === undefined ? [] : [clockTime(durationMs)]),
		shortSize(bytes),
	].join(' · ');
	const textLeft = BUBBLE.left + TILE.text;
	const width = BUBBLE.width - TILE.text - BUBBLE.padding;
	const [name] = wrapText(fileName, width, TEXT, 1);
	const sign = SIGNS[kind === 'image' ? 'picture' : 'play'];
	return {
		height: TILE.height,
		draw: (top) => {
			const middle = top + TILE.height / 2;
			const markX = BUBBLE.left + TILE.mark;
			return [
				element('rect', {
					x: BUBBLE.left + 6,
					y: top + 6,
					width: BUBBLE.width - 12,
					height: TILE.height - 12,
					rx: BUBBLE.corner - 6,
					fill: PHONE_COLOURS.tile,
				}),
				element('circle', { cx: markX, cy: middle, r: TILE.markRadius, fill: PHONE_COLOURS.mark }),
				element('path', {
					d: sign,
					transform: `translate(${markX} ${middle})`,
					fill: PHONE_COLOURS.bubble,
				}),
				textLine(name, middle - 3, { x: textLeft, size: TEXT.size }),
				textLine(details, middle + 17, {
					x: textLeft,
					size: SMALL.size,
					colour: PHONE_COLOURS.faint,
				}),
			].join('');
		},
	};
}
