/** What stands in a cell: a number to calculate with, text of any kind, or a time as `shownTime`. */
export type Cell = number | string | { time: string } | undefined;

/** Makes Excel write Chinese: without it the file is taken for the local encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What spreadsheets take for a number or a date although it is text, such as a phone number, an id or
 * a code: they would drop the plus and the zeros in front and all digits behind the fifteenth.
 */
const LOOKS_NUMERIC = /^[-+\d][\d\s.,/:*+-]*(e[-+]?\d+)?$/i;

/**
 * What spreadsheets take for a formula, which then runs on the reader's computer; also in full width.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const LOOKS_LIKE_FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A text as spreadsheets show it unchanged: a tab in front keeps numbers text without being seen, an
 * apostrophe keeps formulas from running.
 */
export function asText(text: string): string {
	if (LOOKS_NUMERIC.test(text)) return `\t${text}`;
	return LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text;
}

function written(cell: Cell): string {
	if (cell === undefined) return '""';
	if (typeof cell === 'number') return `"${cell}"`;
	const text = typeof cell === 'string' ? asText(cell) : cell.time;
	return `"${text.replace(/"/g, '""')}"`;
}

/**
 * A table as a file that Excel, WPS and LibreOffice open by a double click: RFC 4180
 * (https://www.rfc-editor.org/rfc/rfc4180) with every cell in quotes, as UTF-8 with its mark.
 */
export const csv = (rows: ReadonlyArray<readonly Cell[]>): string =>
	BYTE_ORDER_MARK + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
