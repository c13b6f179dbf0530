import { setTimeout as sleep } from 'node:timers/promises';

import type { Workflow, WorkflowNode } from '../../../playground/n8nApi.mts';
import { http, n8n, playground } from './playground.mts';

/** A node of a workflow that a test makes; its place on the canvas does not matter. */
export const node = (
	name: string,
	type: string,
	rest: Partial<WorkflowNode> = {},
): WorkflowNode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...rest,
});

/** A workflow of nodes, each of which leads to the next one. */
export const chained = (name: string, nodes: WorkflowNode[]): Workflow => ({
	name,
	nodes,
	connections: Object.fromEntries(
		nodes.slice(1).map((next, index) => {
			const main = [[{ node: next.name, type: 'main', index: 0 }]];
			return [nodes[index].name, { main }];
		}),
	),
});

/** A workflow as it is in n8n, with its credentials. */
export const workflowOf = async (id: string): Promise<Workflow> => {
	const headers = { 'x-n8n-api-key': playground.session.apiKey };
	return (await http.get(`${playground.n8nUrl}/api/v1/workflows/${id}`, { headers })).data;
};

/** What an execution left behind, as far as it is read here. */
interface ExecutionData {
	resultData?: {
		error?: { message: string };
		runData?: Record<
			string,
			Array<{ data?: { main: Array<Array<{ json: object } | null> | null> } }>
		>;
	};
}

/** Runs a workflow from a trigger to its end, which must be a good one; gives what the nodes gave. */
export async function runToEnd(
	workflowId: string,
	trigger: string,
	withinMs = 120_000,
): Promise<Record<string, object[]>> {
	const id = await n8n.run(workflowId, trigger);
	const finished = await eventually(
		async () => await n8n.execution(id),
		({ status }) => !['new', 'running', 'waiting'].includes(status),
		withinMs,
	);
	const { data } = (await n8n.execution(id, true)) as { data?: ExecutionData };
	const { error, runData = {} } = data?.resultData ?? {};
	if (finished.status !== 'success') {
		throw new Error(`It ended as ${finished.status}: ${error?.message}`);
	}
	return Object.fromEntries(
		Object.entries(runData).map(([name, runs]) => [
			name,
			runs.flatMap((run) => run.data?.main.flat() ?? []).map((item) => item?.json ?? {}),
		]),
	);
}

/** Looks again and again until it sees what is wanted, or the time is over; gives the last it saw. */
export async function eventually<Seen>(
	look: () => Promise<Seen>,
	isWanted: (seen: Seen) => boolean,
	withinMs = 180_000,
): Promise<Seen> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const seen = await look();
		if (isWanted(seen) || Date.now() > deadline) return seen;
		await sleep(300);
	}
}

/** The executions of the examples that are under way. */
async function executionsUnderWay(): Promise<string[]> {
	const executions = await n8n.executions({ status: 'running' });
	const examples = new Set(Object.values(playground.workflowIds));
	return executions.filter(({ workflowId }) => examples.has(workflowId)).map(({ id }) => id);
}

/**
 * Waits until the examples have done what they were told so far. n8n answers a push before its execution
 * is over, and a moment before it is on record.
 */
export async function examplesSettled(): Promise<void> {
	await sleep(300);
	let open = await executionsUnderWay();
	while (open.length > 0) {
		await sleep(200);
		const now = await executionsUnderWay();
		open = open.filter((id) => now.includes(id));
	}
}

/** The rows of a data table of the examples, once nothing is under way that could change them. */
export async function settledRows<Row>(table: string): Promise<Row[]> {
	for (let before = ''; ; ) {
		await examplesSettled();
		const rows = await n8n.readRows<Row>(playground.tableIds[table]);
		const now = JSON.stringify(rows);
		if (now === before) return rows;
		before = now;
	}
}
