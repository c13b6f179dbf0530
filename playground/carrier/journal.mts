import { createHash } from 'node:crypto';
import type { ProviderId } from './provider.mts';
import type { MisbehaviourKind } from './misbehaviour.mts';

/** One attempt to hand a delivery receipt to the receiver. */
export interface ReceiptPush {
	/** When the attempt ended, in ms. */
	at: number;
	/** What the receiver answered, if it answered. */
	httpStatus?: number;
	/** Why there was no answer (error code or text). */
	error?: string;
	/** Body of the receiver's answer, cut to 1,000 characters. */
	body?: string;
}

/** What became of a message, and every attempt to tell it. */
export interface JournalReceipt {
	/** `none`: no receipt is ever pushed for this message. */
	status: 'delivered' | 'undelivered' | 'none';
	/** The provider's own code as pushed; empty with `none`. */
	code: string;
	/** The provider's own explanation as pushed; empty with `none`. */
	message: string;
	pushes: ReceiptPush[];
}

/** A file in a multimedia message; its bytes are in the journal's media. */
export interface JournalMedia {
	/** MIME type, as the client named it. */
	type: string;
	/** Size of the file, bytes. */
	bytes: number;
	/** SHA-256 of the file, lower-case hex; the key in the journal's media. */
	sha256: string;
	/** Where the provider would fetch it, for media that were given by address only. */
	url?: string;
}

/** One page of a multimedia message. */
export interface JournalPage {
	text: string;
	media?: JournalMedia;
}

/**
 * A message that the carrier took: it would be sent and billed.
 * There is an entry if and only if the message was taken, whatever the client was answered.
 */
export interface JournalEntry {
	provider: ProviderId;
	/** The provider's product or API that took the message; each provider has its own names. */
	product: string;
	/** The id that receipts name. It is unique together with `to`. */
	messageId: string;
	/** The client's own id of the request, where the protocol has one. */
	requestId?: string;
	/** The number as the wire had it. */
	to: string;
	/** The sender as the wire had it, where the protocol has one. */
	from?: string;
	/** What the phone would show, signature included. */
	text: string;
	/** The signature without 【】. */
	signature?: string;
	templateId?: string;
	/** The values given for the template's variables, by name or position. */
	variables?: Record<string, string>;
	/** Subject of a multimedia message. */
	subject?: string;
	/** What a multimedia message shows, page by page. */
	pages?: JournalPage[];
	/** When the message was taken, in ms. */
	receivedAt: number;
	/** When the client wants it sent, as the wire had it; absent: at once. */
	scheduledFor?: string;
	/** Billed parts. */
	segments?: number;
	/** Absent where the product pushes no receipts. */
	receipt?: JournalReceipt;
}

/** A request to a provider's address, and what was answered. */
export interface RequestRecord {
	/** When the request began, in ms. */
	at: number;
	provider: ProviderId;
	method: string;
	/** Path with the provider's prefix, without the query. */
	path: string;
	/** Query parameters as parsed. Like `body` unmasked: only test credentials belong here. */
	query: unknown;
	/**
	 * Parsed form fields or the body as text; absent if no body was read. A body that the provider's
	 * module takes as bytes stands here as UTF-8 text or, where it is none, with one character (U+0000
	 * to U+00FF) for each byte.
	 */
	body?: unknown;
	/** The numbers the request carried, in wire form. */
	numbers: string[];
	/** The misbehaviour that struck this request. */
	misbehaviour?: MisbehaviourKind;
	/** HTTP status of the answer; absent as long as (or if ever) nothing was answered. */
	status?: number;
	/** Body of the answer. */
	reply?: string;
}

/**
 * What happened in the journal: a message was taken, its receipt fell due (pushed or not), an attempt
 * to push it was noted, or all messages were forgotten.
 */
export type JournalChange =
	| { kind: 'taken' | 'due' | 'pushed'; entry: JournalEntry }
	| { kind: 'cleared' };

/** The truth that tests compare with: what was taken and what was asked. Kept in memory. */
export class Journal {
	private readonly watchers: Array<(change: JournalChange) => void> = [];

	private entries: JournalEntry[] = [];

	private records: RequestRecord[] = [];

	private files = new Map<string, Buffer>();

	/** The messages taken, in order. The list is a copy, its entries are live. */
	messages(): JournalEntry[] {
		return [...this.entries];
	}

	/** All requests seen, in order, refused and broken ones included. */
	requests(): RequestRecord[] {
		return [...this.records];
	}

	/** Forgets messages and requests. Media, balances and used request ids stay as they are. */
	clear(): void {
		this.entries = [];
		this.records = [];
		this.announce({ kind: 'cleared' });
	}

	/** Calls `watcher` at once with every change, as long as the journal lives. */
	watch(watcher: (change: JournalChange) => void): void {
		this.watchers.push(watcher);
	}

	/** Tells the watchers of a change that the journal cannot see itself. */
	announce(change: JournalChange): void {
		this.watchers.forEach((watcher) => watcher(change));
	}

	/** Keeps a file, the same one only once, and says how a page refers to it. */
	keep(file: Buffer, type: string): JournalMedia {
		const sha256 = createHash('sha256').update(file).digest('hex');
		this.files.set(sha256, file);
		return { type, bytes: file.length, sha256 };
	}

	/** The bytes of a file that was kept. */
	media(sha256: string): Buffer | undefined {
		return this.files.get(sha256);
	}

	/** Enters a message that was taken. */
	take(entry: JournalEntry): void {
		this.entries.push(entry);
		this.announce({ kind: 'taken', entry });
	}

	/** Enters a request; the caller completes the record when the answer is known. */
	record(record: RequestRecord): void {
		this.records.push(record);
	}
}
