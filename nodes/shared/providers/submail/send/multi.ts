import type { FailureCategory } from '../../../messaging/model/failure';
import type { Message } from '../../../messaging/model/message';
import { isObject, readJson } from '../../common/json';
import { MOST_TEXT } from '../../../messaging/text/textLimits';
import type { Batch, ProviderAnswer, SendCall, Verdict } from '../../contract';
import { multiOf, projectOf, tagOf, withTemplatesOwnSignature } from './content';
import { numberKey } from '../numbers';
import { readAnswer, type Answer } from '../answer';
import { verdictOf, verdictsIn } from './verdicts';

/** The vendor advises 50 for multisend and 50 to 200 for multixsend; neither is a hard limit. */
const RECIPIENTS = { multisend: 50, multixsend: 200 };

/** Refusals that concern the request as a whole, whoever the recipients are. */
const WHOLE_REQUEST: ReadonlySet<FailureCategory> = new Set([
	'authentication',
	'configuration',
	'templateRejected',
]);

/**
 * An error of the whole request. Whether it comes as an object or as the only entry of a list is not
 * published, so both count; the second only with a reason that no single recipient can be the cause of.
 */
function refusedAsAWhole(value: unknown, recipients: number): Answer | undefined {
	const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
	const statement = readAnswer(only ?? value);
	if (statement?.status !== 'error') return undefined;
	if (only === undefined || recipients === 1) return statement;
	const isNamed = isObject(only) && numberKey(only.to) !== undefined;
	const { category } = statement.refusal.failure;
	return !isNamed && WHOLE_REQUEST.has(category) ? statement : undefined;
}

/** What a list with one entry a number says about each message. */
export function decodeMulti({ body }: ProviderAnswer, { messages }: Batch): Verdict[] | undefined {
	const value = readJson(body);
	const refused = refusedAsAWhole(value, messages.length);
	if (refused) return messages.map(() => verdictOf(refused));

	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.some((entry) => readAnswer(entry)) ? verdictsIn(entries, messages) : undefined;
}

/** Code units; no text that is sent is longer while it is filled in. */
const MOST_FILLED = 3 * MOST_TEXT;

/** A signature without variables in it, at the very beginning. */
const FIXED_SIGNATURE = /^【(?:(?!@var\()[^【】])+】/;

/**
 * Whether SUBMAIL makes the same text of the pattern as we did: the signature, which SUBMAIL looks up,
 * must stand in the pattern itself, and each name exactly as it is given with its value.
 */
function canFillIn({ content }: Message): boolean {
	if (content.kind !== 'text' || !content.pattern) return false;
	const { text, variables } = content.pattern;
	let filled = text;
	for (const { name, value } of variables) {
		const parts = filled.split(`@var(${name})`);
		// Variables within values could multiply without end.
		if (filled.length + parts.length * value.length > MOST_FILLED) return false;
		filled = parts.join(value);
	}
	return FIXED_SIGNATURE.test(text) && filled === content.text;
}

const patternOf = ({ content }: Message): string =>
	(content.kind === 'text' && content.pattern?.text) || '';

/** sms/multisend, one text with values of each recipient: https://www.mysubmail.com/documents/KZjET3 */
export const multisend: SendCall = {
	carries: 'text',
	takes: canFillIn,
	shares: 'template',
	recipientsPerRequest: RECIPIENTS.multisend,
	replay: 'none',
	encode: ({ messages }) => ({
		method: 'POST',
		path: '/sms/multisend.json',
		form: {
			content: patternOf(messages[0]),
			multi: multiOf(messages),
			...tagOf(messages[0]),
		},
	}),
	decode: decodeMulti,
};

/** sms/multixsend, one template with values of each recipient: https://www.mysubmail.com/documents/eM4rY2 */
export const multixsend: SendCall = {
	carries: 'template',
	takes: withTemplatesOwnSignature,
	shares: 'template',
	recipientsPerRequest: RECIPIENTS.multixsend,
	replay: 'none',
	encode: ({ messages }) => ({
		method: 'POST',
		path: '/sms/multixsend.json',
		form: {
			project: projectOf(messages[0]),
			multi: multiOf(messages),
			...tagOf(messages[0]),
		},
	}),
	decode: decodeMulti,
};
