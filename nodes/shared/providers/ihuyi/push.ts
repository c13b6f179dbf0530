import { DateTime } from 'luxon';

/** Fields arrive as text; a field that came twice as a list, of which the first counts. */
export function fieldText(value: unknown): string {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' || typeof first === 'number' ? String(first).trim() : '';
}

/**
 * The form of the times in pushes is not published; this is the form that customers' code suggests,
 * read as Chinese time. Anything else is left out rather than guessed.
 *
 * @returns milliseconds since 1970
 */
export function readTime(text: string): number | undefined {
	const time = DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: 'Asia/Shanghai' });
	return time.isValid ? time.toMillis() : undefined;
}
