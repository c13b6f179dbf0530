import { INK } from '../drawing/style';

/** Measures of the drawn phone, pixels. */
export const PHONE = { width: 360, bezel: 8, corner: 40, header: 92, footer: 40 } as const;

/** No picture of the preview is taller, pixels; browsers refuse much larger ones. */
export const MOST_HEIGHT = 20_000;

/** The bubbles of the messages, pixels. */
export const BUBBLE = { left: 24, width: 288, corner: 18, padding: 14, gap: 10 } as const;

export const PHONE_COLOURS = {
	bezel: '#1c1c1e',
	screen: '#eef0f4',
	header: '#ffffff',
	line: '#dfe2e8',
	bubble: '#ffffff',
	fallback: '#e3f4e6',
	tile: '#f3f4f7',
	mark: '#3b7cf5',
	...INK,
} as const;
