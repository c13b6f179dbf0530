import { setTimeout as sleep } from 'node:timers/promises';
import {
	type Carrier,
	type JournalEntry,
	startCarrier,
} from '../../playground/carrier/carrier.mts';
import { anyFreePort } from '../../playground/ports.mts';
import { hasEnded } from './executions.mts';
import type { Family } from './family.mts';
import { rowOf } from './judge.mts';
import { judgeSenders, runCampaign, sendersFor } from './senders.mts';

const OPTIONS = { requestsAtOnce: 5, failuresInARow: 0, retries: 3 };

/** How long the carrier is away. */
const AWAY_MS = 1000;

/** The carrier breaks down in the middle of a run and comes back, again and again. */
export const carrierRestarts: Family = async ({ stage, short }) => {
	const port = await anyFreePort();
	const open = async () => {
		const carrier = await startCarrier({ port, receiptDelayMs: { min: 0, max: 0 } });
		carrier.misbehave({ kind: 'slow', delayMs: 50 });
		return carrier;
	};
	let carrier: Carrier = await open();
	/** The carrier forgets when it breaks down; we do not. */
	const before: JournalEntry[] = [];
	let restarts = 0;
	try {
		const senders = sendersFor(['ihuyi A notification'], carrier, {}, OPTIONS);
		const campaign = { name: 'carrier restarts', count: short ? 100 : 1500, senders };
		const result = await runCampaign(stage, campaign, async (execution) => {
			for (;;) {
				const enough = short ? 30 : 100 + Math.random() * 100;
				while (carrier.journal.messages().length < enough) {
					await sleep(20);
					if (await hasEnded(stage, execution)) return;
				}
				await carrier.close();
				before.push(...carrier.journal.messages());
				restarts++;
				await sleep(AWAY_MS);
				carrier = await open();
			}
		});
		const journal = [...before, ...carrier.journal.messages()];
		return [
			rowOf('the carrier breaks down mid-run', restarts, judgeSenders(result, senders, journal)),
		];
	} finally {
		await carrier.close();
	}
};
