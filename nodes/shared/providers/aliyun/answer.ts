import { isObject, readJsonObject } from '../common/json';

/** What the answers of all actions have in common. */
export interface Answer {
	/** `OK`, or why it was refused. */
	code: string;
	words?: string;
	/** The whole answer, for members that only one action has. */
	members: Readonly<Record<string, unknown>>;
}

/**
 * A text member; empty if there is none. A number counts only where it has kept all its digits, since ids
 * are longer than that.
 */
export function memberText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return Number.isSafeInteger(value) ? String(value) : '';
}

/** The objects of a list; none if there is no list. */
export const objectsOf = (value: unknown): Array<Record<string, unknown>> =>
	Array.isArray(value) ? value.filter(isObject) : [];

/**
 * Reads an answer, of an action or of the gateway before it.
 *
 * @returns undefined if the body is no JSON object with a `Code`, so that nothing can be said from it
 */
export function readAnswer(body: string): Answer | undefined {
	const members = readJsonObject(body);
	if (!members) return undefined;
	const { Code: code, Message: words } = members;
	if (typeof code !== 'string' || code === '') return undefined;
	return { code, ...(typeof words === 'string' && words !== '' ? { words } : {}), members };
}
