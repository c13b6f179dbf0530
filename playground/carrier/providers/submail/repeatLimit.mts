const dayMs = 24 * 60 * 60 * 1000;

/** Counts equal texts to a number within 24 hours (reference 17; whether the day slides: unknown). */
export class RepeatLimit {
	private readonly takenAt = new Map<string, number[]>();

	private readonly perDay: number;

	/** @param perDay how often a text may go to a number */
	constructor(perDay: number) {
		this.perDay = perDay;
	}

	/** Whether one more such message would be too many. */
	exceeded(number: string, text: string, now: number): boolean {
		return this.ofLastDay(number, text, now).length >= this.perDay;
	}

	/** Counts a message that was taken. */
	count(number: string, text: string, now: number): void {
		this.takenAt.set(keyOf(number, text), [...this.ofLastDay(number, text, now), now]);
	}

	private ofLastDay(number: string, text: string, now: number): number[] {
		return (this.takenAt.get(keyOf(number, text)) ?? []).filter((at) => now - at < dayMs);
	}
}

function keyOf(number: string, text: string): string {
	return `${number}\n${text}`;
}
