import { isFailure, type Failure } from '../failure';
import { trackedLink, type LinkParameter } from './tracking';

/**
 * A link in a text ends where a space, a quotation mark or full-width punctuation begins; a full stop,
 * comma or bracket at its end belongs to the sentence.
 */
const LINK =
	/https?:\/\/[^\s"'<>，。；：！？、（）【】《》“”]*[^\s"'<>，。；：！？、（）【】《》“”.,;:!?)\]}]/gi;

/**
 * Adds query parameters to every link in a text that somebody wrote freely.
 *
 * @param field what the form calls the text, for the refusal
 * @returns the text, or why one of its links is none
 */
export function trackedText(
	text: string,
	parameters: readonly LinkParameter[],
	field: string,
): { text: string } | Failure {
	if (parameters.length === 0) return { text };
	let refusal: Failure | undefined;
	const tracked = text.replace(LINK, (link) => {
		const result = trackedLink(link, parameters, field);
		if (!isFailure(result)) return result.url;
		refusal ??= result;
		return link;
	});
	return refusal ?? { text: tracked };
}
