/**
 * npm run test:queue: n8n in queue mode (Redis, PostgreSQL, a main process, a webhook process and two
 * workers, each with this package) beside the carrier simulator. A campaign in slices with Send Once,
 * receipts coming in meanwhile, a worker killed with -9 and started again, the unfinished slices run
 * again; then executions that send to the same recipients at the same time. Ends with 1 if anything is
 * not as promised.
 *
 *   npm run test:queue
 *   npm run test:queue -- --short              2000 recipients and one pair, as in CI
 *   npm run test:queue -- --recipients 4000    a smaller campaign (default 10000)
 *   npm run test:queue -- --races 20           more executions at the same time (default 3 pairs)
 *   npm run test:queue -- --json FILE          also writes the figures as JSON
 *   npm run test:queue -- --package FILE       a packed package instead of building one
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startCarrier } from '../../playground/carrier/carrier.mts';
import { runFolder } from '../../playground/paths.mts';
import { Problem, sentenceOf } from '../../playground/problem.mts';
import { runSlicedCampaign } from './campaign.mts';
import { type Check, checkTable } from './check.mts';
import { Cluster } from './cluster.mts';
import { raceForTheSame } from './races.mts';
import { pushRepeated } from './repeatedReceipts.mts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => stopping.abort(new Problem('Stopped.')));
}
const stopped = new Promise<never>((_, reject) => {
	stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason));
});
stopped.catch(() => undefined); // it is raced against, later

const log = (sentence: string) => console.error(sentence);
const { signal } = stopping;
let cluster: Cluster | undefined;
try {
	const checks = await main();
	if (!checks.every(({ isAsPromised }) => isAsPromised)) process.exitCode = 1;
} catch (error) {
	process.exitCode = 1;
	console.error(error instanceof Problem ? sentenceOf(error) : (error as Error).stack);
} finally {
	await cluster?.stop();
}

async function main(): Promise<Check[]> {
	const { recipients, races, json, packageFile } = readOptions();
	cluster = await Cluster.open({
		runFolder: runFolder('queue'),
		workers: 2,
		concurrency: 5,
		packageFile,
		signal,
		log,
	});
	const carrier = await startCarrier({
		ihuyi: { balance: 10 * recipients },
		receiptDelayMs: { min: 200, max: 2_000 },
		// As many as two workers on two processors can keep up with, some of them twice.
		defaultFate: { noReceiptRate: 0.8, undeliveredRate: 0.02 },
		receipts: { duplicateRate: 0.1, timeoutMs: 30_000, attempts: 10 },
	});
	try {
		const context = { cluster, carrier, log };
		const work = async () => {
			const parts = [
				async () => await runSlicedCampaign(context, recipients),
				async () => await raceForTheSame(context, races),
				async () => await pushRepeated(context),
			];
			const checks: Check[] = [];
			for (const part of parts) {
				const some = await part();
				console.log(checkTable(some));
				checks.push(...some);
			}
			return checks;
		};
		const checks = await Promise.race([work(), stopped, cluster.crashed]);
		if (json) await writeFile(json, `${JSON.stringify(checks, undefined, '\t')}\n`);
		return checks;
	} finally {
		await carrier.close();
	}
}

function readOptions() {
	const { values } = parseArgs({
		options: {
			short: { type: 'boolean', default: false },
			recipients: { type: 'string' },
			races: { type: 'string' },
			json: { type: 'string' },
			package: { type: 'string' },
		},
	});
	const { short, json, package: packageFile } = values;
	const { recipients = short ? 2_000 : 10_000, races = short ? 1 : 3 } = values;
	return { recipients: Number(recipients), races: Number(races), json, packageFile };
}
