/** Remembers the nonces of requests as long as their dates can be valid. */
export class NonceMemory {
	/** Nonces with the time of their use in ms, oldest first. */
	private readonly usedAt = new Map<string, number>();

	private readonly memoryMs: number;

	constructor(memoryMs: number) {
		this.memoryMs = memoryMs;
	}

	/** Marks a nonce as used; false if it was already. */
	admits(nonce: string, now: number): boolean {
		for (const [old, usedAt] of this.usedAt) {
			if (now - usedAt <= this.memoryMs) break;
			this.usedAt.delete(old);
		}
		if (this.usedAt.has(nonce)) return false;
		this.usedAt.set(nonce, now);
		return true;
	}
}
