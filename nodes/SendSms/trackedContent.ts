import type { SmsContent } from '../shared/sending/check/sms';
import type { ClickLinks } from '../shared/messaging/tracking/clickLinks';
import { isFailure, type Failure } from '../shared/messaging/model/failure';
import { rewriteLinks } from '../shared/messaging/text/rewriteLinks';
import { rewriteVariables } from '../shared/messaging/text/rewriteVariables';
import { tooLong } from '../shared/messaging/text/textLimits';
import { fillIn } from '../shared/messaging/text/textVariables';
import { linksIn } from '../shared/messaging/text/webAddress';

/**
 * The content with tracked links, for one guest.
 *
 * A text with variables stays one with variables, which providers take in fewer requests, as long as
 * its links are values as a whole; otherwise its variables are filled in first.
 *
 * @returns why one of the links cannot be tracked, if so
 */
export function trackedContent(
	content: SmsContent,
	{ rewrite, shortToken }: ClickLinks,
): SmsContent | Failure {
	if (content.kind === 'template') {
		const { variables } = content;
		const tracked = rewriteVariables(variables, rewrite, 'Template Variables', shortToken);
		return isFailure(tracked) ? tracked : { ...content, ...tracked };
	}
	const { text: written, variables = [] } = content;
	const { text } = fillIn(written, variables);
	const unbounded = tooLong('Text', written) ?? tooLong('Text', text);
	if (unbounded) return unbounded;
	const values = new Set(variables.map(({ value }) => value.trim()));
	if (linksIn(written).length === 0 && linksIn(text).every(({ url }) => values.has(url))) {
		const tracked = rewriteVariables(variables, rewrite, 'Text Variables');
		return isFailure(tracked) ? tracked : { ...content, ...tracked };
	}
	const tracked = rewriteLinks(text, rewrite, 'Text');
	return isFailure(tracked) ? tracked : { kind: 'text', ...tracked };
}
