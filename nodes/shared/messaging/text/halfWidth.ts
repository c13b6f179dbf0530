const FULL_WIDTH = /[\u3000\uff01-\uff5e]/g;

/**
 * Full-width letters, digits, signs and spaces as ASCII. Unlike Unicode's normal forms it never makes a
 * text longer: NFKC writes a single ﷺ as 18 characters.
 */
export const halfWidth = (text: string): string =>
	text.replace(FULL_WIDTH, (character) =>
		character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
	);
