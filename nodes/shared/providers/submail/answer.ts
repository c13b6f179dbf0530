import type { Refusal } from '../common/codeTable';
import { isObject } from '../common/json';
import { refusalOf } from './codes';

export type Members = Readonly<Record<string, unknown>>;

/** Text and numbers as text; anything else as nothing. SUBMAIL gives codes as both. */
export const memberText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** An answer, or one entry of an answer, that says how it went. */
export type Answer =
	| { status: 'success'; members: Members }
	| { status: 'error'; refusal: Refusal; members: Members };

/**
 * Reads what all SUBMAIL answers share: `status`, and for errors `code` and `msg`
 * (https://www.mysubmail.com/documents/rK2yh3).
 *
 * @returns undefined if the value does not say how it went
 */
export function readAnswer(value: unknown): Answer | undefined {
	if (!isObject(value)) return undefined;
	if (value.status === 'success') return { status: 'success', members: value };
	if (value.status !== 'error') return undefined;
	const refusal = refusalOf(
		memberText(value.code),
		typeof value.msg === 'string' ? value.msg : '',
		memberText(value.json_decoding_error),
	);
	return { status: 'error', refusal, members: value };
}

/** Unix seconds, as number or text, in milliseconds; undefined for anything else. */
export function readTime(value: unknown): number | undefined {
	const text = memberText(value);
	return /^\d{9,10}$/.test(text) ? Number(text) * 1000 : undefined;
}
