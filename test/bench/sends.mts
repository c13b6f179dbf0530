import {
	type Contestant,
	contestantOf,
	httpRequestNode,
	ourSms,
	perMessage,
	personalText,
	plivoNode,
	send,
} from './contestants.mts';
import type { BenchContext, Group } from './group.mts';
import { type Measured, type Row, rowOf, type RowPlan } from './row.mts';
import { ROWS } from './rows.mts';
import { beside, inTurns, type Sample, valuesOf } from './sample.mts';

/** The goals are for the first; the second shows how much of it is the line. */
const LATENCIES_MS = [50, 5];

/** A peer's time is the same for each message, so that fewer of them tell it as well. */
const PLIVO_MESSAGES = 200;
const HTTP_MESSAGES = 1_000;

const BATCH = 'ihuyi B marketing v1';
const BATCH_PERSONAL = 'SUBMAIL, md5';
const UNLIMITED = { messagesPerSecond: 100_000 };

/** Text whose variables the provider fills in, so that personal texts share a request. */
const VARIABLE_TEXT = {
	contentMode: 'text',
	text: '【示例展览】@var(name)您好，展会明天开幕',
	textVariables: { variable: [{ name: 'name', value: '={{ $json.name }}' }] },
};

/** Rows 1 to 3: what a message takes, by the node's own time. */
export const sends: Group = {
	rows: [1, 2, 3],
	measure: async (context) => {
		const contestants = await makeContestants(context);
		const rows: Row[] = [];
		for (const latency of LATENCIES_MS)
			rows.push(...(await measure(context, contestants, latency)));
		return rows;
	},
};

type Contestants = Awaited<ReturnType<typeof makeContestants>>;

async function makeContestants({ n8n, provider }: BenchContext) {
	const stage = await n8n();
	const [plivo, http] = [await plivoNode(stage), await httpRequestNode(stage)];
	const batch = await ourSms(stage, BATCH, `${provider.url}/ihuyi`, {});
	const plivoText = personalText('Plivo');
	const single = await ourSms(stage, 'Plivo', undefined, plivoText, UNLIMITED);
	const wide = { ...UNLIMITED, requestsAtOnce: 100 };
	return {
		plivo: await contestantOf(stage, plivo, PLIVO_MESSAGES),
		http: await contestantOf(stage, http, HTTP_MESSAGES),
		batch: await contestantOf(stage, batch, 1_000),
		batchMany: await contestantOf(stage, batch, 10_000),
		single: await contestantOf(stage, single, 1_000),
		wide: await contestantOf(
			stage,
			await ourSms(stage, 'Plivo', undefined, plivoText, wide),
			1_000,
		),
		personal: await contestantOf(
			stage,
			await ourSms(stage, BATCH_PERSONAL, `${provider.url}/submail`, VARIABLE_TEXT),
			1_000,
		),
	};
}

async function measure(
	{ n8n, provider, rounds, log }: BenchContext,
	contestants: Contestants,
	latency: number,
): Promise<Row[]> {
	const stage = await n8n();
	await provider.setLatency(latency);
	const run = async (contestant: Contestant): Promise<Sample> =>
		perMessage(await send(stage, provider, contestant), contestant);
	const entries = Object.entries(contestants) as Array<[keyof Contestants, Contestant]>;
	log(`Rows 1 to 3 at ${latency} ms …`);
	const samples = await inTurns(
		rounds,
		Object.fromEntries(
			entries.map(([name, contestant]) => [name, async () => await run(contestant)]),
		) as Record<keyof Contestants, () => Promise<Sample>>,
	);

	const rowFor = (plan: RowPlan, name: keyof Contestants, measured: Measured): Row => {
		const { goal, ...rest } = plan;
		const conditions = `${contestants[name].recipients.toLocaleString('en')}, ${latency} ms`;
		const withGoal = latency === LATENCIES_MS[0] && goal ? { ...rest, goal } : rest;
		return rowOf(withGoal, measured, conditions);
	};
	const row = (plan: RowPlan, name: keyof Contestants, peer: keyof Contestants): Row =>
		rowFor(plan, name, beside(samples[name], samples[peer]));
	const limitRow = (name: keyof Contestants): Row =>
		rowFor(ROWS.batchAndLimit, name, {
			ours: valuesOf(samples[name]).map((value) => value * contestants[name].recipients),
			theirs: [latency],
			problems: samples[name].flatMap(({ problems }) => problems),
		});
	return [
		row(ROWS.batchAndPlivo, 'batch', 'plivo'),
		row(ROWS.batchAndPlivo, 'batchMany', 'plivo'),
		row(ROWS.batchAndHttp, 'batch', 'http'),
		row(ROWS.batchAndHttp, 'batchMany', 'http'),
		limitRow('batch'),
		limitRow('batchMany'),
		row(ROWS.singleAndPlivo, 'single', 'plivo'),
		row(ROWS.singleAndHttp, 'single', 'http'),
		row(ROWS.wideAndPlivo, 'wide', 'plivo'),
		row(ROWS.wideAndHttp, 'wide', 'http'),
		row(ROWS.personalAndPlivo, 'personal', 'plivo'),
		row(ROWS.personalAndHttp, 'personal', 'http'),
	];
}
