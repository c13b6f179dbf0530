import {
	sleep,
	type DeduplicationScope,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
} from 'n8n-workflow';

type Helpers = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'clearAllProcessedItems'
>;

/** A row of this mode holds one date, and n8n refuses to take it for a row of entries or of a number. */
const LOCK_ROW: ICheckProcessedOptions = { mode: 'latestDate' };

/** The first of January of the year 1: nobody else keeps dates of this time; n8n calls those `new` that are later than the one in the row. */
const LOCK_TIME = -62_135_596_800_000;
const dateAt = (offsetMs: number): string => new Date(LOCK_TIME + offsetMs).toISOString();
const LOCK = dateAt(0);

/** Marks of those who take a lock over are later the later they were made, and far from any real date. */
const markAt = (time: number): string => dateAt(1 + time);

/**
 * How long a lock is waited for before it counts as left behind by a crash, milliseconds: far longer
 * than the few calls of the database that are made under it. Random, so that those who wait do not time
 * out together.
 */
const newTimeout = () => 10_000 + Math.random() * 5_000;

/** A lock that stands longer than this with the same mark on it has no holder, milliseconds. */
const STANDSTILL_MS = 2_000;

/**
 * Marks are spread over so many milliseconds, since two who make the same one in the same moment would
 * each take it for their own; less than a standstill, so that what is later stays later.
 */
const SPREAD_MS = 1_000;

/** Who held a lock longer than this may have lost it, and so does not remove it, milliseconds. */
const LEASE_MS = 5_000;

const LONGEST_PAUSE_MS = 50;

/** Losing the race to make the row this often means that something is wrong. */
const MAX_REFUSALS = 20;

/** How n8n says that the row was made with another mode, and so belongs to another node. */
const isForeign = (error: unknown): boolean =>
	error instanceof Error && /incompatible setting/.test(error.message);

/**
 * A lock between the processes of n8n's queue mode: a row of the table of n8n's de-duplication helper
 * that is there while the lock is held. To write into a row, the helper reads it, changes it and writes
 * it back, and others may come between; but to make a row it uses INSERT, and the primary key (workflow
 * and scope) lets one of several do so (n8n 2.41.1, deduplication-helper.js, processed-data.js).
 *
 *   worker A   INSERT ok ── holds ──────────────── DELETE
 *   worker B      INSERT refused … asks again …      INSERT ok ── holds
 *
 * A lock that a crash left behind is taken over in place, and never deleted by who does not hold it:
 *
 *   worker B   10 to 15 s without the lock ── writes its mark ── 2 s ── its mark is still on top: holds
 *   worker C                              ── writes a later mark ── …   B sees it and goes on waiting
 *
 * What is left: a call of the database that takes longer than those 2 s can put an old mark back over
 * one that was checked. The same message would have to be claimed by both in that moment.
 */
export interface RowLock {
	/**
	 * Waits until the lock is ours.
	 *
	 * @returns false if there is no lock to be had, since another node keeps something in the row; from
	 *   then on without waiting
	 * @throws if the database does not answer
	 */
	acquire(): Promise<boolean>;
	/** Gives it back; leaves it where it was held so long that another may have taken it over. */
	release(): Promise<void>;
}

/** @param scope the row that is the lock; what others keep in it is left alone */
export function rowLock(helpers: Helpers, scope: DeduplicationScope): RowLock {
	let isRowForeign = false;
	let heldSince = 0;

	/** Whether a date is later than the one in the row, or made the row; it is then in it. */
	const record = async (date: string): Promise<boolean> =>
		(await helpers.checkProcessedAndRecord([date], scope, LOCK_ROW)).new.length > 0;

	/** Takes over a lock without a holder. `foreign`: the date in the row is none of ours. */
	async function takeOver(): Promise<'ours' | 'alive' | 'foreign'> {
		const time = Date.now() + Math.floor(Math.random() * SPREAD_MS);
		if (!(await record(markAt(time)))) {
			// A real date, or the mark of another who was faster or had a later one.
			await sleep(STANDSTILL_MS);
			return (await record(markAt(Date.now() + STANDSTILL_MS))) ? 'alive' : 'foreign';
		}
		await sleep(STANDSTILL_MS);
		// An earlier date in the row means that it was released in between, a later one another's mark.
		if (await record(markAt(time))) return 'alive';
		return (await record(markAt(time + 1))) ? 'ours' : 'alive';
	}

	async function waitForLock(): Promise<boolean> {
		let waitedMs = 0;
		let timeoutMs = newTimeout();
		let refusals = 0;
		/** Another was faster to make the row, or the database does not answer, which is thrown. */
		const refused = (error: unknown): 'foreign' | 'refused' => {
			if (isForeign(error)) return 'foreign';
			if (++refusals > MAX_REFUSALS) throw error;
			return 'refused';
		};
		for (let tries = 0; ; tries++) {
			const made = await record(LOCK).catch(refused);
			if (made === true) return true;
			if (made === false) refusals = 0;
			const isOver = waitedMs > timeoutMs;
			const state = made === false && isOver ? await takeOver().catch(refused) : made;
			if (state === 'ours') return true;
			if (state === 'foreign') return false;
			if (isOver) {
				waitedMs = 0;
				timeoutMs = newTimeout();
			}
			const pauseMs = Math.min(LONGEST_PAUSE_MS, 2 ** tries) * (0.5 + Math.random());
			await sleep(pauseMs);
			waitedMs += pauseMs;
		}
	}

	return {
		acquire: async () => {
			if (isRowForeign) return false;
			const isOurs = await waitForLock();
			isRowForeign = !isOurs;
			heldSince = Date.now();
			return isOurs;
		},
		release: async () => {
			if (Date.now() - heldSince > LEASE_MS) return;
			await helpers.clearAllProcessedItems(scope, LOCK_ROW);
		},
	};
}
