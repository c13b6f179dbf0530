/** Counts requests in a sliding window. */
export class RateLimit {
	private times: number[] = [];

	private readonly requests: number;

	private readonly windowMs: number;

	constructor(requests: number, windowMs: number) {
		this.requests = requests;
		this.windowMs = windowMs;
	}

	/** Counts a request at `now` (ms); false if it is one too many (such a one is not counted). */
	admits(now: number): boolean {
		this.times = this.times.filter((at) => now - at < this.windowMs);
		if (this.times.length >= this.requests) return false;
		this.times.push(now);
		return true;
	}
}
