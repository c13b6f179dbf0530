import { DateTime } from 'luxon';

/**
 * Reads a time of the API or of a push, `yyyy-MM-dd HH:mm:ss`, which is Chinese time. Anything else is
 * left out rather than guessed.
 */
export function chinaTime(text: string): number | undefined {
	const time = DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: 'Asia/Shanghai' });
	return time.isValid ? time.toMillis() : undefined;
}
