import { failure, type Failure } from '../model/failure';
import { TEXT_SENTENCES } from './sentences';

/** Emoji as phones draw them; plain symbols such as © or ☎ are none. */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[0-9#*]\uFE0F?\u20E3/u;
/** So much of an expression tells which one it is. */
const MOST_SHOWN = 100;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The first `{{ … }}` of a text, cut where it is long. */
function unresolvedExpression(text: string): string | undefined {
	const start = text.indexOf('{{');
	const end = start === -1 ? -1 : text.indexOf('}}', start + 2);
	if (end === -1) return undefined;
	const expression = text.slice(start, end + 2);
	return expression.length > MOST_SHOWN ? `${expression.slice(0, MOST_SHOWN)}…` : expression;
}

/** Which characters a provider takes. */
export interface CharacterRules {
	emoji: 'allowed' | 'refused';
}

/**
 * Looks for an expression that n8n did not fill in, as in a field that is not set to 'Expression'.
 *
 * @param field name of the field that the text comes from
 */
export function checkExpression(field: string, text: string): Failure | undefined {
	const expression = unresolvedExpression(text);
	return expression
		? failure('configuration', TEXT_SENTENCES.unresolvedExpression({ field, expression }))
		: undefined;
}

/**
 * Looks for what cannot be sent: an expression that n8n did not fill in, a broken character, an emoji
 * where it is refused.
 *
 * @param field name of the field that the text comes from
 */
export function checkCharacters(
	field: string,
	text: string,
	rules: CharacterRules,
): Failure | undefined {
	const unresolved = checkExpression(field, text);
	if (unresolved) return unresolved;
	if (LONE_SURROGATE.test(text)) {
		return failure('contentRejected', TEXT_SENTENCES.halfCharacter({ field }));
	}
	const emoji = rules.emoji === 'refused' ? EMOJI.exec(text) : null;
	return emoji
		? failure('contentRejected', TEXT_SENTENCES.emoji({ field, emoji: emoji[0] }))
		: undefined;
}
