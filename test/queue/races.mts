import { duplicatesIn, judge } from '../faults/judge.mts';
import { freshNumbers } from '../faults/workflows.mts';
import { type Check, exactly, measured, type QueueContext } from './check.mts';
import { newRuns, startAll } from './slices.mts';
import { createCampaign, untilListening } from './workflows.mts';

const RECIPIENTS = 500;

/** Executions for the same recipients at the same time, in two workers. */
export async function raceForTheSame(
	{ cluster, carrier, log }: QueueContext,
	races: number,
): Promise<Check[]> {
	const campaign = await createCampaign(cluster.api, cluster.webhookUrl, carrier, 'Races');
	await untilListening(campaign.url);
	const known = new Set<string>();
	let [doubles, doublesLater, lost, unknown] = [0, 0, 0, 0];
	for (let race = 0; race < races; race++) {
		log(`Two executions for the same recipients, ${race + 1} of ${races} …`);
		const numbers = freshNumbers(RECIPIENTS);
		const slice = { first: numbers[0], count: RECIPIENTS };
		const wanted = new Set(numbers);
		const journal = () => carrier.journal.messages().filter(({ to }) => wanted.has(to));
		await startAll(campaign, [slice, slice]);
		const runs = await newRuns(cluster, campaign, known, 2);
		doubles += duplicatesIn(journal());
		const verdicts = runs.map(({ items }) => judge(numbers, items, journal()));
		lost += verdicts.reduce((sum, verdict) => sum + verdict.lost, 0);
		unknown += verdicts.reduce((sum, verdict) => sum + verdict.unknown, 0);
		// What the memory has lost is sent again now.
		await startAll(campaign, [slice]);
		await newRuns(cluster, campaign, known, 1);
		doublesLater += duplicatesIn(journal());
	}
	return [
		exactly(`${races} races: numbers with two messages`, doubles, 0),
		exactly(`${races} races: the same after another run`, doublesLater, 0),
		exactly(`${races} races: recipients without true news`, lost, 0),
		measured(`${races} races: unknown in one run, since the other was sending`, unknown),
	];
}
