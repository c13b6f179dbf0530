import type { JournalEntry } from '../../journal.mts';

/** What the service keeps of one message. */
export interface SentMessage {
	entry: JournalEntry;
	/** The client's own id, told back in receipts. */
	outId?: string;
	/** When its receipt fell due, in ms; before that it waits. */
	reportedAt?: number;
}
