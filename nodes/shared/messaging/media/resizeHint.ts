import type { MediaFile } from '../model/page';
import { dimensionsOf } from './dimensions';

/**
 * Bytes a pixel that a JPG of quality 70 takes at most in practice; pictures of people and halls stay
 * below it. Only for an example in a sentence.
 */
const BYTES_PER_PIXEL = 0.2;
/** No phone shows more, pixels; below the least nobody can read a poster. */
const WIDTH = { least: 160, most: 1080, step: 20 };

/** The width at which a picture of this shape would fit as a JPG, rounded down; pixels. */
function fittingWidth(media: MediaFile, bytes: number): number {
	const size = dimensionsOf(Buffer.from(media.base64, 'base64'));
	if (!size) return 0;
	const fitting = Math.sqrt((bytes / BYTES_PER_PIXEL) * (size.width / size.height));
	const width = Math.min(fitting, size.width, WIDTH.most);
	return Math.floor(width / WIDTH.step) * WIDTH.step;
}

/**
 * An example of how a file would come to fit, to follow the words "smaller".
 *
 * @param bytes what is left for this file
 * @returns such as `, for example a JPG of 640 pixels width at quality 70`; empty if there is none
 */
export function resizeHint(media: MediaFile, bytes: number): string {
	if (media.kind !== 'image') return ', for example shorter or with a lower bit rate';
	const width = bytes > 0 ? fittingWidth(media, bytes) : 0;
	return width < WIDTH.least ? '' : `, for example a JPG of ${width} pixels width at quality 70`;
}
