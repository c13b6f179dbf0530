/**
 * A playground for tests, which run in other processes: starts it on free ports without running the
 * campaign, prints one line of JSON about it (ServedPlayground), and stays until SIGTERM. PACKAGE_FILE
 * may name the packed package; without it, it is built and packed.
 */
import { runFolder } from './paths.mts';
import { startPlayground } from './playground.mts';
import { anyFreePort } from './ports.mts';
import { playgroundOwner } from './provision.mts';
import type { ServedPlayground } from './servedPlayground.mts';

const stopping = new AbortController();
const stopped = new Promise<void>((resolve) => {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => {
			stopping.abort();
			resolve();
		});
	}
});

const playground = await startPlayground({
	n8nPort: await anyFreePort(),
	carrierPort: await anyFreePort(),
	runFolder: runFolder('e2e'),
	packageFile: process.env.PACKAGE_FILE,
	receiptDelayMs: { min: 500, max: 8000 },
	log: console.error,
	signal: stopping.signal,
});
const served: ServedPlayground = {
	n8nUrl: playground.n8n.url,
	carrierUrl: playground.carrier.url,
	owner: playgroundOwner,
	session: playground.api.session,
	filesFolder: playground.filesFolder,
	...playground.provisioned,
};
console.log(JSON.stringify(served));
await Promise.race([stopped, playground.n8n.crashed]);
await playground.stop();
