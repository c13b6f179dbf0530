import { setMaxListeners } from 'node:events';
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import axios, { isAxiosError } from 'axios';
import type { DecidedFate } from './fates.mts';
import type { JournalEntry, ReceiptPush } from './journal.mts';
import { Gate } from './gate.mts';
import type { ProviderId } from './provider.mts';
import type { SeededRandom } from './seededRandom.mts';

/** A receipt in the provider's own form, to be POSTed. */
export interface ReceiptRequest {
	contentType: string;
	body: string;
}

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
	/** Attempts for one receipt, the first included. */
	attempts: number;
	/** Wait before the second attempt. */
	retryDelayMs: number;
	/** Each further wait is longer by this factor. */
	retryFactor: number;
	/** How long a receiver may take to answer. */
	timeoutMs: number;
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
};

/** A receipt to be pushed later. */
export interface PendingReceipt {
	/** The message; attempts are noted in its `receipt`. */
	entry: JournalEntry;
	fate: DecidedFate;
	/** Builds the receipt. @param at the time the receipt reports, in ms */
	compose: (at: number) => ReceiptRequest;
	/** Whether the receiver's answer ends the attempts. */
	isAcknowledged: (answer: { httpStatus: number; body: string }) => boolean;
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

	private readonly stopping = new AbortController();

	private readonly gate = new Gate(pushesAtATime);

	/** A connection for each push: one kept open could break just when it is used again. */
	private readonly agent = new Agent({ keepAlive: false });

	constructor(options: ReceiptPusherOptions, random: SeededRandom, now: () => number) {
		this.options = options;
		this.random = random;
		this.now = now;
		setMaxListeners(0, this.stopping.signal); // every waiting receipt listens
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

	/** Takes a receipt for later; one whose fate is `none` is dropped. */
	schedule(receipt: PendingReceipt): void {
		if (receipt.fate.status === 'none') return;
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

	/** Drops what is pending and resolves when nothing runs any more. */
	async stop(): Promise<void> {
		this.stopping.abort();
		await this.settled();
	}

	private async push(receipt: PendingReceipt): Promise<void> {
		const { to } = receipt.entry;
		const { duplicateRate, reorderRate, holdBackMs } = this.options;
		const copies =
			receipt.fate.receiptCopies ?? (this.random.happens(duplicateRate, `duplicate/${to}`) ? 2 : 1);
		const heldBack = this.random.happens(reorderRate, `reorder/${to}`) ? holdBackMs : 0;

		await this.wait(this.delayOf(receipt) + heldBack);
		const request = receipt.compose(this.now());
		await this.pushUntilAcknowledged(receipt, request);
		for (let copy = 1; copy < copies; copy++) {
			await this.wait(this.delayOf(receipt));
			await this.pushUntilAcknowledged(receipt, request);
		}
	}

	private delayOf({ fate, entry }: PendingReceipt): number {
		const { min, max } = this.options.delayMs;
		return fate.receiptDelayMs ?? this.random.between(min, max, `receiptDelay/${entry.to}`);
	}

	private async pushUntilAcknowledged(
		{ entry, isAcknowledged }: PendingReceipt,
		request: ReceiptRequest,
	): Promise<void> {
		const { attempts, retryDelayMs, retryFactor } = this.options;
		for (let attempt = 1; attempt <= attempts; attempt++) {
			const url = this.urls.get(entry.provider);
			if (url === undefined) return;
			const push = await this.gate.run(async () => await this.post(url, request));
			entry.receipt?.pushes.push(push);
			const { httpStatus, body = '' } = push;
			if (httpStatus !== undefined && isAcknowledged({ httpStatus, body })) return;
			if (attempt < attempts) await this.wait(retryDelayMs * retryFactor ** (attempt - 1));
		}
	}

	private async post(url: string, { contentType, body }: ReceiptRequest): Promise<ReceiptPush> {
		try {
			const response = await axios.post<string>(url, body, {
				headers: { 'content-type': contentType },
				timeout: this.options.timeoutMs,
				signal: this.stopping.signal,
				httpAgent: this.agent,
				proxy: false,
				maxRedirects: 0,
				responseType: 'text',
				transformResponse: (text: string) => text,
				validateStatus: () => true,
			});
			return { at: this.now(), httpStatus: response.status, body: response.data.slice(0, 1000) };
		} catch (error) {
			const reason = isAxiosError(error) ? (error.code ?? error.message) : String(error);
			return { at: this.now(), error: reason };
		}
	}

	private async wait(milliseconds: number): Promise<void> {
		await delay(milliseconds, undefined, { signal: this.stopping.signal });
	}
}
