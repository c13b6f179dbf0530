import { setTimeout as sleep } from 'node:timers/promises';
import { type InvitationRow, journalKey, type JournalMessage } from './accounts.mts';
import type { N8nApi } from './n8nApi.mts';
import { Problem } from './problem.mts';

export interface CampaignOptions {
	api: N8nApi;
	workflowId: string;
	/** The trigger to start from. */
	trigger: string;
	signal?: AbortSignal;
	/** Called about twice a second. */
	onTick?: () => void;
	withinMs?: number;
}

/** Starts the campaign as a click does and waits for the end of its execution. */
export async function runCampaign(options: CampaignOptions): Promise<void> {
	const { api, workflowId, trigger, signal, onTick, withinMs = 600_000 } = options;
	const id = await api.run(workflowId, trigger);
	const deadline = Date.now() + withinMs;
	for (;;) {
		const { status } = await api.execution(id);
		onTick?.();
		if (status === 'success') return;
		if (!['new', 'running', 'waiting'].includes(status)) {
			throw new Problem(await describeFailure(api, id, status));
		}
		if (Date.now() > deadline) {
			throw new Problem(`The campaign did not end in ${withinMs / 1000} s (execution ${id}).`);
		}
		await sleep(500, undefined, { signal });
	}
}

async function describeFailure(api: N8nApi, id: string, status: string): Promise<string> {
	const error = (await api.execution(id, true)).data?.resultData?.error;
	const where = error?.node ? ` in the node "${error.node.name}"` : '';
	return `The campaign ended as "${status}"${where}: ${error?.message ?? 'no message'} (execution ${id})`;
}

export interface ReceiptOptions {
	/** Reads the data table. */
	readRows: () => Promise<InvitationRow[]>;
	/** Resolves when the simulator has pushed every receipt that it will push. */
	receiptsSettled: Promise<void>;
	journal: () => JournalMessage[];
	signal?: AbortSignal;
	onTick?: () => void;
	withinMs?: number;
}

/**
 * Waits until every receipt of the journal is in the data table, or the time is over; gives the
 * rows either way, since the accounts name what is missing.
 */
export async function waitForReceipts(options: ReceiptOptions): Promise<InvitationRow[]> {
	const { readRows, receiptsSettled, journal, signal, onTick, withinMs = 60_000 } = options;
	const deadline = Date.now() + withinMs;
	let settled = false;
	receiptsSettled.then(() => (settled = true));
	for (;;) {
		const rows = await readRows();
		onTick?.();
		if ((settled && receiptsAreIn(rows, journal())) || Date.now() > deadline) return rows;
		await sleep(500, undefined, { signal });
	}
}

function receiptsAreIn(rows: InvitationRow[], journal: JournalMessage[]): boolean {
	const withStatus = new Set(rows.filter((row) => row.status).map((row) => row.messageKey));
	return journal
		.filter(({ receipt }) => receipt && receipt.status !== 'none')
		.every((message) => withStatus.has(journalKey(message)));
}
