import { shippedRegexes } from '../../../scripts/shippedRegexes.mts';
import { HOSTILE, lookalikes, within } from './texts.mts';

/** All regular expressions of the shipped code; the same one once. */
async function differentRegexes(): Promise<Array<[place: string, expression: RegExp]>> {
	const found = await shippedRegexes();
	const byText = new Map(found.map((one) => [`/${one.source}/${one.flags}`, one]));
	return [...byText].map(([text, { source, flags, place }]) => [
		`${place} ${text}`,
		// From each place of the text on, also where the code asks for the first match only.
		new RegExp(source, flags.includes('g') ? flags : `${flags}g`),
	]);
}

/** The same thing is repeated all the way: what so many matches do not show, no more of them do. */
const ENOUGH = 1000;

/** Searches a text from match to match. */
function searchAll(text: string, expression: RegExp): void {
	let matches = 0;
	for (const match of text.matchAll(expression)) {
		if (match && ++matches === ENOUGH) return;
	}
}

it('H1: every regular expression gets over a million characters of the worst text', async () => {
	const expressions = await differentRegexes();
	expect(expressions.length).toBeGreaterThan(150);
	for (const [name, expression] of expressions) {
		const texts = [...HOSTILE, ...lookalikes(expression.source).map((text) => ['', text] as const)];
		for (const [kind, text] of texts) {
			within(`${name} on ${kind || text.slice(0, 40)}`, () => searchAll(text, expression));
		}
	}
}, 600_000);

it('H1: the clock catches an expression that is not linear', () => {
	const [, spaces] = HOSTILE[0];
	expect(() => within('it', () => /\s+$/.test(spaces), 300)).toThrow('it takes more than 300 ms');
});
