/** Measures of the picture, pixels. */
export const PICTURE = { width: 960, margin: 28, gap: 20 } as const;

/** A white card on the grey sheet. */
export const CARD = { corner: 12, padding: 20, heading: 44 } as const;

/** A bar with its label on the left and its figures on the right. */
export const BAR = { row: 30, height: 14, label: 128, figures: 118 } as const;

/** Columns of a chart; `height` without the words above and below. */
export const COLUMN = { height: 130, words: 22 } as const;

export const FONT = { title: 24, figure: 26, heading: 15, text: 13, small: 12 } as const;

/** No chart shows more rows; the table has them all. */
export const MOST_ROWS = 8;

/** Told apart by brightness as well, for those who do not tell the colours. */
export const CHART_COLOURS = {
	sheet: '#f4f5f8',
	card: '#ffffff',
	line: '#dfe2e8',
	track: '#eef0f4',
	ink: '#16181d',
	faint: '#626973',
	neutral: '#4a6fa5',
	delivered: '#1f8a70',
	undelivered: '#c8453b',
	waiting: '#e0b252',
	warning: '#8a5a00',
	warningSheet: '#fff6e0',
} as const;
