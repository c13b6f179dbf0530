import { setTimeout as sleep } from 'node:timers/promises';
import { type Carrier, startCarrier } from '../../playground/carrier/carrier.mts';
import { finished, itemsOf } from './executions.mts';
import type { Family, FamilyContext } from './family.mts';
import { isHarmless, judge, rowOf, total, type Verdict } from './judge.mts';
import type { Row } from './row.mts';
import { judgeSenders, runCampaign, sendersFor } from './senders.mts';
import { createCampaign, freshNumbers, type Sender, START } from './workflows.mts';

/** What a user may set for a node that fails. */
const SETTINGS: Readonly<Record<string, Sender['settings']>> = {
	'Retry On Fail': { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
	Continue: { onError: 'continueRegularOutput' },
	'Continue (using error output)': { onError: 'continueErrorOutput' },
	'Retry On Fail and Continue': {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 100,
		onError: 'continueRegularOutput',
	},
};

const PRODUCTS = ['ihuyi A notification', 'SUBMAIL, md5'];

/** n8n's own ways to deal with a node that fails, and an execution that is cancelled. */
export const errorHandling: Family = async (context) => {
	const rows: Row[] = [];
	const settingsTried = Object.entries(SETTINGS).filter((_, index) => !context.short || index > 1);
	for (const [name, settings] of settingsTried) {
		rows.push(await everySecondFails(`${name}, every second request fails`, settings, context));
		rows.push(await refusedAsAWhole(`${name}, a setting is wrong`, settings, context));
	}
	rows.push(await cancelled(context));
	return rows;
};

async function withCarrier<Result>(work: (carrier: Carrier) => Promise<Result>): Promise<Result> {
	const carrier = await startCarrier({ receiptDelayMs: { min: 0, max: 0 } });
	try {
		return await work(carrier);
	} finally {
		await carrier.close();
	}
}

const everySecondFails = async (
	fault: string,
	settings: Sender['settings'],
	{ stage, short }: FamilyContext,
): Promise<Row> =>
	await withCarrier(async (carrier) => {
		carrier.misbehave({ kind: 'status', status: 500, taken: true, rate: 0.25 });
		carrier.misbehave({ kind: 'resetAfterReading', rate: 0.33 });
		const options = { failuresInARow: 0 };
		const senders = sendersFor(PRODUCTS, carrier, { settings }, options);
		const result = await runCampaign(stage, { name: fault, count: short ? 20 : 200, senders });
		const verdict = judgeSenders(result, senders, carrier.journal.messages());
		const struck = carrier.journal.requests().filter(({ misbehaviour }) => misbehaviour).length;
		return rowOf(fault, struck, verdict);
	});

/** The node throws before anything is sent; rerunning it must change nothing about that. */
const refusedAsAWhole = async (
	fault: string,
	settings: Sender['settings'],
	{ stage }: FamilyContext,
): Promise<Row> =>
	await withCarrier(async (carrier) => {
		const senders = sendersFor(PRODUCTS.slice(0, 1), carrier, { settings }, { timeoutSeconds: -1 });
		const { execution } = await runCampaign(stage, { name: fault, count: 5, senders });
		const sent = carrier.journal.requests().length;
		// Either the execution says so, or items do: with 'Continue', n8n or the node puts them out.
		const words = JSON.stringify(execution.data.resultData);
		const isSaid = words.includes('Timeout (Seconds)');
		return {
			fault,
			tried: 1,
			survived: Number(sent === 0 && isSaid),
			duplicates: 0,
			lost: 0,
			wronglyAccepted: sent,
		};
	});

/** Cancelled in the middle, run again at once, cancelled again …, and in the end run through. */
const cancelled = async ({ stage, short }: FamilyContext): Promise<Row> =>
	await withCarrier(async (carrier) => {
		carrier.misbehave({ kind: 'slow', delayMs: 50 });
		const recipients = freshNumbers(short ? 100 : 600);
		const options = { sendOnce: { once: { campaign: 'fair' } } };
		const [sender] = sendersFor(['ihuyi A notification'], carrier, {}, options);
		const fault = 'cancelled in the middle';
		const workflow = await createCampaign(stage.api, {
			name: fault,
			recipients,
			senders: [sender],
		});
		const taken = () => carrier.journal.messages();
		const cancels = short ? 2 : 8;
		const verdicts: Verdict[] = [];
		for (let done = 0; done < cancels; done++) {
			const enough = taken().length + (recipients.length / (cancels + 2)) * Math.random() + 5;
			const execution = await stage.api.run(workflow, START);
			while (taken().length < enough) await sleep(20);
			await stage.stopExecution(execution);
			await finished(stage, execution);
			verdicts.push(judge([], [], taken()));
		}
		const last = await finished(stage, await stage.api.run(workflow, START));
		verdicts.push(judge(recipients, itemsOf(last, sender.name), taken()));
		const verdict = total(verdicts);
		return { ...rowOf(fault, cancels, verdict), survived: isHarmless(verdict) ? cancels : 0 };
	});
