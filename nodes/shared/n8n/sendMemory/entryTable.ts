import {
	sleep,
	type DeduplicationScope,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
} from 'n8n-workflow';

import type { Remembered } from '../../sending/sendMemory';
import { rowLock } from './rowLock';

type Helpers = IExecuteFunctions['helpers'];

const ENTRIES: ICheckProcessedOptions = { mode: 'entries' };

/**
 * Entries that are taken out in one call. n8n looks for each one from the start of the list, so that
 * 5,000 of 100,000 at a time would hold all of n8n for seconds.
 */
const PORTION = 200;

/** Pauses before a tidy-up and before it is tried again, milliseconds. */
const PAUSES_MS = [0, 50, 200];

const inFlightKey = (key: string): string => `in flight ${key}`;

/** n8n's answer where another node has made the row for something else. */
const explained = (error: unknown): unknown =>
	error instanceof Error && /incompatible setting/.test(error.message)
		? new Error(
				"another node of this workflow, such as Remove Duplicates with the scope Workflow, remembers something else in the same place; set 'Remember For' in the option 'Send Once' to This Node",
			)
		: error;

/**
 * The entries of the memory in one row of n8n's de-duplication table. A message has two: its key, and
 * while it is in flight a mark. Only who holds the lock may call.
 */
export interface EntryTable {
	/**
	 * Claims keys that are all different, and tells what was known of each.
	 *
	 * @throws if the claim could not be written; nothing of it counts then
	 */
	claim(keys: readonly string[]): Promise<Map<string, Remembered>>;
	/** Has the marks taken off: of what was sent the key stays, of what was released nothing. */
	settle(sent: readonly string[], released: readonly string[]): void;
	/**
	 * Takes out what is due, also what an earlier call could not take out. Never throws: what is left
	 * is tried again with the next write of the run.
	 */
	tidyUp(): Promise<void>;
	/** Forgets messages, whatever became of them. */
	forget(keys: readonly string[]): Promise<void>;
}

/** @param scope the row of the node, or the one that all nodes of the workflow share */
export function entryTable(helpers: Helpers, scope: DeduplicationScope): EntryTable {
	/** A crash may have left a lock there while the option was set to the other scope. */
	const lockLeftInOurRow = rowLock(helpers, scope);
	/** What is to be taken out, each portion in one call, until that has succeeded. */
	const portions: string[][] = [];

	/** Records entries; where the row has been a lock that a crash left behind, without it. */
	async function record(entries: string[]): Promise<ReadonlySet<unknown>> {
		const write = async () => await helpers.checkProcessedAndRecord(entries, scope, ENTRIES);
		const { processed } = await write().catch(async (error: unknown) => {
			if (!(await lockLeftInOurRow.acquire())) throw explained(error);
			await lockLeftInOurRow.release();
			return await write();
		});
		return new Set(processed);
	}

	/** Entries that must go together, as the two of a message, stay in one portion. */
	function takeOut(together: readonly string[][]): void {
		let portion: string[] = [];
		for (const entries of together) {
			if (portion.length + entries.length > PORTION) {
				portions.push(portion);
				portion = [];
			}
			portion.push(...entries);
		}
		if (portion.length > 0) portions.push(portion);
	}

	/** Takes out what is due; between two portions n8n can do other work. */
	async function takeOutDue(): Promise<void> {
		while (portions.length > 0) {
			await helpers.removeProcessed(portions[0], scope, ENTRIES);
			portions.shift();
			if (portions.length > 0) await sleep(0);
		}
	}

	return {
		// Both entries of a message are written in one call, so that a crash leaves both or none; of one
		// that was sent earlier, the mark is taken off again, now or later.
		claim: async (keys) => {
			const before = await record(keys.flatMap((key) => [key, inFlightKey(key)]));
			const found = (key: string): Remembered => {
				if (!before.has(key)) return 'new';
				return before.has(inFlightKey(key)) ? 'inFlight' : 'sent';
			};
			const known = new Map(keys.map((key) => [key, found(key)]));
			takeOut(keys.filter((key) => known.get(key) === 'sent').map((key) => [inFlightKey(key)]));
			return known;
		},
		settle: (sent, released) => {
			takeOut([
				...released.map((key) => [key, inFlightKey(key)]),
				...sent.map((key) => [inFlightKey(key)]),
			]);
		},
		tidyUp: async () => {
			for (const pauseMs of PAUSES_MS) {
				await sleep(pauseMs);
				if (
					await takeOutDue().then(
						() => true,
						() => false,
					)
				)
					return;
			}
		},
		forget: async (keys) => {
			takeOut(keys.map((key) => [key, inFlightKey(key)]));
			await takeOutDue();
		},
	};
}
