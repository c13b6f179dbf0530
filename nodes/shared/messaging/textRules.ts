import { failure, isFailure, type Failure } from './failure';
import { hasOptOutLine, withOptOutLine } from './optOut';
import { analyseText, segmentsOf } from './segments';
import type { Billing } from './outcome';
import { signatureMark, signatureName, signatureProblem, splitSignature } from './signature';
import { smartEncode } from './smartEncoding';

/** What a text has to keep to. */
export interface TextRules {
	/**
	 * Where the 【signature】 goes: `field`, we name it in a field of its own; `text`, it must stand in
	 * the text; `provider`, the provider adds the account's own; `none`, there is no such thing.
	 */
	signature: 'field' | 'text' | 'provider' | 'none';
	optOut: 'required' | 'notRequired';
	emoji: 'allowed' | 'refused';
	/** `UCS-2`: every text is billed by 70 and 67 characters, as in mainland networks. */
	encoding: 'automatic' | 'UCS-2';
	/** Longest text, UTF-16 code units, by encoding; undefined: no limit is published. */
	codeUnits?: { 'GSM-7': number; 'UCS-2': number };
	/** Most billed parts of one message that the user agrees to. */
	maxSegments: number;
	/** Words that the user does not want to send, in any case. */
	forbiddenWords: readonly string[];
	/** Whether to replace typographic characters where that saves a segment. */
	smartEncoding: boolean;
}

/** A text that keeps to the rules. */
export interface ReadyText {
	text: string;
	/** Without 【】, where it goes into a field of its own. */
	signature?: string;
	billing: Billing;
}

/** Emoji as phones draw them; plain symbols such as © or ☎ are none. */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[0-9#*]\uFE0F?\u20E3/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const UNRESOLVED_EXPRESSION = /\{\{[^]*?\}\}/;

interface SignedText {
	text: string;
	signature?: string;
	/** What the phone shows for a text. */
	shown: (text: string) => string;
}

const asItIs = (text: string) => text;

/** Settles who signs: the parameter, the text, or the provider. */
function sign(
	typedText: string,
	typedSignature: string,
	placement: TextRules['signature'],
): SignedText | Failure {
	if (placement === 'provider' || placement === 'none') return { text: typedText, shown: asItIs };

	const split = splitSignature(typedText);
	const wanted = signatureName(typedSignature);
	if (wanted && split.signature !== undefined && wanted !== split.signature) {
		return failure(
			'signatureRejected',
			`'Text' is signed 【${split.signature}】, but 'Signature (签名)' is '${wanted}'. Keep only one of them.`,
		);
	}
	const name = wanted || split.signature || '';
	if (!name) {
		return failure(
			'signatureRejected',
			"The signature is missing: Chinese carriers refuse texts without one. Fill in 'Signature (签名)' with the company name that the provider approved.",
		);
	}
	const problem = signatureProblem(name);
	if (problem) return failure('signatureRejected', problem);

	if (placement === 'field') {
		return { text: split.text, signature: name, shown: (text) => signatureMark(name) + text };
	}
	const signed = split.signature === undefined ? signatureMark(name) + typedText : typedText;
	return { text: signed, shown: asItIs };
}

/** The text with its opt-out line. */
function optOut(text: string, line: string): { text: string } | Failure {
	if (hasOptOutLine(text)) return { text };
	if (!line.trim()) {
		return failure(
			'contentRejected',
			"'Text' does not tell how to opt out, which carriers demand of marketing messages. Write for example 回T退订 at its end, or add the option 'Opt-Out Text (退订)'.",
		);
	}
	if (!hasOptOutLine(line)) {
		return failure(
			'contentRejected',
			`'Opt-Out Text (退订)' is '${line}', which does not tell how to opt out. Write for example 回T退订.`,
		);
	}
	return { text: withOptOutLine(text, line) };
}

function checkCharacters(text: string, rules: TextRules): Failure | undefined {
	const expression = UNRESOLVED_EXPRESSION.exec(text);
	if (expression) {
		return failure(
			'configuration',
			`'Text' still has ${expression[0]} in it. Switch the field from 'Fixed' to 'Expression', so that n8n puts the value in.`,
		);
	}
	if (LONE_SURROGATE.test(text)) {
		return failure(
			'contentRejected',
			"'Text' has half of a character, perhaps because it was cut. Type it anew.",
		);
	}
	const emoji = rules.emoji === 'refused' ? EMOJI.exec(text) : null;
	if (emoji) {
		return failure(
			'contentRejected',
			`'Text' has the emoji ${emoji[0]}, which this provider refuses. Remove the emoji.`,
		);
	}
	const lowered = text.toLowerCase();
	const word = rules.forbiddenWords.find((entry) => lowered.includes(entry.toLowerCase()));
	if (word !== undefined) {
		return failure(
			'contentRejected',
			`'Text' has the word '${word}', which stands in the option 'Forbidden Words'. Change the text or the list.`,
		);
	}
	return undefined;
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
			`'Text' has ${text.length} characters; this provider takes ${most}. Shorten it by ${text.length - most}.`,
		);
	}
	if (segments > rules.maxSegments) {
		return failure(
			'contentRejected',
			`'Text' would be billed as ${segments} messages for each recipient, more than the option 'Max Segments' allows (${rules.maxSegments}). Shorten the text, or raise the limit if you mean it.`,
		);
	}
	return { encoding, segments };
}

/**
 * Makes a text ready for the carrier: signature settled, opt-out line in place, everything that
 * would be refused stopped before it costs anything.
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
	const empty = (what: string) =>
		failure('configuration', `'Text' ${what}. Write what the recipient should read.`);
	if (!typedText.trim()) return empty('is empty');

	const signed = sign(typedText, typedSignature, rules.signature);
	if (isFailure(signed)) return signed;
	if (!signed.text.trim()) return empty('has nothing but a signature');

	const complete =
		rules.optOut === 'required' ? optOut(signed.text, optOutLine) : { text: signed.text };
	if (isFailure(complete)) return complete;

	// Where every text is billed alike, no replacement can save anything.
	const smart = rules.smartEncoding && rules.encoding === 'automatic';
	const text = smart ? smartEncode(complete.text).text : complete.text;
	const refusal = checkCharacters(text, rules);
	if (refusal) return refusal;

	const billing = checkLength(text, signed.shown(text), rules);
	if (isFailure(billing)) return billing;
	return { text, billing, ...(signed.signature ? { signature: signed.signature } : {}) };
}
