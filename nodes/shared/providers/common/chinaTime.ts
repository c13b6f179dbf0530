import { DateTime } from 'luxon';

/** How Chinese providers write times: with marks, or as digits alone (SmsUp of Alibaba Cloud). */
const FORMATS = ['yyyy-MM-dd HH:mm:ss', 'yyyyMMddHHmmss'];

/**
 * Reads a time of an API or of a push, which is China's time whatever the zone of the workflow.
 *
 * @returns milliseconds since 1970; undefined for anything else, which is left out rather than guessed
 */
export function chinaTime(text: string): number | undefined {
	for (const format of FORMATS) {
		const time = DateTime.fromFormat(text, format, { zone: 'Asia/Shanghai' });
		if (time.isValid) return time.toMillis();
	}
	return undefined;
}
