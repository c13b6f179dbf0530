import { digest } from './digest.mts';

/** Hands out ids of 32 hex digits, for messages of all products and for batches (reference 4). */
export class MessageIds {
	private issued = 0;

	/** @param at the time of submission, in ms */
	next(at: number): string {
		this.issued += 1;
		return digest('md5', `${at}/${this.issued}`);
	}
}
