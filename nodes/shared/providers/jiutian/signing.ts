import { createHash } from 'node:crypto';

/** Fixed ending of what is hashed. */
const SUFFIX = '_topsky';

/**
 * The password as it travels, for sending and balance alike: md5 over password, time and a fixed
 * ending. Number, text and channel are not protected by it. Source: the vendor's manual as quoted in
 * several customers' code, with three worked examples.
 *
 * @param timestamp Unix seconds, sent along
 * @returns 32 lower-case hex digits
 */
export const passwordHash = (password: string, timestamp: number): string =>
	createHash('md5').update(`${password}_${timestamp}${SUFFIX}`, 'utf8').digest('hex');
