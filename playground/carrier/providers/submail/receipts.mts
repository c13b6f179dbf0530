import type { DecidedFate } from '../../fates.mts';
import type { JournalEntry, JournalReceipt } from '../../journal.mts';
import type { ReceiptPusher } from '../../receiptPusher.mts';
import type { SubmailAccountOptions } from './accountOptions.mts';
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

/** A message whose events are to be pushed. */
export interface EventSubject {
	entry: JournalEntry;
	fate: DecidedFate;
	/** The customer's `tag`; empty if there was none (what the real one then sends is unknown). */
	tag: string;
	/** Called when the outcome is known, pushed or not. @param at in ms */
	onOutcome: (at: number) => void;
}

/**
 * Hands the events of a message to the pusher: `request` at once, `sending` halfway, then the outcome
 * (reference 14). A fate's `state` replaces the name of the outcome, for instance by `unknown` or
 * `unkown`.
 */
export function scheduleEvents(
	{ entry, fate, tag, onOutcome }: EventSubject,
	account: SubmailAccountOptions,
	receipts: ReceiptPusher,
): void {
	const outcomeAfterMs = receipts.drawDelay(entry, fate);
	const common = { address: entry.to, app: appNumber(account), send_id: entry.messageId, tag };
	const outcome = { ...common, ...outcomeFields(entry, fate) };
	const steps: Step[] = [
		{ fields: { events: 'request', ...common, content: entry.text }, afterMs: 0, interim: true },
		{ fields: { events: 'sending', ...common }, afterMs: outcomeAfterMs / 2, interim: true },
		{ fields: outcome, afterMs: outcomeAfterMs, interim: false },
	];
	const ticked = steps.filter(({ fields }) => isTicked(fields.events, account));

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
				else onOutcome(at);
			},
			compose: (at) => composeEvent(step.fields, at, account),
			// The expected answer is unknown.
			isAcknowledged: ({ httpStatus }) => httpStatus >= 200 && httpStatus < 300,
		});
	};
	schedule(0);
	// Without a push of the outcome there is nothing to wait for: sms/log knows at once.
	const isAwaited = ticked.some(({ interim }) => !interim);
	if (!isAwaited && fate.status !== 'none') onOutcome(entry.receivedAt);
}

/** An event of a message. */
interface Step {
	fields: { events: string } & Record<string, string | number>;
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

function outcomeFields(
	{ receipt }: JournalEntry,
	{ status, state }: DecidedFate,
): { events: string } & Record<string, string> {
	const events = state ?? (status === 'delivered' ? 'delivered' : 'dropped');
	if (events === 'dropped') return { events, report: receipt?.code ?? '' };
	if (events === 'delivered') return { events, operator: '中国移动', location: '广东 广州' };
	return { events };
}
