import { setTimeout as sleep } from 'node:timers/promises';
import {
	finished,
	type FinishedExecution,
	itemsOf,
	type OutcomeItem,
	untilEnded,
} from '../faults/executions.mts';
import type { Cluster } from './cluster.mts';
import { type CampaignWorkflow, SENDER, type Slice } from './workflows.mts';

/** What one execution did for its slice. */
export interface SliceRun {
	slice: Slice;
	status: string;
	/** Empty if the execution did not come to its end. */
	items: OutcomeItem[];
}

/** Splits consecutive numbers. */
export function slicesOf(numbers: readonly string[], size: number): Slice[] {
	const slices: Slice[] = [];
	for (let start = 0; start < numbers.length; start += size) {
		slices.push({ first: numbers[start], count: Math.min(size, numbers.length - start) });
	}
	return slices;
}

/** Starts an execution for each slice, all at once. */
export async function startAll({ start }: CampaignWorkflow, slices: readonly Slice[]) {
	await Promise.all(slices.map(start));
}

/**
 * Waits for the ends of the executions of a campaign that are not known yet.
 *
 * @param known their ids; the new ones are added
 * @param count how many there must be
 */
export async function newRuns(
	cluster: Cluster,
	{ id }: CampaignWorkflow,
	known: Set<string>,
	count: number,
): Promise<SliceRun[]> {
	const idsOf = async () =>
		(await cluster.api.executionIds(id)).filter((execution) => !known.has(execution));
	let ids = await idsOf();
	while (ids.length < count) {
		await sleep(200);
		ids = await idsOf();
	}
	const runs: SliceRun[] = [];
	for (const execution of ids) {
		known.add(execution);
		await untilEnded(cluster, execution);
		runs.push(runOf(await finished(cluster, execution)));
	}
	return runs;
}

function runOf(execution: FinishedExecution): SliceRun {
	const [trigger] = itemsOf<{ body: Slice }>(execution, 'Slice');
	const isThrough = execution.status === 'success';
	return {
		slice: trigger?.body,
		status: execution.status,
		items: isThrough ? itemsOf(execution, SENDER) : [],
	};
}
