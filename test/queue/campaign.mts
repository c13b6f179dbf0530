import { setTimeout as sleep } from 'node:timers/promises';
import { judge } from '../faults/judge.mts';
import { freshNumbers } from '../faults/workflows.mts';
import { atLeast, atMost, type Check, exactly, measured, type QueueContext } from './check.mts';
import type { Cluster } from './cluster.mts';
import { newRuns, type SliceRun, slicesOf, startAll } from './slices.mts';
import {
	createCampaign,
	createReceipts,
	REQUESTS_AT_ONCE,
	type ReceiptWorkflow,
	untilListening,
} from './workflows.mts';

const SLICE = 500;

/** How long to wait for the next receipt before those that are missing count as lost. */
const PATIENCE_MS = 180_000;

/**
 * A campaign in slices over two workers, one of which is killed with -9 in the middle and started
 * again; what the kill left unfinished is run again. Receipts come in all the while.
 */
export async function runSlicedCampaign(
	{ cluster, carrier, log }: QueueContext,
	recipients: number,
): Promise<Check[]> {
	const { api, webhookUrl } = cluster;
	const numbers = freshNumbers(recipients);
	const slices = slicesOf(numbers, SLICE);
	const campaign = await createCampaign(api, webhookUrl, carrier, 'Campaign in slices');
	const receipts = await createReceipts(api, webhookUrl, 'Receipts', 'insert');
	carrier.setReceiptUrl('ihuyi', receipts.url);
	await Promise.all([untilListening(campaign.url), untilListening(receipts.url)]);
	const messages = () => carrier.journal.messages();

	log(`Sending to ${recipients} recipients in ${slices.length} executions …`);
	const begin = Date.now();
	await startAll(campaign, slices);
	while (messages().length < recipients / 2) await sleep(50);
	log('Killing a worker …');
	const [worker] = cluster.workers;
	await worker.kill();
	const sentBeforeKill = messages().length;
	const secondsBeforeKill = (Date.now() - begin) / 1000;
	await worker.start();

	const known = new Set<string>();
	const first = await newRuns(cluster, campaign, known, slices.length);
	const isThrough = (run: SliceRun) => run.status === 'success';
	const interrupted = first.filter((run) => !isThrough(run));
	log(`Running ${interrupted.length} interrupted slices again …`);
	const done = new Set(first.filter(isThrough).map(({ slice }) => slice.first));
	const open = slices.filter((slice) => !done.has(slice.first));
	await startAll(campaign, open);
	const second = await newRuns(cluster, campaign, known, open.length);
	const seconds = (Date.now() - begin) / 1000;

	const items = [...first, ...second].flatMap((run) => run.items);
	const verdict = judge(numbers, items, messages());
	log(`Waiting for the receipts after ${Math.round(seconds)} s …`);
	const kept = await receiptsKept({ cluster, carrier, log }, receipts);
	const atOnce = REQUESTS_AT_ONCE * interrupted.length;
	return [
		exactly('campaign: numbers with two messages', verdict.duplicates, 0),
		exactly('campaign: recipients without true news', verdict.lost, 0),
		exactly('campaign: accepted without a message', verdict.wronglyAccepted, 0),
		atLeast('campaign: executions interrupted by kill -9', interrupted.length, 1),
		atMost('campaign: recipients whose outcome is unknown', verdict.unknown, atOnce),
		exactly('campaign: executions', known.size, slices.length + open.length),
		exactly(
			'campaign: executions that did not end well in the end',
			second.length - second.filter(isThrough).length,
			0,
		),
		exactly('receipts: pushed and not in the table', kept.missing, 0),
		exactly('receipts: in the table and not pushed', kept.strange, 0),
		atLeast('receipts: kept', kept.keys, Math.ceil(recipients / 20)),
		measured('campaign: messages per second until the kill', sentBeforeKill / secondsBeforeKill),
		measured('campaign: seconds with kill and repetition', seconds),
		measured('receipts: interrupted by the kill and retried', kept.retried),
		measured('receipts: rows, repetitions included', kept.rows),
		measured('receipts: seconds until all were kept', (Date.now() - begin) / 1000),
	];
}

/**
 * Waits until every receipt that the carrier has pushed is in the table, or no more come. n8n has
 * answered a push before its execution begins, so those of the killed worker have to be retried in n8n.
 */
async function receiptsKept(
	{ cluster, carrier }: QueueContext,
	{ id, dataTableId }: ReceiptWorkflow,
) {
	let deadline = Date.now() + PATIENCE_MS;
	let rowsBefore = 0;
	const retried = new Set<string>();
	for (;;) {
		for (const execution of await interruptedOf(cluster, id)) {
			if (retried.has(execution)) continue;
			if (await retry(cluster, execution)) retried.add(execution);
		}
		const pushed = new Set(
			carrier.journal
				.messages()
				.filter(({ receipt }) => receipt && receipt.status !== 'none')
				.map(({ messageId, to, receipt }) => `ihuyi:${messageId}:+86${to}:${receipt!.status}`),
		);
		const rows = await cluster.api.readRows<{ receiptKey: string }>(dataTableId);
		const kept = new Set(rows.map(({ receiptKey }) => receiptKey));
		const missing = [...pushed].filter((key) => !kept.has(key)).length;
		if ((missing === 0 && carrier.pendingReceipts() === 0) || Date.now() > deadline) {
			const strange = [...kept].filter((key) => !pushed.has(key)).length;
			return { missing, strange, keys: kept.size, rows: rows.length, retried: retried.size };
		}
		if (rows.length > rowsBefore) deadline = Date.now() + PATIENCE_MS;
		rowsBefore = rows.length;
		await sleep(1000);
	}
}

/**
 * Retries an execution; false if it has ended well in the meantime, since another worker takes over what
 * one has left.
 */
async function retry({ api }: Cluster, execution: string): Promise<boolean> {
	try {
		await api.retry(execution);
		return true;
	} catch (error) {
		if (await isInterrupted(api, execution)) throw error;
		return false;
	}
}

/** Executions of a workflow that broke off; those that ended well are not on record. */
async function interruptedOf({ api }: Cluster, workflowId: string): Promise<string[]> {
	const interrupted: string[] = [];
	for (const id of await api.executionIds(workflowId)) {
		if (await isInterrupted(api, id)) interrupted.push(id);
	}
	return interrupted;
}

/**
 * Whether an execution broke off. One that ended well is not on record, or finished: n8n's recovery may
 * call it crashed all the same when a worker was slow to say so.
 */
async function isInterrupted(api: Cluster['api'], id: string): Promise<boolean> {
	const execution = await api.execution(id).catch(() => undefined);
	if (!execution || execution.finished) return false;
	return execution.status === 'crashed' || execution.status === 'error';
}
