import type { IhuyiAccountOptions } from './accountOptions.mts';

/**
 * Billed parts of a text.
 * @param text what the phone shows, signature included
 */
export function countSegments(
	text: string,
	{ single, part }: IhuyiAccountOptions['segmentLength'],
): number {
	return text.length <= single ? 1 : Math.ceil(text.length / part);
}
