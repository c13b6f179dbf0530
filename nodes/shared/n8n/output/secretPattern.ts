/**
 * Patterns that find a text however it was written down: plain, in JSON, in a form or an address, in
 * HTML, in Base64 or in hex digits, also once more within one of these. All repetitions are bounded, so
 * that searching takes time in proportion to the text.
 */

/** Named entities of the characters that HTML writers escape. */
const ENTITIES: Readonly<Record<string, string>> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
	'/': 'sol',
	'+': 'plus',
	'=': 'equals',
	'%': 'percnt',
	'#': 'num',
	':': 'colon',
	'@': 'commat',
	'!': 'excl',
	'*': 'ast',
	'(': 'lpar',
	')': 'rpar',
	',': 'comma',
	'.': 'period',
	';': 'semi',
	'?': 'quest',
	$: 'dollar',
	'\\': 'bsol',
	'`': 'grave',
	'|': 'vert',
	_: 'lowbar',
};

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Hex digits in capitals and small letters. */
const anyCase = (digits: string): string =>
	digits.replace(/[a-f]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);

/** A percent sign, as it is or encoded again. */
const PERCENT = '%(?:25){0,3}';

/** The beginning of an entity, as it is or encoded again. */
const AMPERSAND = '&(?:amp;){0,3}';

const hexOf = (code: number, length: number) => anyCase(code.toString(16).padStart(length, '0'));

/** All ways to write one character by its number or its name. */
function codesOf(character: string): string[] {
	const code = character.codePointAt(0) ?? 0;
	const bytes = [...Buffer.from(character, 'utf8')];
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	const ways = [
		bytes.map((byte) => PERCENT + hexOf(byte, 2)).join(''),
		units.map((unit) => `\\\\{1,8}u${hexOf(unit, 4)}`).join(''),
		`${AMPERSAND}#(?:0{0,6}${code}|[xX]0{0,6}${hexOf(code, 1)});`,
	];
	if (code < 256) ways.push(`\\\\{1,8}x${hexOf(code, 2)}`);
	if (character === ' ') ways.push('\\+', `${PERCENT}20`);
	if (character in ENTITIES) ways.push(`${AMPERSAND}${ENTITIES[character]};`);
	return ways;
}

/** All ways to write one character. */
function writtenAs(character: string): string {
	const ways = [escaped(character), ...codesOf(character)];
	// JSON and many programs write these with a backslash before them.
	if (/[^\p{L}\p{N}\s]/u.test(character)) ways.push(`\\\\{1,8}${escaped(character)}`);
	return `(?:${ways.join('|')})`;
}

/** One character, or as many backslashes as stand together. */
const CHARACTERS = /\\+|[^\\]/gu;

/**
 * All ways to write a text. Backslashes that stand together are one piece: each may stand for itself or
 * for the one before another, and to try all divisions would take for ever.
 */
function inText(text: string): string {
	return (text.match(CHARACTERS) ?? [])
		.map((piece) => {
			if (!piece.startsWith('\\')) return writtenAs(piece);
			const { length } = piece;
			return `(?:\\\\{${length},${length * 8}}|(?:${codesOf('\\').join('|')}){${length}})`;
		})
		.join('');
}

/** Base64, also in its form for addresses (RFC 4648, section 5). */
const inBase64 = (base64: string): string =>
	[...base64]
		.map((letter) => {
			if (letter === '+') return `(?:${writtenAs('+')}|-)`;
			return letter === '/' ? `(?:${writtenAs('/')}|_)` : letter;
		})
		.join('');

/** Shorter pieces of Base64 would be found in harmless text. */
const SHORTEST_BASE64 = 8;

/**
 * Base64 of something that has the text in it. Three bytes become four letters, so there are three
 * pieces, by the place where the text begins. The letters beside a piece depend on the neighbours, too,
 * and are no part of it.
 */
function withinBase64(text: string): string[] {
	const bytes = Buffer.from(text, 'utf8');
	return [0, 1, 2].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const certain = whole.subarray(before === 0 ? 0 : 3, whole.length - (whole.length % 3));
		const piece = certain.toString('base64');
		return piece.length < SHORTEST_BASE64 ? [] : [inBase64(piece)];
	});
}

const inHex = (text: string): string =>
	[...Buffer.from(text, 'utf8')].map((byte) => hexOf(byte, 2)).join('[\\s:-]?');

/** Letters beside a piece of Base64 that may hold a part of the secret. */
const BESIDE = 4;

const isBase64 = (letter: string | undefined) => letter !== undefined && /[\w+/=-]/.test(letter);

const anyOf = (patterns: readonly string[]): RegExp | undefined =>
	patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'g');

/** Takes out what a pattern finds, with the letters of Base64 beside it. */
function cutBase64(text: string, pattern: RegExp, instead: string): string {
	const parts: string[] = [];
	let from = 0;
	for (const { index, 0: piece } of text.matchAll(pattern)) {
		let begin = index;
		while (begin > Math.max(from, index - BESIDE) && isBase64(text[begin - 1])) begin--;
		let end = index + piece.length;
		const last = end + BESIDE;
		while (end < last && isBase64(text[end])) end++;
		parts.push(text.slice(from, Math.max(begin, from)), instead);
		from = Math.max(end, from);
	}
	return parts.length === 0 ? text : parts.join('') + text.slice(from);
}

/**
 * A function that takes secrets out of a text, in each of their forms.
 *
 * @param secrets the longest first
 * @param instead what stands there then
 */
export function cutSecrets(secrets: readonly string[], instead: string): (text: string) => string {
	const pairs = secrets.flatMap((user) => secrets.map((password) => `${user}:${password}`));
	const whole = anyOf([...pairs.map(wholeBase64), ...secrets.map(inText), ...secrets.map(inHex)]);
	const within = anyOf(secrets.flatMap(withinBase64));
	return (text) => {
		const clean = whole ? text.replace(whole, instead) : text;
		return within ? cutBase64(clean, within, instead) : clean;
	};
}

/** Base64 of a text and nothing else, such as user and password of HTTP Basic. */
const wholeBase64 = (text: string): string =>
	`${inBase64(
		Buffer.from(text)
			.toString('base64')
			.replace(/={1,2}$/, ''),
	)}={0,2}`;
