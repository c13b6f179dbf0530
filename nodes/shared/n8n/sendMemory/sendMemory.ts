import {
	NodeOperationError,
	type DeduplicationScope,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
	type NodeExecutionHint,
} from 'n8n-workflow';

import type { Remembered, ClaimStore } from '../../sending/sendMemory';
import { entryTable } from './entryTable';
import { runExclusive } from './mutex';
import { rowLock } from './rowLock';

/** The memory of one node or workflow, in n8n's own database. */
export interface N8nMemory extends ClaimStore {
	/** Forgets messages, so that a later run sends them again. */
	forget(keys: readonly string[]): Promise<void>;
	/**
	 * Waits until all is written and the lock is given back. Only then may the node end: its row may be
	 * that of the next node, which could not use it, or whose memory would be deleted with it. Never
	 * throws.
	 */
	idle(): Promise<void>;
}

const ENTRIES: ICheckProcessedOptions = { mode: 'entries' };

/** Merges what is asked while another write is under way into one write. */
interface Waiting {
	claims: Array<{ keys: readonly string[]; done: (found: Remembered[]) => void; failed: Failed }>;
	settles: Array<{
		sent: readonly string[];
		released: readonly string[];
		done: () => void;
		failed: Failed;
	}>;
}
type Failed = (error: unknown) => void;

/** What the editor shows where the memory has no lock. */
const NO_LOCK: NodeExecutionHint = {
	message:
		"'Send Once' has no lock here, because another node of this workflow, such as Remove Duplicates with the scope Workflow, remembers something in the place of it. Two runs in different workers of n8n's queue mode could then send the same message. In a single n8n nothing is at risk. Set the scope of the other node to Node to avoid it.",
	type: 'warning',
	location: 'outputPane',
};

/**
 * Opens the memory on n8n's de-duplication helper. That helper reads a row, changes it and writes it
 * back as a whole, so only one may write at a time: runs in this process wait for each other in turn,
 * those in other workers of n8n's queue mode for a lock. The lock is the row of the other scope, so two
 * nodes that share the memory of the workflow have two locks and are kept apart only in one process.
 *
 * @param scope whose memory it is: this node's, or shared by all nodes of the workflow
 * @throws NodeOperationError where n8n has no such memory, as for a workflow that was never saved
 */
export async function openSendMemory(
	context: IExecuteFunctions,
	scope: DeduplicationScope,
): Promise<N8nMemory> {
	const { helpers } = context;
	try {
		await helpers.getProcessedDataCount(scope, ENTRIES);
	} catch (error) {
		throw new NodeOperationError(
			context.getNode(),
			"'Send Once' cannot remember here what was sent",
			{
				description: `Save the workflow, then run it again; if that does not help, remove the option 'Send Once'. Nothing was sent. (${(error as Error).message})`,
			},
		);
	}
	const place = `workflow ${context.getWorkflow().id}`;
	const table = entryTable(helpers, scope);
	const lock = rowLock(helpers, scope === 'node' ? 'workflow' : 'node');
	const waiting: Waiting = { claims: [], settles: [] };
	/** Keys that this run has claimed: a second message with the same key is a repetition. */
	const ours = new Set<string>();
	let hasWarned = false;

	/** Does what writes when nobody else does; where there is no lock to be had, as well as it can. */
	async function underLock<T>(work: () => Promise<T>): Promise<T> {
		const isLocked = await lock.acquire();
		if (!isLocked && !hasWarned) {
			hasWarned = true;
			context.addExecutionHints(NO_LOCK);
		}
		try {
			return await work();
		} finally {
			// A waiter takes it over after its timeout.
			if (isLocked) await lock.release().catch(() => undefined);
		}
	}

	async function claimAll(claims: Waiting['claims']): Promise<void> {
		const wanted = new Set<string>();
		const mine = claims.map(({ keys }) =>
			keys.map((key) => {
				const isFirst = !ours.has(key) && !wanted.has(key);
				if (isFirst) wanted.add(key);
				return isFirst;
			}),
		);
		try {
			const found = wanted.size > 0 ? await table.claim([...wanted]) : new Map();
			claims.forEach(({ keys, done }, index) =>
				done(keys.map((key, at) => (mine[index][at] ? found.get(key) : 'sent'))),
			);
			for (const key of wanted) ours.add(key);
		} catch (error) {
			claims.forEach(({ failed }) => failed(error));
		}
	}

	async function flush(): Promise<void> {
		const settles = waiting.settles.splice(0);
		const claims = waiting.claims.splice(0);
		try {
			await underLock(async () => {
				for (const { sent, released } of settles) table.settle(sent, released);
				await claimAll(claims);
				await table.tidyUp();
			});
			settles.forEach(({ done }) => done());
		} catch (error) {
			[...settles, ...claims].forEach(({ failed }) => failed(error));
		}
	}

	let running: Promise<void> | undefined;
	const run = () => {
		running ??= (async () => {
			// Everybody who asks in this moment shares the first write.
			await Promise.resolve();
			while (waiting.claims.length > 0 || waiting.settles.length > 0)
				await runExclusive(place, flush);
			running = undefined;
		})();
	};

	return {
		claim: async (keys) =>
			await new Promise<Remembered[]>((done, failed) => {
				waiting.claims.push({ keys, done, failed });
				run();
			}),
		settle: async (sent, released) =>
			await new Promise<void>((done, failed) => {
				waiting.settles.push({ sent, released, done, failed });
				run();
			}),
		idle: async () => await running,
		forget: async (keys) =>
			await runExclusive(place, async () => {
				await underLock(async () => await table.forget(keys));
			}),
	};
}
