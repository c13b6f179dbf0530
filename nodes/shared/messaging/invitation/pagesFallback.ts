import type { Page } from '../model/page';
import { hasOptOutLine } from '../compliance/optOutLine';
import { segmentsOf } from '../text/segments';
import { linksIn } from '../text/webAddress';
import type { FallbackText } from './fallbackText';

const textOf = (lines: readonly string[]): FallbackText => {
	const text = lines.join('\n');
	// Counted as in mainland networks, which is never less than what others bill.
	return { text, billing: { encoding: 'UCS-2', segments: segmentsOf(text) } };
};

/**
 * The short text for guests whom a multimedia message of free pages does not reach: subject and all
 * texts, or, where that needs too many segments, the subject with the lines that hold a link or tell
 * how to opt out.
 *
 * @param mostSegments billed parts of one message; the short form may need more
 * @returns undefined where there is no text at all
 */
export function pagesFallback(
	subject: string,
	pages: readonly Page[],
	mostSegments: number,
): FallbackText | undefined {
	const lines = pages.flatMap(({ text }) => text.split('\n')).map((line) => line.trim());
	const complete = [subject.trim(), ...lines].filter(Boolean);
	if (complete.length === 0) return undefined;

	const whole = textOf(complete);
	if (whole.billing.segments <= mostSegments) return whole;
	const short = complete.filter(
		(line, index) => index === 0 || linksIn(line).length > 0 || hasOptOutLine(line),
	);
	return textOf(short);
}
