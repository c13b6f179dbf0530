import { createHash } from 'node:crypto';

/**
 * Randomness that repeats: the n-th draw for a subject depends on the seed, the subject and n only.
 *
 * Draws are kept apart by subject (for instance a phone number) because requests of one run may
 * arrive in another order in the next; a single stream would then deal different fates.
 */
export class SeededRandom {
	private readonly seed: number;

	private readonly drawsBySubject = new Map<string, number>();

	/** @param seed any number; the same seed gives the same run */
	constructor(seed: number) {
		this.seed = seed;
	}

	/** The next number for `subject`, from 0 (included) to 1 (excluded). */
	draw(subject: string): number {
		const count = this.drawsBySubject.get(subject) ?? 0;
		this.drawsBySubject.set(subject, count + 1);
		const digest = createHash('sha256').update(`${this.seed}/${subject}/${count}`).digest();
		return digest.readUInt32BE(0) / 2 ** 32;
	}

	/** True with the probability `rate` (0 = never, 1 = always). */
	happens(rate: number, subject: string): boolean {
		return this.draw(subject) < rate;
	}

	/** A number from `min` to `max`. */
	between(min: number, max: number, subject: string): number {
		return min + (max - min) * this.draw(subject);
	}
}
