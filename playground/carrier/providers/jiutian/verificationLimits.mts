const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Most verification messages to a number in a minute and in an hour (reference 5, code -14). */
const perMinute = 1;
const perHour = 3;

/** Counts verification messages per number. */
export class VerificationLimits {
	/** When messages to a number were taken, in ms. */
	private readonly takenAt = new Map<string, number[]>();

	/** Whether one more message to the number would be too many. */
	exceeded(number: string, now: number): boolean {
		const lastHour = this.ofLastHour(number, now);
		const lastMinute = lastHour.filter((at) => now - at < minuteMs);
		return lastMinute.length >= perMinute || lastHour.length >= perHour;
	}

	/** Counts a message that was taken. */
	count(number: string, now: number): void {
		this.takenAt.set(number, [...this.ofLastHour(number, now), now]);
	}

	private ofLastHour(number: string, now: number): number[] {
		return (this.takenAt.get(number) ?? []).filter((at) => now - at < hourMs);
	}
}
