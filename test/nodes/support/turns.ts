/** So many turns of what else goes on in this process. */
export async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

/** How long a turn counts while somebody sleeps, milliseconds. */
const TURN_MS = 10;

let now = Date.now();
const sleepers = new Set<{ until: number; wake: () => void }>();

async function passTime(): Promise<void> {
	while (sleepers.size > 0) {
		await turns(1);
		now += TURN_MS;
		for (const sleeper of sleepers) {
			if (sleeper.until > now) continue;
			sleepers.delete(sleeper);
			sleeper.wake();
		}
	}
}

/** The time by these sleeps, milliseconds since 1970; it stands while nobody sleeps. */
export const timeInTurns = (): number => now;

/**
 * In place of n8n's `sleep`, where a test waits for a lock: time passes by turns and not in truth, and
 * is the same for all who sleep.
 */
export async function sleepInTurns(ms: number): Promise<void> {
	await new Promise<void>((wake) => {
		sleepers.add({ until: now + ms, wake });
		if (sleepers.size === 1) void passTime();
	});
}
