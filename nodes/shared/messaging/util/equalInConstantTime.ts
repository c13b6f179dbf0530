import { timingSafeEqual } from 'node:crypto';

/** Whether two texts are equal, in a time that does not tell how much of them is; their lengths may show. */
export function equalInConstantTime(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given, 'utf8'), Buffer.from(expected, 'utf8')];
	return a.length === b.length && timingSafeEqual(a, b);
}
