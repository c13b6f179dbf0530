import { isFailure, type Failure } from '../model/failure';
import type { TemplateVariable } from '../model/message';
import { rewriteLinks, type LinkRewriter } from './rewriteLinks';
import { tooLong } from './textLimits';
import { isWebAddress } from './webAddress';

/** What a user writes as a value where the link itself stands in an approved template. */
const CLICK_TOKEN = /\{clickToken\}/g;

/**
 * Rewrites the links in the values of variables.
 *
 * @param field what the form calls the variables, for the refusal
 * @param clickToken put in the place of `{clickToken}`; undefined: there is none to put in
 * @returns the variables, or why one of their links cannot be rewritten
 */
export function rewriteVariables(
	variables: readonly TemplateVariable[],
	rewrite: LinkRewriter,
	field: string,
	clickToken?: string,
): { variables: TemplateVariable[] } | Failure {
	const rewritten: TemplateVariable[] = [];
	for (const { name, value } of variables) {
		const place = `${field}: ${name}`;
		const unbounded = tooLong(place.slice(0, 100), value);
		if (unbounded) return unbounded;
		// A link from end to end may have Chinese characters in it.
		const link = isWebAddress(value.trim()) ? rewrite(value, place) : undefined;
		const result = link ?? rewriteLinks(value, rewrite, place);
		if (isFailure(result)) return result;
		const text = 'url' in result ? result.url : result.text;
		rewritten.push({
			name,
			value: clickToken === undefined ? text : text.replace(CLICK_TOKEN, clickToken),
		});
	}
	return { variables: rewritten };
}
