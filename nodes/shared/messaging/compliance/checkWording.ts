import { isFailure, type Failure } from '../model/failure';
import { claimProblem } from './claims';
import { forbiddenWordProblem } from './forbiddenWords';
import { applyLevel, levelOf, type RuleLevels, type RuleWarning, type TextRule } from './levels';
import { linkProblem } from '../text/linkProblems';
import { salutationProblem } from './salutation';
import type { Sentence } from '../model/sentence';

/** A text and the name of the field that it comes from. */
export interface FieldText {
	field: string;
	text: string;
}

/** Everything that a message says. */
export interface Wording {
	subject?: string;
	/** In the order in which the recipient reads them. */
	texts: readonly FieldText[];
}

/** What the user wants of the wording. */
export interface WordingRules {
	/** Words that must not be sent, in any case. */
	forbiddenWords: readonly string[];
	levels?: RuleLevels;
}

type WordingRule = Exclude<TextRule, 'emptyValues' | 'optOutLine'>;

type Check = (wording: Wording, rules: WordingRules) => Sentence | undefined;

/** Looks at the subject and each text; the first problem is the one that is told. */
const everywhere =
	(problemOf: (field: string, text: string, rules: WordingRules) => Sentence | undefined): Check =>
	({ subject = '', texts }, rules) => {
		for (const { field, text } of [{ field: 'Subject', text: subject }, ...texts]) {
			const problem = problemOf(field, text, rules);
			if (problem) return problem;
		}
		return undefined;
	};

const CHECKS: ReadonlyArray<readonly [rule: WordingRule, check: Check]> = [
	[
		'forbiddenWords',
		everywhere((field, text, rules) => forbiddenWordProblem(field, text, rules.forbiddenWords)),
	],
	['absoluteClaims', everywhere(claimProblem)],
	['linkForm', everywhere(linkProblem)],
	[
		'salutation',
		({ texts }) => {
			const opening = texts.find(({ text }) => text.trim());
			return opening && salutationProblem(opening.field, opening.text);
		},
	],
];

/**
 * Holds what a message says against the rules that have a level.
 *
 * @returns the first refusal, or all warnings: at most one for each rule
 */
export function checkWording(wording: Wording, rules: WordingRules): Failure | RuleWarning[] {
	const { levels = {} } = rules;
	const warnings: RuleWarning[] = [];
	for (const [rule, check] of CHECKS) {
		const problem = levelOf(rule, levels) === 'ignore' ? undefined : check(wording, rules);
		const judged = problem ? applyLevel(rule, problem, levels) : [];
		if (isFailure(judged)) return judged;
		warnings.push(...judged);
	}
	return warnings;
}
