/** Basic table of GSM 03.38 as in reference 8; ESC itself cannot be sent. */
const basic = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
		'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Extension table: two septets each. */
const extension = new Set('^{}\\[~]|€\f');

/** How a text is sent. */
export interface Encoded {
	encoding: 'GSM-7' | 'UCS-2';
	/** Septets or UTF-16 code units. */
	length: number;
	/** Billed parts. */
	units: number;
}

/**
 * One character outside GSM-7 makes the whole text UCS-2; 160/153 septets or 70/67 code units a part
 * (reference 8). Plivo's replacement of easy-to-miss Unicode is not imitated: its table is unknown.
 */
export function encode(text: string): Encoded {
	const characters = [...text];
	const isGsm = characters.every((one) => basic.has(one) || extension.has(one));
	const widths = isGsm
		? characters.map((one) => (extension.has(one) ? 2 : 1))
		: characters.map((one) => one.length);
	const length = widths.reduce((sum, width) => sum + width, 0);
	return {
		encoding: isGsm ? 'GSM-7' : 'UCS-2',
		length,
		units: countParts(widths, length, isGsm ? [160, 153] : [70, 67]),
	};
}

/** Parts of a text; neither an escape pair nor a surrogate pair is split. */
function countParts(widths: number[], length: number, [single, part]: [number, number]): number {
	if (length <= single) return 1;
	let parts = 1;
	let used = 0;
	for (const width of widths) {
		if (used + width > part) {
			parts += 1;
			used = 0;
		}
		used += width;
	}
	return parts;
}
