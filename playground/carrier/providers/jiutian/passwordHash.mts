import { createHash } from 'node:crypto';

/**
 * The `password` of a request: MD5 of the plain password, the timestamp and a fixed suffix
 * (reference 3), as 32 lower-case hex digits. Nothing else of a request is protected.
 */
export function passwordHash(password: string, timestamp: string): string {
	return createHash('md5').update(`${password}_${timestamp}_topsky`, 'utf8').digest('hex');
}
