import { isFailure, type Failure } from '../model/failure';
import { applyLevel, type RuleLevels, type RuleWarning } from './levels';
import { hasOptOutLine } from './optOutLine';
import { endsWithLink } from '../text/linkProblems';
import { COMPLIANCE_SENTENCES } from './sentences';

/**
 * Puts the opt-out line at the end of a text, set off as its language does, but before a company mark
 * that ends the text.
 *
 * @param line such as 回T退订
 */
export function withOptOutLine(text: string, line: string): string {
	const written = text.trimEnd();
	const mark = markAtEnd(written);
	const body = written.slice(0, written.length - mark.length).trimEnd();
	// A text that is nothing but its mark has it at its beginning.
	return body === '' ? appended(written, line) : appended(body, line) + mark;
}

/** The company mark that ends a text, where carriers look for it; empty if there is none. */
function markAtEnd(text: string): string {
	const mark = text.endsWith('】') ? text.slice(text.lastIndexOf('【')) : '';
	return mark.indexOf('】') === mark.length - 1 ? mark : '';
}

function appended(body: string, line: string): string {
	// Full-width punctuation would become a part of the link.
	if (endsWithLink(body)) return `${body} ${line.trimStart()}`;
	if (body === '' || /[\p{P}\s]$/u.test(body) || /^[\p{P}\s]/u.test(line)) return body + line;
	const chinese = /\p{Script=Han}/u.test(line);
	return `${body}${chinese ? '，' : ' '}${line}`;
}

/** A text with the opt-out line that it can have. */
export interface OptOutText {
	text: string;
	/** That it has none, where the user takes that upon themselves. */
	warnings: RuleWarning[];
}

/**
 * The text with an opt-out line, added if it has none, or why it cannot go without one.
 *
 * @param field name of the field that the text comes from
 */
export function settleOptOutLine(
	field: string,
	text: string,
	line: string,
	levels: RuleLevels = {},
): OptOutText | Failure {
	if (hasOptOutLine(text)) return { text, warnings: [] };
	if (hasOptOutLine(line)) return { text: withOptOutLine(text, line), warnings: [] };

	const problem = line.trim()
		? COMPLIANCE_SENTENCES.notAnOptOutLine({ line })
		: COMPLIANCE_SENTENCES.noOptOutLine({ field });
	const judged = applyLevel('optOutLine', problem, levels);
	return isFailure(judged) ? judged : { text, warnings: judged };
}
