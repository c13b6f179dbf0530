/** Hands out message ids of 20 digits: the Unix second, then 10 further digits (reference 2.4). */
export class MessageIds {
	private issued = 0;

	/** @param at the time of submission, in ms */
	next(at: number): string {
		this.issued += 1;
		const second = String(Math.floor(at / 1000)).padStart(10, '0');
		return second + String(this.issued).padStart(10, '0');
	}
}
