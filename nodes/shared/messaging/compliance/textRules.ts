import { checkCharacters, type CharacterRules } from '../text/characters';
import { failure, isFailure, type Failure } from '../model/failure';
import type { TemplateVariable, TextPattern } from '../model/message';
import { settleOptOutLine } from './optOut';
import type { Billing } from '../model/outcome';
import type { RuleWarning } from './levels';
import { checkWording, type WordingRules } from './checkWording';
import { analyseText, segmentsOf } from '../text/segments';
import { splitSignature } from './signature';
import { signText, type SignaturePlacement } from './signText';
import { smartEncode } from '../text/smartEncoding';
import { tooLong } from '../text/textLimits';
import { fillIn } from '../text/textVariables';
import { COMPLIANCE_SENTENCES } from './sentences';

/** What a text has to keep to. */
export interface TextRules extends CharacterRules, WordingRules {
	signature: SignaturePlacement;
	optOut: 'required' | 'notRequired';
	/** `UCS-2`: every text is billed by 70 and 67 characters, as in mainland networks. */
	encoding: 'automatic' | 'UCS-2';
	/** Longest text, UTF-16 code units, by encoding; undefined: no limit is published. */
	codeUnits?: { 'GSM-7': number; 'UCS-2': number };
	/** Most billed parts of one message that the user agrees to. */
	maxSegments: number;
	/** Whether to replace typographic characters where that saves a segment. */
	smartEncoding: boolean;
	/** Values for `@var(name)` in the text, where the provider can fill them in by itself. */
	variables?: readonly TemplateVariable[];
}

/** A text that keeps to the rules. */
export interface ReadyText {
	/** As the recipient reads it. */
	text: string;
	/** The same before its variables were filled in, where it has some. */
	pattern?: TextPattern;
	/** Without 【】, where it goes into a field of its own. */
	signature?: string;
	billing: Billing;
	/** Rules that it breaks and that do not stop it. */
	warnings: RuleWarning[];
}

/** How the text is billed, if it is not too long. */
function checkLength(text: string, shown: string, rules: TextRules): Billing | Failure {
	const { encoding, segments }: Billing =
		rules.encoding === 'UCS-2'
			? { encoding: 'UCS-2', segments: segmentsOf(shown) }
			: analyseText(shown);
	const most = rules.codeUnits?.[encoding];
	if (most !== undefined && text.length > most) {
		return failure(
			'contentRejected',
			COMPLIANCE_SENTENCES.tooManyCharacters({ length: text.length, most }),
		);
	}
	if (segments > rules.maxSegments) {
		return failure(
			'contentRejected',
			COMPLIANCE_SENTENCES.tooManySegments({ segments, most: rules.maxSegments }),
		);
	}
	return { encoding, segments };
}

/**
 * Makes a text ready for the carrier: signature settled, opt-out line in place, everything that
 * would be refused stopped before it costs anything, the rest held against the user's rules.
 *
 * @param typedText as the user wrote it
 * @param typedSignature as the user wrote it, with or without 【】; may be empty
 * @param optOutLine put at the end if an opt-out line is required and missing; may be empty
 * @returns the text to send, or why it cannot be sent
 */
export function applyTextRules(
	typedText: string,
	typedSignature: string,
	optOutLine: string,
	rules: TextRules,
): ReadyText | Failure {
	const unbounded = tooLong('Text', typedText);
	if (unbounded) return unbounded;
	if (!typedText.trim()) return failure('configuration', COMPLIANCE_SENTENCES.emptyText);

	const signed = signText('Text', typedText, typedSignature, rules.signature);
	if (isFailure(signed)) return signed;
	const { text: said } = rules.signature === 'text' ? splitSignature(signed.text) : signed;
	if (!said.trim()) return failure('configuration', COMPLIANCE_SENTENCES.onlySignature);

	const complete =
		rules.optOut === 'required'
			? settleOptOutLine('Text', signed.text, optOutLine, rules.levels)
			: { text: signed.text, warnings: [] };
	if (isFailure(complete)) return complete;

	// Where every text is billed alike, no replacement can save anything.
	const smart = rules.smartEncoding && rules.encoding === 'automatic';
	const written = smart ? smartEncode(complete.text).text : complete.text;
	const { text, pattern } = fillIn(written, rules.variables ?? []);
	const refusal = tooLong('Text', text) ?? checkCharacters('Text', text, rules);
	if (refusal) return refusal;

	const billing = checkLength(text, signed.shown(text), rules);
	if (isFailure(billing)) return billing;
	const wording = checkWording({ texts: [{ field: 'Text', text }] }, rules);
	if (isFailure(wording)) return wording;
	return {
		text,
		billing,
		warnings: [...complete.warnings, ...wording],
		pattern,
		signature: signed.signature || undefined,
	};
}
