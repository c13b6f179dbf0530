import { setMaxListeners } from 'node:events';
import type { DecidedFate } from './fates.mts';
import type { Journal, JournalEntry, ReceiptPush } from './journal.mts';
import { Gate } from './gate.mts';
import type { ProviderId } from './provider.mts';
import { sendPush, type PushRequest } from './pushRequest.mts';
import type { SeededRandom } from './seededRandom.mts';

/** A receipt in the provider's own form. */
export type ReceiptRequest = PushRequest;

/** How receipts are pushed. Providers rarely document this, so all of it can be set. */
export interface ReceiptPusherOptions {
	/** Time between taking a message and its receipt, and before a further copy of it. */
	delayMs: { min: number; max: number };
	/** Share of receipts (0 to 1) that are pushed twice. */
	duplicateRate: number;
	/** Share of receipts (0 to 1) held back for `holdBackMs`, so that later ones overtake them. */
	reorderRate: number;
	/** Extra delay of a receipt that is held back. */
	holdBackMs: number;
	/** Attempts for one receipt, the first included; a provider's own number may be lower. */
	attempts: number;
	/** Wait before the second attempt. */
	retryDelayMs: number;
	/** Each further wait is longer by this factor, unless the provider's own waits are known. */
	retryFactor: number;
	/** How long a receiver may take to answer. */
	timeoutMs: number;
	/** Where a provider pushes several receipts in one request: how long the first one waits. */
	batchWindowMs: number;
	/** Where a provider pushes several receipts in one request: how many at most. */
	batchSize: number;
}

/** Defaults, in a simulator's haste: real providers wait minutes between attempts. */
export const defaultReceiptPusherOptions: ReceiptPusherOptions = {
	delayMs: { min: 50, max: 200 },
	duplicateRate: 0,
	reorderRate: 0,
	holdBackMs: 500,
	attempts: 5,
	retryDelayMs: 200,
	retryFactor: 2,
	timeoutMs: 5000,
	batchWindowMs: 20,
	batchSize: 100,
};

/** A receipt to be pushed later. */
export interface PendingReceipt {
	/** The message; attempts are noted in its `receipt`. */
	entry: JournalEntry;
	fate: DecidedFate;
	/** Where this receipt goes; default: the provider's receipt URL. */
	url?: string;
	/** When it falls due, in ms from now; default: the fate's delay or a random one. */
	delayMs?: number;
	/** A step on the way to the fate: pushed even if the fate is `none`, never copied by the fate. */
	interim?: boolean;
	/** Called when the receipt falls due, with the time it reports in ms, even if it goes nowhere. */
	onDue?: (at: number) => void;
	/**
	 * Builds the receipt; called for each attempt, with the same time.
	 * @param at the time the receipt reports, in ms
	 * @param url where it goes, as registered
	 */
	compose: (at: number, url: string) => ReceiptRequest;
	/**
	 * Where the provider pushes several receipts in one request: joins what `compose` built, also
	 * if it is a single one. A provider has one such function, used for all its receipts.
	 */
	batch?: (requests: ReceiptRequest[]) => ReceiptRequest;
	/** The provider's own waits before further attempts, in multiples of `retryDelayMs`. */
	retryWaits?: readonly number[];
	/** Whether the receiver's answer ends the attempts. */
	isAcknowledged: (answer: { httpStatus: number; body: string }) => boolean;
}

/** A receipt that has fallen due. */
interface DueReceipt {
	receipt: PendingReceipt;
	/** The time it reports, in ms. */
	at: number;
}

/** Receipts that will leave in one request. */
interface Batch {
	members: DueReceipt[];
	/** Settles when the request was acknowledged or given up. */
	pushed: Promise<void>;
}

/**
 * Receivers are spared: so many pushes run at a time, others wait. Not left to the HTTP agent,
 * because axios would count the wait for a connection as the receiver's delay.
 */
const pushesAtATime = 20;

/** Pushes receipts to the receivers after a delay, with retries. */
export class ReceiptPusher {
	private readonly options: ReceiptPusherOptions;

	private readonly random: SeededRandom;

	private readonly now: () => number;

	private readonly urls = new Map<ProviderId, string>();

	private readonly waiting = new Set<Promise<void>>();

	/** Batches that still take receipts. */
	private readonly openBatches = new Map<string, Batch>();

	private readonly stopping = new AbortController();

	/** How to cut each wait short. Not listeners of the signal: Node searches those one by one. */
	private readonly waits = new Set<() => void>();

	private readonly gate = new Gate(pushesAtATime);

	private readonly journal: Journal;

	/** @param journal hears of receipts that fall due and of attempts to push them */
	constructor(
		options: ReceiptPusherOptions,
		random: SeededRandom,
		now: () => number,
		journal: Journal,
	) {
		this.options = options;
		this.random = random;
		this.now = now;
		this.journal = journal;
		setMaxListeners(0, this.stopping.signal); // every push under way listens
	}

	/** Says where a provider's receipts go; without an address they are dropped when due. */
	setUrl(provider: ProviderId, url: string | undefined): void {
		if (url === undefined) this.urls.delete(provider);
		else this.urls.set(provider, url);
	}

	/** How many receipts wait to be pushed or are being pushed. */
	pending(): number {
		return this.waiting.size;
	}

	/** Draws the time from taking a message to its receipt, in ms, for providers with several steps. */
	drawDelay(entry: JournalEntry, fate: DecidedFate): number {
		const { min, max } = this.options.delayMs;
		return fate.receiptDelayMs ?? this.random.between(min, max, `receiptDelay/${entry.to}`);
	}

