/**
 * The GSM 7-bit default alphabet and its extension table, 3GPP TS 23.038 sections 6.2.1 and 6.2.1.1.
 * The language tables of later releases (Turkish, Portuguese, …) are left out: providers do not use
 * them unless asked.
 */

/** Characters of the default alphabet; each takes one septet. (Position 0x1B, the escape, is none.) */
export const GSM7_BASIC =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
	'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Characters of the extension table; each takes two septets, the escape and its own. */
export const GSM7_EXTENSION = '\f^{}\\[~]|€';

/**
 * Septets by UTF-16 code unit: 1 or 2, and 0 where the character does not exist in GSM-7. A table of
 * all code units, so that the count of a text is one look-up a code unit.
 */
export const SEPTETS: Uint8Array = septetTable();

function septetTable(): Uint8Array {
	const table = new Uint8Array(0x10000);
	for (const character of GSM7_BASIC) table[character.charCodeAt(0)] = 1;
	for (const character of GSM7_EXTENSION) table[character.charCodeAt(0)] = 2;
	return table;
}
