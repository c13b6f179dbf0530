import { failure, isFailure, type Failure } from '../model/failure';
import { unclearEnd } from './linkProblems';
import { replaceLinks } from './webAddress';

/**
 * What becomes of a link: another address in its place, or why it cannot have one.
 *
 * @param field what the form calls the link or the text around it, for the refusal
 */
export type LinkRewriter = (link: string, field: string) => { url: string } | Failure;

/**
 * Puts another address in the place of every link in a text that somebody wrote freely. Refused is a
 * link with Chinese characters directly behind it or with full-width ones in it: nobody can tell where
 * it ends, and the new address would carry the rest of the sentence.
 *
 * @param field what the form calls the text, for the refusal
 * @returns the text, or why one of its links cannot be rewritten
 */
export function rewriteLinks(
	text: string,
	rewrite: LinkRewriter,
	field: string,
): { text: string } | Failure {
	let refusal: Failure | undefined;
	const rewritten = replaceLinks(text, (link) => {
		if (refusal) return link.url;
		const problem = unclearEnd(field, link);
		const result = problem ? failure('contentRejected', problem) : rewrite(link.url, field);
		if (!isFailure(result)) return result.url;
		refusal = result;
		return link.url;
	});
	return refusal ?? { text: rewritten };
}
