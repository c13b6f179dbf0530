import type { JournalChange, JournalEntry } from '../journal.mts';
import type { ProviderId } from '../provider.mts';
import type { PhoneCondition, PhoneConditions } from './conditions.mts';
import { phoneOf } from './phoneNumber.mts';
import { optOutWord, quickReplies, takesReplies } from './replies.mts';

/** Phones on a page. */
const pageSize = 48;

/** Messages shown of a phone, the latest ones. */
const shownBubbles = 30;

/** A message on a phone's screen, as the page gets it. */
export type Bubble = ReceivedBubble | ReplyBubble;

/** A message that the phone was sent. */
export interface ReceivedBubble
	extends Pick<
		JournalEntry,
		| 'provider'
		| 'product'
		| 'messageId'
		| 'from'
		| 'text'
		| 'signature'
		| 'templateId'
		| 'subject'
		| 'pages'
		| 'scheduledFor'
		| 'segments'
	> {
	kind: 'received';
	/** When the provider took it, in ms. */
	at: number;
	receipt: ShownReceipt;
}

/** What is known of a message's delivery. */
export interface ShownReceipt {
	/** `waiting`: not known yet; `none`: no receipt will come. */
	status: 'delivered' | 'undelivered' | 'waiting' | 'none';
	/** The provider's own code; empty while there is none. */
	code: string;
	/** The provider's own words; empty while there are none. */
	message: string;
	/** What the receiver answered last: an HTTP status or why there was no answer. */
	answer?: number | string;
}

/** A message that somebody wrote on the phone. */
export interface ReplyBubble {
	kind: 'reply';
	provider: ProviderId;
	text: string;
	/** When it was pushed, in ms. */
	at: number;
	/** HTTP status that the receiver answered. */
	answer: number;
}

/** A provider that wrote to a phone; a reply answers its latest message. */
export interface Line {
	provider: ProviderId;
	/** Whether the provider pushes what phones reply. */
	takesReplies: boolean;
	optOutWord: string;
	quickReplies: readonly string[];
}

/** A phone, as the page gets it. */
export interface ShownPhone {
	/** E.164. */
	number: string;
	condition: PhoneCondition;
	/** How many older messages are not shown. */
	earlier: number;
	/** Oldest first. */
	bubbles: Bubble[];
	/** Who can be answered, the latest first. */
	lines: Line[];
}

/** A page of the wall. */
export interface WallPage {
	counters: Record<
		'phones' | 'received' | 'delivered' | 'undelivered' | 'waiting' | 'off' | 'invalid',
		number
	>;
	/** Phones that were found, on all pages. */
	found: number;
	/** Counted from 0; the last one if there is none with the number asked for. */
	page: number;
	/** How many phones stand on the pages before. */
	before: number;
	pages: number;
	/** Latest activity first. */
	phones: ShownPhone[];
}

/** What a phone holds, oldest first. */
type Item = { entry: JournalEntry } | { reply: ReplyBubble };

/** All phones that were written to, with what they received and replied. Kept in memory. */
export class PhoneWall {
	/** By number, latest activity last. */
	private readonly items = new Map<string, Item[]>();

	/** Messages whose outcome is known. */
	private readonly due = new WeakSet<JournalEntry>();

	private readonly conditions: PhoneConditions;

	constructor(conditions: PhoneConditions) {
		this.conditions = conditions;
	}

	/** Follows a change in the journal. */
	follow(change: JournalChange): void {
		if (change.kind === 'cleared') this.items.clear();
		else if (change.kind === 'due') this.due.add(change.entry);
		else if (change.kind === 'taken') {
			this.put(phoneOf(change.entry.provider, change.entry.to), { entry: change.entry });
		}
	}

	/** Enters a reply that was pushed. */
	enterReply(phone: string, reply: ReplyBubble): void {
		this.put(phone, { reply });
	}

	/** Puts a phone on the wall, in front; one that is there stays where it is. */
	add(phone: string): void {
		if (!this.items.has(phone)) this.items.set(phone, []);
	}

