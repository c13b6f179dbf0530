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
 * What spreadsheets take for a formula, which then runs on the reader's computer; also in full width,
 * and behind spaces, quotation marks and characters that nobody sees.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const LOOKS_LIKE_FORMULA = /^[\s\p{C}"“”‘]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * Inside a cell: a semicolon, a tab or a line break, with what may stand between it and a formula. Where
 * a list is separated by semicolons, as in most of Europe, Excel begins a cell there, since its quotation
 * marks hold together only a cell that begins with one.
 */
const BORDER_IN_CELL = /[;；|\t\n\v\f\r\u0085\u2028\u2029][;；|\s\p{C}"“”‘]*/gu;

const FORMULA_SIGN = /[=+\-@＝＋－＠]/;

/** A text in which no part is a formula, wherever a spreadsheet cuts it: an apostrophe keeps it text. */
const harmlessInside = (text: string): string =>
	text.replace(BORDER_IN_CELL, (border, place: number) =>
		FORMULA_SIGN.test(text[place + border.length] ?? '') ? `${border}'` : border,
	);

/**
 * A text as spreadsheets show it unchanged: a tab in front keeps numbers text without being seen, an
 * apostrophe keeps formulas from running.
 */
export function asText(text: string): string {
	const harmless = harmlessInside(text);
	if (LOOKS_NUMERIC.test(text)) return `\t${harmless}`;
	return LOOKS_LIKE_FORMULA.test(text) ? `'${harmless}` : harmless;
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
