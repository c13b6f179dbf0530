import { setTimeout as sleep } from 'node:timers/promises';
import { type Carrier, startCarrier } from '../../playground/carrier/carrier.mts';
import { finished, hasEnded, itemsOf, untilEnded } from './executions.mts';
import type { Family, FamilyContext } from './family.mts';
import { duplicatesIn, isHarmless, judge, total, type Verdict } from './judge.mts';
import { type Row, sumOf } from './row.mts';
import type { Stage } from './stage.mts';
import { createCampaign, freshNumbers, START } from './workflows.mts';

/** A campaign that is killed, and what of it is under way at any moment. */
interface Target {
	fault: string;
	product: string;
	recipientsPerRequest: number;
	kills: number;
	recipients: number;
	/** How long the carrier takes to answer, so that kills find requests under way. */
	latencyMs: number;
	/** Most messages that the carrier may take between two kills, so that all kills find work. */
	messagesBetweenKills: number;
}

const REQUESTS_AT_ONCE = 5;

const targets = (short: boolean): Target[] => [
	{
		fault: 'kill -9 of n8n, one message a request',
		product: 'ihuyi A notification',
		recipientsPerRequest: 1,
		kills: short ? 1 : 25,
		recipients: short ? 150 : 2000,
		latencyMs: 40,
		messagesBetweenKills: 90,
	},
	{
		fault: 'kill -9 of n8n, 20 messages a request',
		product: 'SUBMAIL, md5',
		recipientsPerRequest: 20,
		kills: 25,
		recipients: 2000,
		latencyMs: 300,
		messagesBetweenKills: 300,
	},
];

/** How many n8n are killed at a time for each target. */
const SHARES = 2;

/**
 * kill -9 of n8n at random moments of a campaign with Send Once: killed, started, run again, killed
 * again …, and in the end run through.
 */
export const kills: Family = async (context) => {
	const { stage, short } = context;
	const [first, second] = targets(short);
	if (short) return [await killAllThrough(first, context)];
	// Most of the time n8n is starting, or waiting for the lock of the one before it: several take turns.
	const stages = [stage, ...(await stage.openNeighbours(2 * SHARES - 1))];
	const rows = await Promise.all([
		killInShares(first, stages.slice(0, SHARES), context),
		killInShares(second, stages.slice(SHARES), context),
	]);
	await stage.closeNeighbours();
	return rows;
};

/** Divides the kills of a target among several n8n. */
async function killInShares(
	target: Target,
	stages: readonly Stage[],
	context: FamilyContext,
): Promise<Row> {
	const shares = stages.map((stage, index) => {
		const kills = Math.floor((target.kills + index) / stages.length);
		return killAllThrough({ ...target, kills }, { ...context, stage });
	});
	return sumOf(target.fault, await Promise.all(shares));
}

async function killAllThrough(target: Target, { stage, log }: FamilyContext): Promise<Row> {
	const carrier = await startCarrier({ receiptDelayMs: { min: 0, max: 0 } });
	carrier.misbehave({ kind: 'slow', delayMs: target.latencyMs });
	let tried = 0;
	let survived = 0;
	const verdicts: Verdict[] = [];
	try {
		while (tried < target.kills) {
			const run = await killOneCampaign(target, target.kills - tried, carrier, { stage, log });
			tried += run.kills;
			survived += run.survived;
			verdicts.push(run.verdict);
			log(`${target.fault}: ${tried} of ${target.kills} kills, ${run.verdict.unknown} unknown`);
			carrier.journal.clear();
		}
	} finally {
		await carrier.close();
	}
	const { duplicates, lost, wronglyAccepted } = total(verdicts);
	return { fault: target.fault, tried, survived, duplicates, lost, wronglyAccepted };
}

/** Kills until the campaign is through or the kills are spent; then lets it come to its end. */
async function killOneCampaign(
	target: Target,
	most: number,
	carrier: Carrier,
	{ stage, log }: Pick<FamilyContext, 'stage' | 'log'>,
): Promise<{ kills: number; survived: number; verdict: Verdict }> {
	const recipients = freshNumbers(target.recipients);
	const workflow = await createCampaign(stage.api, {
		name: target.fault,
		recipients,
		senders: [
			{
				name: 'Send SMS',
				product: target.product,
				baseUrl: carrier.baseUrl(target.product.startsWith('ihuyi') ? 'ihuyi' : 'submail'),
				options: {
					requestsAtOnce: REQUESTS_AT_ONCE,
					sendOnce: { once: { campaign: 'fair' } },
					// A request never carries more than a second's worth.
					...(target.recipientsPerRequest > 1
						? { messagesPerSecond: target.recipientsPerRequest }
						: {}),
				},
			},
		],
	});

	let kills = 0;
	let survived = 0;
	let execution = await stage.api.run(workflow, START);
	while (kills < most && !(await randomMoment(target, carrier, () => hasEnded(stage, execution)))) {
		await stage.kill();
		kills++;
		if (duplicatesIn(carrier.journal.messages()) === 0) survived++;
		else log(`After kill ${kills}, the journal has a number twice.`);
		if (kills % 10 === 0) log(`${target.fault}: ${kills} kills of this campaign`);
		await stage.start();
		execution = await stage.api.run(workflow, START);
	}
	await untilEnded(stage, execution);
	const items = itemsOf(await finished(stage, execution), 'Send SMS');
	const verdict = judge(recipients, items, carrier.journal.messages());
	const inFlight = kills * REQUESTS_AT_ONCE * target.recipientsPerRequest;
	const asPromised = isHarmless(verdict) && verdict.unknown <= inFlight;
	if (!asPromised) log(`${JSON.stringify(verdict)}, at most ${inFlight} were in flight`);
	return { kills, survived: asPromised ? survived : 0, verdict };
}

/**
 * Waits for a random moment of a run: after the carrier has taken some more messages, and then a part
 * of the time that a request takes. Often it takes none, which hits the start of the run.
 *
 * @returns whether the run was over before
 */
async function randomMoment(
	{ messagesBetweenKills, latencyMs }: Target,
	{ journal }: Carrier,
	isOver: () => Promise<boolean>,
): Promise<boolean> {
	const enough = journal.messages().length + Math.floor(Math.random() * messagesBetweenKills);
	for (let polls = 0; journal.messages().length < enough; polls++) {
		if (polls % 20 === 19 && (await isOver())) return true;
		await sleep(10);
	}
	await sleep(Math.random() * (latencyMs + 100));
	return await isOver();
}
