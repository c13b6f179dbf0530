import { createHash } from 'node:crypto';

/** MD5 of the UTF-8 bytes of `text`, as 32 lower-case hex digits. */
export function md5(text: string): string {
	return createHash('md5').update(text, 'utf8').digest('hex');
}
