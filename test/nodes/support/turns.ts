/** So many turns of what else goes on in this process. */
export async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

/**
 * In place of n8n's `sleep`, where a test waits for a lock: ten milliseconds are a turn, so that who
 * waits longer sees more happen, and nobody waits in truth.
 */
export async function sleepInTurns(ms: number): Promise<void> {
	await turns(1 + ms / 10);
}
