import { createHash } from 'node:crypto';

/** Hash of the UTF-8 bytes of `text`, as lower-case hex digits. */
export function digest(algorithm: 'md5' | 'sha1', text: string): string {
	return createHash(algorithm).update(text, 'utf8').digest('hex');
}
