import { checkCharacters } from '../text/characters';
import { failure, isFailure, type Failure } from '../model/failure';
import type { MediaLimits, Page } from '../model/page';
import { checkPages } from '../media/checkPages';
import { settleOptOutLine } from './optOut';
import { hasOptOutLine } from './optOutLine';
import type { RuleWarning } from './levels';
import { checkWording, type FieldText, type WordingRules } from './checkWording';
import { splitSignature } from './signature';
import { signText, type SignaturePlacement } from './signText';
import { anyTooLong } from '../text/textLimits';
import { COMPLIANCE_SENTENCES } from './sentences';

/** What the pages of a multimedia message have to keep to. */
export interface PageRules extends WordingRules {
	signature: SignaturePlacement;
	optOut: 'required' | 'notRequired';
	media: MediaLimits;
}

/** Pages that keep to the rules. */
export interface ReadyPages {
	subject: string;
	pages: Page[];
	/** Without 【】, where it goes into a field of its own. */
	signature?: string;
	/** Rules that they break and that do not stop them. */
	warnings: RuleWarning[];
}

const isSigned = ({ text }: Page): boolean => splitSignature(text).signature !== undefined;

/** The pages with the text of one of them replaced. */
const withText = (pages: readonly Page[], index: number, text: string): Page[] =>
	pages.map((page, place) => (place === index ? { ...page, text } : page));

/**
 * Makes pages ready for the carrier: signature settled, opt-out line in place, everything that would
 * be refused stopped before it costs anything, the rest held against the user's rules.
 *
 * @param typedSignature as the user wrote it, with or without 【】; may be empty
 * @param optOutLine put at the end of the last page if an opt-out line is required and missing
 * @returns the pages to send, or why they cannot be sent
 */
export function applyPageRules(
	subject: string,
	typedPages: readonly Page[],
	typedSignature: string,
	optOutLine: string,
	rules: PageRules,
): ReadyPages | Failure {
	if (typedPages.length === 0) {
		return failure('configuration', COMPLIANCE_SENTENCES.noPage);
	}
	const unbounded = anyTooLong([
		['Subject', subject],
		...typedPages.map(({ text }, page) => [`Text of page ${page + 1}`, text] as const),
	]);
	if (unbounded) return unbounded;
	// The carriers look for the mark at the beginning or at the end of a message.
	const last = typedPages.length - 1;
	const signedPage = isSigned(typedPages[last]) && !isSigned(typedPages[0]) ? last : 0;
	const signed = signText(
		`Text of page ${signedPage + 1}`,
		typedPages[signedPage].text,
		typedSignature,
		rules.signature,
	);
	if (isFailure(signed)) return signed;
	let pages = withText(typedPages, signedPage, signed.text);

	const warnings: RuleWarning[] = [];
	if (rules.optOut === 'required' && !pages.some(({ text }) => hasOptOutLine(text))) {
		const complete = settleOptOutLine(
			`Text of page ${last + 1}`,
			pages[last].text,
			optOutLine,
			rules.levels,
		);
		if (isFailure(complete)) return complete;
		pages = withText(pages, last, complete.text);
		warnings.push(...complete.warnings);
	}

	const texts = pages.map(
		({ text }, page): FieldText => ({ field: `Text of page ${page + 1}`, text }),
	);
	for (const { field, text } of [{ field: 'Subject', text: subject }, ...texts]) {
		const refusal = checkCharacters(field, text, { emoji: 'allowed' });
		if (refusal) return refusal;
	}
	const refusal = checkPages(subject, pages, rules.media);
	if (refusal) return refusal;
	const wording = checkWording({ subject, texts }, rules);
	if (isFailure(wording)) return wording;
	return {
		subject,
		pages,
		warnings: [...warnings, ...wording],
		signature: signed.signature || undefined,
	};
}
