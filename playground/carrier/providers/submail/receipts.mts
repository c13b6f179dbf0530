import type { DecidedFate } from '../../fates.mts';
import type { JournalEntry, JournalReceipt } from '../../journal.mts';
import type { ReceiptPusher } from '../../receiptPusher.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { appFor, type Product } from './apps.mts';
import { appNumber, composeEvent } from './subhook.mts';

/**
 * Codes of the reference (16). The blank in front of the failure is the sample's (14). Which reason
 * sms/log prints for it is unknown.
 */
const usual = {
	delivered: { code: 'DELIVRD', message: '' },
	undelivered: { code: ' UNDELIV', message: '关机/停机' },
	none: { code: '', message: '' },
};

/** The receipt of a message with the given fate, before any push. */
export function receiptFor(fate: DecidedFate): JournalReceipt {
	const { code, message } = usual[fate.status];
	return {
		status: fate.status,
		code: fate.code ?? code,
		message: fate.message ?? message,
		pushes: [],
	};
}

const usualNames = ['address', 'app', 'send_id', 'tag'];

/** The fields of the events, where they are not just {@link usualNames} (reference 14). */
const fieldNames: Record<Product, Record<string, string[]>> = {
	sms: {
		request: [...usualNames, 'content'],
		delivered: [...usualNames, 'operator', 'location'],
		dropped: [...usualNames, 'report'],
	},
	mms: {
		dropped: [...usualNames, 'report'],
		unkown: ['address', 'app', 'send_id'],
	},
};

/** A message whose events are to be pushed. */
export interface EventSubject {
	entry: JournalEntry;
	product: Product;
	fate: DecidedFate;
	/** The customer's `tag`; empty if there was none (what the real one then sends is unknown). */
	tag: string;
	/** Called when the outcome is known, pushed or not. @param at in ms */
	onOutcome?: (at: number) => void;
}

/**
 * Hands the events of a message to the pusher: `request` at once, `sending` halfway, then the outcome
 * (reference 14). A fate's `state` replaces the name of the outcome, for instance by `unknown` or
 * `unkown`.
 */
export function scheduleEvents(
	subject: EventSubject,
	account: SubmailAccountOptions,
	receipts: ReceiptPusher,
): void {
	const { entry, fate, onOutcome } = subject;
	const outcomeAfterMs = receipts.drawDelay(entry, fate);
	const outcome = fate.state ?? (fate.status === 'delivered' ? 'delivered' : 'dropped');
	const steps: Step[] = [
		{ event: 'request', afterMs: 0, interim: true },
		{ event: 'sending', afterMs: outcomeAfterMs / 2, interim: true },
		{ event: outcome, afterMs: outcomeAfterMs, interim: false },
	];
	const ticked = steps.filter(({ event }) => isTicked(event, account));

	// One waits at a time: ten thousand messages with three waits each would keep Node busy.
	const schedule = (index: number) => {
		const step = ticked.at(index);
		if (!step) return;
		receipts.schedule({
			entry,
			fate,
			delayMs: step.afterMs - (ticked[index - 1]?.afterMs ?? 0),
			interim: step.interim,
			onDue: (at) => {
				if (step.interim) schedule(index + 1);
				else onOutcome?.(at);
			},
			compose: (at) => composeEvent(fieldsOf(step.event, subject, account), at, account),
			// The expected answer is unknown.
			isAcknowledged: ({ httpStatus }) => httpStatus >= 200 && httpStatus < 300,
		});
	};
	schedule(0);
	// Without a push of the outcome there is nothing to wait for: sms/log knows at once.
	const isAwaited = ticked.some(({ interim }) => !interim);
	if (!isAwaited && fate.status !== 'none') onOutcome?.(entry.receivedAt);
}

/** An event of a message. */
interface Step {
	event: string;
	/** In ms from taking the message. */
	afterMs: number;
	/** Whether another one follows. */
	interim: boolean;
}

/** Both spellings of `unknown` are printed (reference 14); one box ticks them. */
function isTicked(event: string, { subhookEvents }: SubmailAccountOptions): boolean {
	const box = event === 'unkown' ? 'unknown' : event;
	return subhookEvents.some((ticked) => ticked === box);
}

/** The fields of an event. */
function fieldsOf(
	events: string,
	{ entry, product, tag }: EventSubject,
	account: SubmailAccountOptions,
): Record<string, string | number> {
	const values: Record<string, string | number> = {
		address: entry.to,
		app: appNumber(appFor(product, account)),
		send_id: entry.messageId,
		tag,
		content: entry.text,
		operator: '中国移动',
		location: '广东 广州',
		report: entry.receipt?.code ?? '',
	};
	const names = fieldNames[product][events] ?? usualNames;
	return { events, ...Object.fromEntries(names.map((name) => [name, values[name]])) };
}
