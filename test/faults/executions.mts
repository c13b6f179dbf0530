import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution } from '../../playground/n8nApi.mts';
import { Problem } from '../../playground/problem.mts';
import type { Stage } from './stage.mts';

/** One item that a node that sends has put out, as far as it is judged. */
export interface OutcomeItem {
	outcome: 'accepted' | 'rejected' | 'held' | 'skipped' | 'unknown';
	/** E.164 */
	to: string;
	attempts: number;
	skipReason?: string;
	failure?: { category: string; message: string };
	retryAt?: string;
}

interface NodeRun {
	/** Milliseconds. */
	executionTime: number;
	data?: { main: Array<Array<{ json: unknown }> | null> };
}

/** An execution with its data, as n8n's public API has it. */
export interface FinishedExecution extends Execution {
	data: { resultData: { runData: Record<string, NodeRun[]>; error?: { message: string } } };
}

/** A running n8n that is asked for executions. */
export type Host = Pick<Stage, 'api' | 'crashed'>;

const UNDER_WAY = ['new', 'running', 'waiting'];

/** A busy n8n breaks a connection, or has no time for its database; asking again harms nobody. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	for (let tries = 1; tries < 20; tries++) {
		try {
			return await ask();
		} catch {
			await sleep(500);
		}
	}
	return await ask();
}

/** Whether an execution has ended, in whatever way. */
export async function hasEnded({ api }: Host, id: string): Promise<boolean> {
	const { status } = await patiently(async () => await api.execution(id));
	return !UNDER_WAY.includes(status);
}

/**
 * Waits until an execution has ended.
 *
 * @throws Problem if it takes too long, or if n8n ends by itself
 */
export async function untilEnded(stage: Host, id: string, withinMs = 600_000): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (!(await Promise.race([hasEnded(stage, id), stage.crashed]))) {
		if (Date.now() > deadline) throw new Problem(`Execution ${id} took over ${withinMs / 1000} s.`);
		await sleep(200);
	}
}

/** An execution with its data, once it has ended. */
export async function finished(stage: Host, id: string): Promise<FinishedExecution> {
	await untilEnded(stage, id);
	const execution = await patiently(async () => await stage.api.execution(id, true));
	return execution as FinishedExecution;
}

/** What the last run of a node put out, all outputs together. */
export const itemsOf = <Item = OutcomeItem,>(
	{ data }: FinishedExecution,
	nodeName: string,
): Item[] =>
	(data.resultData.runData[nodeName]?.at(-1)?.data?.main ?? [])
		.flatMap((items) => items ?? [])
		.map(({ json }) => json as Item);
