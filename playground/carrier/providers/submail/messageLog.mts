import type { JournalEntry } from '../../journal.mts';

/** A message as sms/log knows it. */
export interface LoggedMessage {
	entry: JournalEntry;
	/** The task id of a batch. */
	batchId?: string;
	/** When the outcome became known, in ms. */
	reportedAt?: number;
}

/** The messages of an account for sms/log. Not the journal, which tests may clear. */
export class MessageLog {
	private readonly messages: LoggedMessage[] = [];

	/** Enters a message that was taken; the caller sets `reportedAt` later. */
	add(message: LoggedMessage): void {
		this.messages.push(message);
	}

	/** All messages, in the order they were taken. */
	all(): LoggedMessage[] {
		return [...this.messages];
	}
}

/** Where a message stands (reference 5). */
export function statusOf({
	entry,
	reportedAt,
}: LoggedMessage): 'delivered' | 'dropped' | 'pending' {
	if (reportedAt === undefined) return 'pending';
	return entry.receipt?.status === 'delivered' ? 'delivered' : 'dropped';
}
