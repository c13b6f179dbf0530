/**
 * `npm run regexes`: looks for regular expressions in the shipped code whose time grows faster than the
 * text, so that one long text from outside could hold all of n8n. `recheck` looks at each of them by
 * automata, and by attacks where the automata get too large.
 */
import { check } from 'recheck';
import { shippedRegexes, type ShippedRegex } from './shippedRegexes.mts';

/** Milliseconds for one expression, and always the same attacks. */
const HOW = { timeout: 10_000, randomSeed: 1 };

/**
 * Expressions that recheck cannot judge, with the reason why they are linear all the same. The test
 * `hostileInput` runs them, as all others, on a million characters.
 */
const JUDGED_BY_HAND: ReadonlyMap<string, string> = new Map([
	[
		String.raw`\{\{\s*\$json((?:\.[A-Za-z_$][\w$]*|\['[^'\\\r\n]*'\]|\["[^"\\\r\n]*"\])+)\s*\}\}`,
		'each start needs a {{ of its own, each step begins and ends with a sign that is not within it',
	],
]);

/** What is wrong with an expression, if anything. */
async function problemOf({ source, flags, place }: ShippedRegex): Promise<string | undefined> {
	if (JUDGED_BY_HAND.has(source)) return undefined;
	let verdict = await check(source, flags, { ...HOW, checker: 'auto' });
	if (verdict.status === 'unknown' && verdict.error.kind === 'timeout') {
		verdict = await check(source, flags, { ...HOW, checker: 'fuzz' });
	}
	if (verdict.status === 'safe') return undefined;
	const expression = `${place}: /${source}/${flags}`;
	return verdict.status === 'vulnerable'
		? `${expression} takes ${verdict.complexity.summary} time, for example for ${verdict.attack.pattern}. Write it so that it cannot look at a character again and again, or bound what it repeats.`
		: `${expression} cannot be judged: ${verdict.error.kind}. Write it more simply, or say in scripts/regexes.mts why it is linear.`;
}

const expressions = await shippedRegexes();
const different = [
	...new Map(expressions.map((one) => [`${one.source} ${one.flags}`, one])).values(),
];
const problems: string[] = [];
for (const expression of different) {
	const problem = await problemOf(expression);
	if (problem) problems.push(problem);
}
for (const problem of problems) console.error(problem);
console.log(
	problems.length === 0
		? `All ${expressions.length} regular expressions are linear.`
		: `${problems.length} of ${expressions.length} regular expressions are not linear.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
