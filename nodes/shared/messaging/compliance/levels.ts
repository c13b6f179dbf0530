import type { Sentence } from '../model/sentence';
import { failure, type Failure } from '../model/failure';

/** What a broken rule leads to: `warn` lets the message go out with a warning. */
export type RuleLevel = 'refuse' | 'warn' | 'ignore';

/**
 * The rules whose level is the user's to choose, with the level that each has by itself.
 *
 * What a provider refuses anyway (no content, no signature where it must stand in the text, too long,
 * characters that it does not take, an expression that was not filled in) has no level: it cannot
 * arrive, so letting it through would only cost time, and often money. Nor has 'Max Segments': it is
 * the user's own limit already.
 */
export const DEFAULT_LEVELS = {
	absoluteClaims: 'warn',
	emptyValues: 'refuse',
	forbiddenWords: 'refuse',
	linkForm: 'warn',
	optOutLine: 'refuse',
	salutation: 'ignore',
} as const satisfies Readonly<Record<string, RuleLevel>>;

/** A rule that has a level. */
export type TextRule = keyof typeof DEFAULT_LEVELS;

/** The levels that the user has chosen; a rule that is not named keeps its own. */
export type RuleLevels = Readonly<Partial<Record<TextRule, RuleLevel>>>;

/** A broken rule that does not stop the message. */
export interface RuleWarning {
	rule: TextRule;
	/** One or two plain sentences: what is wrong and the way out. */
	message: Sentence;
}

/** The level of a rule. */
export const levelOf = (rule: TextRule, levels: RuleLevels): RuleLevel =>
	levels[rule] ?? DEFAULT_LEVELS[rule];

/**
 * What a broken rule leads to at its level.
 *
 * @param problem what is wrong and the way out
 * @returns a refusal, or the warnings: one or none
 */
export function applyLevel(
	rule: TextRule,
	problem: Sentence,
	levels: RuleLevels,
): Failure | RuleWarning[] {
	const level = levelOf(rule, levels);
	if (level === 'refuse') return failure('contentRejected', problem);
	return level === 'warn' ? [{ rule, message: problem }] : [];
}
