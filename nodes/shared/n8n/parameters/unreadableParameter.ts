import { inEnglish } from '../../messaging/model/sentence';
import { failure, type Failure } from '../../messaging/model/failure';
import { withoutFullStop } from '../../messaging/model/reason';
import { ItemRefusal } from '../../messaging/text/textValue';

/** What the form calls a parameter, as far as its name tells: `templateVariables` → Template Variables. */
const labelOf = (name: string): string =>
	(name.split('.').pop() ?? name)
		.replace(/[A-Z]/g, (letter) => ` ${letter}`)
		.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** n8n's word for what went wrong, without the full stop that ours has. */
const wordsOf = (error: unknown): string =>
	withoutFullStop(error instanceof Error ? error.message : 'an expression failed');

/** A parameter of an item that n8n could not fill in: its expression failed. */
export class UnreadableParameter extends Error {
	/** @param name as the node's description has it */
	constructor(
		readonly parameter: string,
		readonly cause: unknown,
	) {
		super(
			`'${labelOf(parameter)}' cannot be filled in for this item: ${wordsOf(cause)}. Correct the expression, or the field that it uses.`,
		);
		this.name = 'UnreadableParameter';
	}
}

/** The error for a parameter that n8n could not fill in. */
export const unreadable = (parameter: string, cause: unknown): Error =>
	new UnreadableParameter(parameter, cause);

/** Why an item is refused whose parameters could not be read. */
export const itemFailure = (error: unknown): Failure =>
	error instanceof ItemRefusal
		? error.failure
		: failure('configuration', inEnglish(error instanceof Error ? error.message : wordsOf(error)));
