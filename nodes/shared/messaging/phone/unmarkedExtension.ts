import type { NumberProblem } from './phoneRefusals';
import { digitGroups } from './notation';

/** More digits than this are no extension. */
const MOST_DIGITS = 6;

/** With an extension, digits are too many, or they seem to be those of nobody. */
const PROBLEMS: ReadonlySet<NumberProblem> = new Set(['tooLong', 'notAllocated']);

/**
 * The last group of digits of a number that is only a number without it: `22` in `(919) 555-0100 22`.
 *
 * @param typed as written
 * @param problem why it is refused as it is
 * @param isNumber whether the rest is a number
 */
export function unmarkedExtension(
	typed: string,
	problem: NumberProblem,
	isNumber: (rest: string) => boolean,
): string | undefined {
	if (!PROBLEMS.has(problem)) return undefined;
	const groups = digitGroups(typed);
	const last = groups.pop();
	if (last === undefined || last.length > MOST_DIGITS || groups.length === 0) return undefined;
	const plus = /^[^\d]*[+\uff0b]/u.test(typed) ? '+' : '';
	return isNumber(plus + groups.join('')) ? last : undefined;
}
