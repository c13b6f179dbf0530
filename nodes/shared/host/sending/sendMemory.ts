import {
	NodeOperationError,
	type DeduplicationScope,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
} from 'n8n-workflow';

import type { Remembered, SendMemory } from '../../dispatch/sendMemory';
import { inTurn } from './inTurn';

/** The memory of one node or workflow, in n8n's own database. */
export interface HostMemory extends SendMemory {
	/** Forgets messages, so that a later run sends them again. */
	forget(keys: readonly string[]): Promise<void>;
}

const ENTRIES: ICheckProcessedOptions = { mode: 'entries' };

/**
 * Both kinds of entries may lie in one row of the database. What is in flight always lies in the
 * workflow's row, which stays short with scope 'node', since n8n reads and writes a row as a whole.
 */
const IN_FLIGHT_SCOPE: DeduplicationScope = 'workflow';

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
 * Opens the memory on n8n's de-duplication helper. That helper reads, changes and writes without a
 * lock, so calls are made one after the other; what comes in meanwhile goes into the next write. Runs
 * of the workflow at the same time wait for each other as far as they are in one process; workers of
 * n8n's queue mode do not, and could send what another one sends at the same moment.
 *
 * @param scope whose memory it is: this node's, or shared by all nodes of the workflow
 * @throws NodeOperationError where n8n has no such memory, as for a workflow that was never saved
 */
export async function openSendMemory(
	context: IExecuteFunctions,
	scope: DeduplicationScope,
): Promise<HostMemory> {
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
	// The rows of both scopes, since what is in flight lies in the workflow's.
	const rows = `workflow ${context.getWorkflow().id}`;
	const prefix = scope === 'node' ? `in flight ${context.getNode().id} ` : 'in flight ';
	const inFlightKey = (key: string) => prefix + key;

	const waiting: Waiting = { claims: [], settles: [] };
	/** Keys that this run has claimed: a second message with the same key is a repetition. */
	const ours = new Set<string>();

	/**
	 * In flight first, then claimed: a crash in between leaves a message that is not claimed, which a
	 * later run sends. The other way round it would be taken for sent and be lost.
	 */
	async function writeClaims(keys: readonly string[]): Promise<Map<string, Remembered>> {
		const before = await helpers.checkProcessedAndRecord(
			keys.map(inFlightKey),
			IN_FLIGHT_SCOPE,
			ENTRIES,
		);
		const wereInFlight = new Set(before.processed);
		const { processed } = await helpers.checkProcessedAndRecord([...keys], scope, ENTRIES);
		const claimedBefore = new Set(processed.map(String));
		const remembered = new Map<string, Remembered>();
		const settledBefore: string[] = [];
		for (const key of keys) {
			if (!claimedBefore.has(key)) remembered.set(key, 'new');
			else if (wereInFlight.has(inFlightKey(key))) remembered.set(key, 'inFlight');
			else {
				remembered.set(key, 'sent');
				settledBefore.push(key);
			}
		}
		await close(settledBefore);
		return remembered;
	}

	const close = async (keys: readonly string[]): Promise<void> => {
		if (keys.length === 0) return;
		await helpers.removeProcessed(keys.map(inFlightKey), IN_FLIGHT_SCOPE, ENTRIES);
	};

	/** The claim is taken back first: what is claimed and not in flight counts as sent. */
	async function writeSettled(sent: readonly string[], released: readonly string[]): Promise<void> {
		if (released.length > 0) await helpers.removeProcessed([...released], scope, ENTRIES);
		await close([...sent, ...released]);
	}

	/** Several writes, which nobody must come between. */
	async function flush(): Promise<void> {
		const settles = waiting.settles.splice(0);
		const claims = waiting.claims.splice(0);
		try {
			if (settles.length > 0) {
				await writeSettled(
					settles.flatMap(({ sent }) => sent),
					settles.flatMap(({ released }) => released),
				);
			}
			settles.forEach(({ done }) => done());
		} catch (error) {
			settles.forEach(({ failed }) => failed(error));
		}
		if (claims.length === 0) return;
		try {
			const wanted = new Set<string>();
			const mine = claims.map(({ keys }) =>
				keys.map((key) => {
					const isFirst = !ours.has(key) && !wanted.has(key);
					if (isFirst) wanted.add(key);
					return isFirst;
				}),
			);
			const found = wanted.size > 0 ? await writeClaims([...wanted]) : new Map();
			claims.forEach(({ keys, done }, index) =>
				done(keys.map((key, place) => (mine[index][place] ? found.get(key) : 'sent'))),
			);
			for (const key of wanted) ours.add(key);
		} catch (error) {
			claims.forEach(({ failed }) => failed(error));
		}
	}

	let running: Promise<void> | undefined;
	const run = () => {
		running ??= (async () => {
			// Everybody who asks in this moment shares the first write.
			await Promise.resolve();
			while (waiting.claims.length > 0 || waiting.settles.length > 0) await inTurn(rows, flush);
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
			await inTurn(rows, async () => {
				await helpers.removeProcessed([...keys], scope, ENTRIES);
				await close(keys);
			}),
	};
}
