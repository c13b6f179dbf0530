/** A repeat of a request id within this time is refused (reference 3, official). */
const memoryMs = 2 * 60 * 60 * 1000;

/** Remembers the request ids of the v1 platform for two hours. */
export class RequestIdMemory {
	/** Request ids with the time of their use in ms, oldest first. */
	private readonly usedAt = new Map<string, number>();

	/** Whether the id was used within the last two hours. */
	knows(requestId: string, now: number): boolean {
		this.forgetOld(now);
		return this.usedAt.has(requestId);
	}

	/** Marks an id as used. */
	remember(requestId: string, now: number): void {
		this.usedAt.set(requestId, now);
	}

	private forgetOld(now: number): void {
		for (const [requestId, usedAt] of this.usedAt) {
			if (now - usedAt < memoryMs) return;
			this.usedAt.delete(requestId);
		}
	}
}
