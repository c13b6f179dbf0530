import { isFailure, type Failure } from '../model/failure';
import type { Billing } from '../model/outcome';
import { analyseText, segmentsOf } from '../text/segments';
import { signatureMark, signatureName } from '../compliance/signature';
import { smartEncode } from '../text/smartEncoding';
import type { InvitationParts } from './invitation';
import { joinLines, LINE_NAMES, writeLines, type LineName } from './lines';

/** The invitation as a plain text message. */
export interface FallbackText {
	text: string;
	/** With the 【signature】 that is put in front when it is sent. */
	billing: Billing;
}

/** What gives way to save segments, the least important first. */
const EXPENDABLE: readonly LineName[] = [
	'greeting',
	'contact',
	'map',
	'hall',
	'booth',
	'venue',
	'time',
];

/**
 * The short text for guests whom the multimedia message does not reach: the event, when and where,
 * and the link to register, or the map where there is none. No part is ever cut: the less important
 * ones are left out until the text fits. The event's name, its link and the opt-out line stay in any
 * case, even if they need more segments.
 *
 * @param parts as for the multimedia message; the highlights are not told, the signature is not put
 *   in but counted
 * @param mostSegments billed parts of one message
 * @returns the text and how it is billed, or which part cannot be used and why
 */
export function fallbackText(parts: InvitationParts, mostSegments = 3): FallbackText | Failure {
	const lines = writeLines(parts);
	if (isFailure(lines)) return lines;

	const company = signatureName(parts.signature);
	const mark = company === '' ? '' : signatureMark(company);
	const billingOf = (text: string): Billing => {
		// Mainland networks bill Latin letters like Chinese characters.
		if (parts.language === 'zh') return { encoding: 'UCS-2', segments: segmentsOf(mark + text) };
		const { encoding, segments } = analyseText(mark + text);
		return { encoding, segments };
	};
	const written = (names: readonly LineName[]): FallbackText => {
		const joined = joinLines(lines, names);
		const text = parts.language === 'zh' ? joined : smartEncode(joined).text;
		return { text, billing: billingOf(text) };
	};

	const essential: LineName = lines.registration === '' ? 'map' : 'registration';
	let names = LINE_NAMES.filter((name) => name !== 'highlights');
	let fallback = written(names);
	for (const name of EXPENDABLE) {
		if (fallback.billing.segments <= mostSegments) break;
		if (name === essential) continue;
		names = names.filter((each) => each !== name);
		fallback = written(names);
	}
	return fallback;
}