	/** Takes a receipt for later; one whose fate is `none` is dropped, unless it is interim. */
	schedule(receipt: PendingReceipt): void {
		if (receipt.fate.status === 'none' && !receipt.interim) return;
		const work: Promise<void> = this.push(receipt)
			.catch((error: unknown) => {
				// Waits are cut short on purpose when the carrier closes; anything else is a mistake here.
				if (!this.stopping.signal.aborted) throw error;
			})
			.finally(() => this.waiting.delete(work));
		this.waiting.add(work);
	}

	/** Resolves when nothing is pending, receipts scheduled in the meantime included. */
	async settled(): Promise<void> {
		while (this.waiting.size > 0) await Promise.all(this.waiting);
	}

	/** Resolves when what is pending now is done, whatever is scheduled in the meantime. */
	async presentSettled(): Promise<void> {
		await Promise.all(this.waiting);
	}

	/** Drops what is pending and resolves when nothing runs any more. */
	async stop(): Promise<void> {
		this.stopping.abort();
		for (const cutShort of this.waits) cutShort();
		await this.settled();
	}

	private async push(receipt: PendingReceipt): Promise<void> {
		const { entry, fate, interim, delayMs } = receipt;
		const { duplicateRate, reorderRate, holdBackMs } = this.options;
		const fixedCopies = interim ? undefined : fate.receiptCopies;
		const copies =
			fixedCopies ?? (this.random.happens(duplicateRate, `duplicate/${entry.to}`) ? 2 : 1);
		const heldBack = this.random.happens(reorderRate, `reorder/${entry.to}`) ? holdBackMs : 0;

		await this.wait(delayMs ?? this.drawDelay(entry, fate));
		const due = { receipt, at: this.now() };
		receipt.onDue?.(due.at);
		if (!interim) this.journal.announce({ kind: 'due', entry });
		if (heldBack > 0) await this.wait(heldBack);
		await this.deliver(due);
		for (let copy = 1; copy < copies; copy++) {
			await this.wait(this.drawDelay(entry, fate));
			await this.deliver(due);
		}
	}

	private async deliver(due: DueReceipt): Promise<void> {
		if (!due.receipt.batch) return await this.pushUntilAcknowledged([due]);
		const key = `${due.receipt.entry.provider} ${due.receipt.url ?? ''}`;
		const batch = this.openBatches.get(key) ?? this.openBatch(key);
		batch.members.push(due);
		if (batch.members.length >= this.options.batchSize) this.openBatches.delete(key);
		await batch.pushed;
	}

	private openBatch(key: string): Batch {
		const members: DueReceipt[] = [];
		const pushed = this.wait(this.options.batchWindowMs).then(async () => {
			// Full batches are closed already; another one may have taken their place.
			if (this.openBatches.get(key) === batch) this.openBatches.delete(key);
			await this.pushUntilAcknowledged(members);
		});
		const batch = { members, pushed };
		this.openBatches.set(key, batch);
		return batch;
	}

	/** Pushes receipts in one request until it is acknowledged or given up. */
	private async pushUntilAcknowledged(members: DueReceipt[]): Promise<void> {
		const { entry, url: ownUrl, isAcknowledged } = members[0].receipt;
		const waits = this.waitsOf(members[0].receipt);
		for (let attempt = 0; attempt <= waits.length; attempt++) {
			if (attempt > 0) await this.wait(waits[attempt - 1]);
			const url = ownUrl ?? this.urls.get(entry.provider);
			if (url === undefined) return;
			const push = await this.gate.run(async () => await this.send(url, members));
			for (const { receipt } of members) {
				receipt.entry.receipt?.pushes.push({ ...push });
				this.journal.announce({ kind: 'pushed', entry: receipt.entry });
			}
			const { httpStatus, body = '' } = push;
			if (httpStatus !== undefined && isAcknowledged({ httpStatus, body })) return;
		}
	}

	/** The waits before the second, third… attempt, in ms. */
	private waitsOf({ retryWaits }: PendingReceipt): number[] {
		const { attempts, retryDelayMs, retryFactor } = this.options;
		const factors =
			retryWaits ?? Array.from({ length: attempts - 1 }, (_, index) => retryFactor ** index);
		return factors.slice(0, attempts - 1).map((factor) => retryDelayMs * factor);
	}

	private async send(url: string, members: DueReceipt[]): Promise<ReceiptPush> {
		const requests = members.map(({ receipt, at }) => receipt.compose(at, url));
		const request = members[0].receipt.batch?.(requests) ?? requests[0];
		const answer = await sendPush(url, request, {
			timeoutMs: this.options.timeoutMs,
			signal: this.stopping.signal,
		});
		if (answer.error !== undefined) return { at: this.now(), error: answer.error };
		return { at: this.now(), httpStatus: answer.httpStatus, body: answer.body.slice(0, 1000) };
	}

	private async wait(milliseconds: number): Promise<void> {
		this.stopping.signal.throwIfAborted();
		await new Promise<void>((resolve, reject) => {
			const end = (settle: () => void) => {
				clearTimeout(timer);
				this.waits.delete(cutShort);
				settle();
			};
			const cutShort = () => end(() => reject(this.stopping.signal.reason as Error));
			const timer = setTimeout(() => end(resolve), milliseconds);
			this.waits.add(cutShort);
		});
	}
}
