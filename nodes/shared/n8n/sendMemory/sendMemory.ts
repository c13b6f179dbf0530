import {
	NodeOperationError,
	type DeduplicationScope,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
} from 'n8n-workflow';

import type { Remembered, ClaimStore } from '../../sending/sendMemory';
import { runExclusive } from './mutex';
import { rowLock } from './rowLock';

/** The memory of one node or workflow, in n8n's own database. */
export interface N8nMemory extends ClaimStore {
	/** Forgets messages, so that a later run sends them again. */
	forget(keys: readonly string[]): Promise<void>;
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
	const rows = `workflow ${context.getWorkflow().id}`;
	const lock = rowLock(helpers, scope === 'node' ? 'workflow' : 'node');
	const formerLock = rowLock(helpers, scope);
	const inFlightKey = (key: string) => `in flight ${key}`;

	const waiting: Waiting = { claims: [], settles: [] };
	/** Keys that this run has claimed: a second message with the same key is a repetition. */
	const ours = new Set<string>();

	/** Does what writes when nobody else does; where there is no lock to be had, as well as it can. */
	async function alone<T>(work: () => Promise<T>): Promise<T> {
		const isLocked = await lock.acquire();
		try {
			return await work();
		} finally {
			// Whoever waits takes it away in the end.
			if (isLocked) await lock.release().catch(() => undefined);
		}
	}

	/** Records entries; where the row has been a lock that a crash left behind, without it. */
	async function record(entries: string[]): Promise<ReadonlySet<unknown>> {
		const write = async () => await helpers.checkProcessedAndRecord(entries, scope, ENTRIES);
		const { processed } = await write().catch(async (error: unknown) => {
			if (!(await formerLock.acquire())) throw error;
			await formerLock.release();
			return await write();
		});
		return new Set(processed);
	}

	const remove = async (entries: string[]) =>
		await helpers.removeProcessed(entries, scope, ENTRIES);

	/**
	 * Both entries of a message are written at once, so that a crash leaves both or none; and of one
	 * that was sent earlier, the second is taken out again.
	 */
	async function writeClaims(keys: readonly string[]): Promise<Map<string, Remembered>> {
		const before = await record(keys.flatMap((key) => [key, inFlightKey(key)]));
		const found = (key: string): Remembered => {
			if (!before.has(key)) return 'new';
			return before.has(inFlightKey(key)) ? 'inFlight' : 'sent';
		};
		const sentBefore = keys.filter((key) => found(key) === 'sent');
		if (sentBefore.length > 0) await remove(sentBefore.map(inFlightKey));
		return new Map(keys.map((key) => [key, found(key)]));
	}

	async function settleAll(settles: Waiting['settles']): Promise<void> {
		if (settles.length === 0) return;
		try {
			await remove([
				...settles.flatMap(({ sent, released }) => [...sent, ...released]).map(inFlightKey),
				...settles.flatMap(({ released }) => released),
			]);
			settles.forEach(({ done }) => done());
		} catch (error) {
			settles.forEach(({ failed }) => failed(error));
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
			const found = wanted.size > 0 ? await writeClaims([...wanted]) : new Map();
			claims.forEach(({ keys, done }, index) =>
				done(keys.map((key, place) => (mine[index][place] ? found.get(key) : 'sent'))),
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
			await alone(async () => {
				await settleAll(settles);
				await claimAll(claims);
			});
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
				await runExclusive(rows, flush);
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
		forget: async (keys) =>
			await runExclusive(rows, async () => {
				await alone(async () => await remove([...keys, ...keys.map(inFlightKey)]));
			}),
	};
}