	/** The latest message from a provider to a phone. */
	latestFrom(provider: ProviderId, phone: string): JournalEntry | undefined {
		return this.entriesOf(phone).find((entry) => entry.provider === provider);
	}

	/**
	 * A page of the phones whose number or messages contain the words.
	 * @param search any words, whatever the case; of a number also with spaces or hyphens
	 */
	view(search: string, page: number): WallPage {
		const found = [...this.items.keys()].reverse().filter(this.matching(search));
		const pages = Math.max(1, Math.ceil(found.length / pageSize));
		const shown = Math.min(page, pages - 1);
		return {
			counters: this.counters(),
			found: found.length,
			page: shown,
			before: shown * pageSize,
			pages,
			phones: found
				.slice(shown * pageSize, (shown + 1) * pageSize)
				.map((phone) => this.shownPhone(phone)),
		};
	}

	private put(phone: string, item: Item): void {
		const items = this.items.get(phone) ?? [];
		items.push(item);
		this.items.delete(phone);
		this.items.set(phone, items);
	}

	/** Latest first. */
	private entriesOf(phone: string): JournalEntry[] {
		const items = this.items.get(phone) ?? [];
		return items.flatMap((item) => ('entry' in item ? [item.entry] : [])).reverse();
	}

	private matching(search: string): (phone: string) => boolean {
		const words = search.trim().toLowerCase();
		if (!words) return () => true;
		const digits = /^[+\d\s()-]+$/.test(words) ? words.replace(/\D/g, '') : '';
		return (phone) =>
			(digits !== '' && phone.includes(digits)) ||
			(this.items.get(phone) ?? []).some((item) => textOf(item).toLowerCase().includes(words));
	}

	private counters(): WallPage['counters'] {
		const entries = [...this.items.keys()].flatMap((phone) => this.entriesOf(phone));
		const count = { delivered: 0, undelivered: 0, waiting: 0, none: 0 };
		for (const entry of entries) count[this.receiptOf(entry).status] += 1;
		const { delivered, undelivered, waiting } = count;
		return {
			phones: this.items.size,
			received: entries.length,
			delivered,
			undelivered,
			waiting,
			off: this.conditions.count('off'),
			invalid: this.conditions.count('invalid'),
		};
	}

	private shownPhone(number: string): ShownPhone {
		const items = this.items.get(number) ?? [];
		const latest = new Map<ProviderId, JournalEntry>();
		for (const entry of this.entriesOf(number)) {
			if (!latest.has(entry.provider)) latest.set(entry.provider, entry);
		}
		return {
			number,
			condition: this.conditions.of(number),
			earlier: Math.max(0, items.length - shownBubbles),
			bubbles: items.slice(-shownBubbles).map((item) => this.bubbleOf(item)),
			lines: [...latest].map(([provider, entry]) => ({
				provider,
				takesReplies: takesReplies(provider),
				optOutWord: optOutWord(provider, textOf({ entry })),
				quickReplies: quickReplies(provider),
			})),
		};
	}

	private bubbleOf(item: Item): Bubble {
		if ('reply' in item) return item.reply;
		const { entry } = item;
		const { provider, product, messageId, from, text, signature, templateId } = entry;
		const { subject, pages, scheduledFor, segments } = entry;
		return {
			kind: 'received',
			provider,
			product,
			messageId,
			from,
			text,
			signature,
			templateId,
			subject,
			pages,
			scheduledFor,
			segments,
			at: entry.receivedAt,
			receipt: this.receiptOf(entry),
		};
	}

	private receiptOf(entry: JournalEntry): ShownReceipt {
		const { receipt } = entry;
		if (!receipt || receipt.status === 'none') return { status: 'none', code: '', message: '' };
		if (!this.due.has(entry)) return { status: 'waiting', code: '', message: '' };
		const { status, code, message, pushes } = receipt;
		const push = pushes.at(-1);
		return { status, code: code.trim(), message, answer: push?.httpStatus ?? push?.error };
	}
}

/** All that a message says. */
function textOf(item: Item): string {
	if ('reply' in item) return item.reply.text;
	const { text, subject = '', pages = [] } = item.entry;
	return [subject, text, ...pages.map((page) => page.text)].join('\n');
}
