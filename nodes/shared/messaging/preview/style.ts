/** Measures of the drawn phone, pixels. */
export const PHONE = { width: 360, bezel: 8, corner: 40, header: 92, footer: 40 } as const;

/** No picture of the preview is taller, pixels; browsers refuse much larger ones. */
export const MOST_HEIGHT = 20_000;

/** The bubbles of the messages, pixels. */
export const BUBBLE = { left: 24, width: 288, corner: 18, padding: 14, gap: 10 } as const;

/** The texts in the bubbles, pixels; so many lines at most, so that one page cannot fill it all. */
export const TEXT = { size: 15, lineHeight: 22, mostLines: 200 } as const;

/** Names and remarks, pixels. */
export const SMALL = { size: 12, lineHeight: 18 } as const;

/** Both systems of phones and those of computers, whatever of them is there. */
export const FONTS = "'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

export const PHONE_COLOURS = {
	bezel: '#1c1c1e',
	screen: '#eef0f4',
	header: '#ffffff',
	line: '#dfe2e8',
	bubble: '#ffffff',
	fallback: '#e3f4e6',
	tile: '#f3f4f7',
	mark: '#3b7cf5',
	ink: '#16181d',
	faint: '#80868f',
} as const;
