import {
	sleep,
	type DeduplicationScope,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
} from 'n8n-workflow';

type Helpers = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'clearAllProcessedItems' | 'getProcessedDataCount'
>;

/** A row of this mode holds a single number, and n8n refuses to take it for a row of entries. */
const LOCK_ROW: ICheckProcessedOptions = { mode: 'latestIncrementalKey' };
const DATA_ROW: ICheckProcessedOptions = { mode: 'entries' };

/** Numbers that nobody else keeps in such a row; n8n calls those `new` that exceed what is in it. */
const LOCK = Number.MIN_SAFE_INTEGER;
const TAKEN_AWAY = LOCK + 1;

/**
 * How long a lock is waited for before it counts as left behind by a crash, milliseconds: far longer
 * than the few calls of the database that are made under it. Those who wait must not lose patience
 * together.
 */
const newPatience = () => 10_000 + Math.random() * 5_000;

const LONGEST_PAUSE_MS = 50;

/** Nobody is slower than others so many times in a row. */
const MAX_REFUSALS = 20;

/**
 * A lock between the processes of n8n's queue mode: a row of the table of n8n's de-duplication helper
 * that is there while the lock is held. To write into a row, the helper reads it, changes it and writes
 * it back, and others may come between; but to make a row it uses INSERT, and the primary key (workflow
 * and scope) lets one of several do so (n8n 2.41.1, deduplication-helper.js, processed-data.js).
 */
export interface RowLock {
	/**
	 * Waits until the lock is ours.
	 *
	 * @returns false if there is no lock to be had, since the row is in use for something else
	 * @throws if the database does not answer
	 */
	acquire(): Promise<boolean>;
	release(): Promise<void>;
}

/** @param scope the row that is the lock; nobody must keep anything else in it */
export function rowLock(helpers: Helpers, scope: DeduplicationScope): RowLock {
	/** Whether a number exceeds what is in the row, or made the row; it is then in it. */
	const record = async (number: number): Promise<boolean> =>
		(await helpers.checkProcessedAndRecord([number], scope, LOCK_ROW)).new.length > 0;

	const release = async () => await helpers.clearAllProcessedItems(scope, LOCK_ROW);

	const holdsData = async () => (await helpers.getProcessedDataCount(scope, DATA_ROW)) > 0;

	/** Another was faster; or there is a row of data, perhaps without data; or nothing can be written. */
	async function refused(error: unknown, refusals: number): Promise<'data' | 'refused'> {
		if (await holdsData()) return 'data';
		if (refusals === MAX_REFUSALS) await release();
		if (refusals > MAX_REFUSALS) throw error;
		return 'refused';
	}

	async function acquire(): Promise<boolean> {
		let waitedMs = 0;
		let patienceMs = newPatience();
		let refusals = 0;
		let strangers = 0;
		const tryOnce = async (number: number) =>
			await record(number).catch(async (error: unknown) => await refused(error, ++refusals));
		for (let tries = 0; ; tries++) {
			const isOurs = await tryOnce(LOCK);
			if (isOurs === true) return true;
			if (isOurs === 'data') return false;
			if (isOurs === false) refusals = 0;
			if (waitedMs > patienceMs) {
				waitedMs = 0;
				patienceMs = newPatience();
				// The first time it may be another who is just taking the lock away.
				if ((await tryOnce(TAKEN_AWAY)) === true) await release();
				else if (++strangers > 1) return false;
			}
			const pauseMs = Math.min(LONGEST_PAUSE_MS, 2 ** tries) * (0.5 + Math.random());
			await sleep(pauseMs);
			waitedMs += pauseMs;
		}
	}

	return { acquire, release };
}
