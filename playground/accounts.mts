import type { Contact } from './contacts.mts';

/** A row of the data table `invitations`, as far as it is counted. */
export interface InvitationRow {
	messageKey: string;
	contactId: string | null;
	phone: string | null;
	outcome: string | null;
	skipReason: string | null;
	failureCategory: string | null;
	messageId: string | null;
	status: string | null;
}

/** A message that the carrier simulator took, as far as it is compared. */
export interface JournalMessage {
	messageId: string;
	/** As the provider got it: `15400000001`. */
	to: string;
	/** What becomes of it; none: the provider will never say. */
	receipt?: { status: 'delivered' | 'undelivered' | 'none' };
}

export interface Accounts {
	contacts: number;
	/** Rows with an outcome: a contact may have several numbers. */
	recipients: number;
	accepted: number;
	delivered: number;
	undelivered: number;
	/** Accepted, and no final word yet. */
	waiting: number;
	/** Not sent now or on purpose, by outcome (`held`, `skipped`) and reason. */
	heldBack: Map<string, number>;
	/** Not sent, by failure category. */
	notSent: Map<string, number>;
	/** May have been sent: the request left and no usable answer came. */
	unknown: number;
	/** Everything that does not add up, a sentence each; empty if all is well. */
	disagreements: string[];
}

/**
 * Adds up the data table and holds it against the contacts and the simulator's journal, number by
 * number: every contact accounted for, no number with two messages, every message of the journal
 * exactly one accepted row and the other way round, every delivery as the journal has it.
 */
export function drawUpAccounts(
	contacts: Contact[],
	rows: InvitationRow[],
	journal: JournalMessage[],
): Accounts {
	const accepted = rows.filter(({ outcome }) => outcome === 'accepted');
	const ofOutcome = (...outcomes: string[]) =>
		rows.filter(({ outcome }) => outcomes.includes(outcome ?? ''));
	return {
		contacts: contacts.length,
		recipients: rows.filter(({ outcome }) => outcome).length,
		accepted: accepted.length,
		delivered: accepted.filter(({ status }) => status === 'delivered').length,
		undelivered: accepted.filter(({ status }) => status && status !== 'delivered').length,
		waiting: accepted.filter(({ status }) => !status).length,
		heldBack: countBy(ofOutcome('held', 'skipped'), (row) =>
			[row.outcome, row.skipReason ?? row.failureCategory].filter(Boolean).join(': '),
		),
		notSent: countBy(ofOutcome('rejected'), (row) => row.failureCategory ?? 'no category'),
		unknown: ofOutcome('unknown').length,
		disagreements: [
			...contactsNotAccountedFor(contacts, rows),
			...rowsOutOfPlace(rows),
			...messagesNotInTable(accepted, ofOutcome('unknown'), journal),
			...rowsNotInJournal(accepted, journal),
			...deliveriesThatDiffer(accepted, journal),
		],
	};
}

function contactsNotAccountedFor(contacts: Contact[], rows: InvitationRow[]): string[] {
	const accountedFor = new Set(rows.map(({ contactId }) => contactId));
	return contacts
		.filter(({ contactId }) => !accountedFor.has(contactId))
		.map(({ contactId, phone }) => `Contact ${contactId} (${phone}) is not in the table.`);
}

function rowsOutOfPlace(rows: InvitationRow[]): string[] {
	const doubles = [...countBy(rows, ({ messageKey }) => messageKey)].filter(([, n]) => n > 1);
	return [
		...doubles.map(([key, n]) => `The table has ${n} rows for ${key}.`),
		...rows
			.filter(({ outcome }) => !outcome)
			.map(({ messageKey }) => `A receipt came for ${messageKey}, which nobody sent.`),
	];
}

function messagesNotInTable(
	accepted: InvitationRow[],
	unknown: InvitationRow[],
	journal: JournalMessage[],
): string[] {
	const keys = new Set(accepted.map(({ messageKey }) => messageKey));
	// An answer that got lost leaves a message in the journal and an honest 'unknown' in the table.
	const mayHaveBeenSent = new Set(unknown.map(({ phone }) => phone));
	const times = countBy(journal, recipientOf);
	return [
		...[...times]
			.filter(([, count]) => count > 1)
			.map(([recipient, count]) => `The journal has ${count} messages to ${recipient}.`),
		...journal
			.filter((message) => !keys.has(journalKey(message)))
			.filter((message) => !mayHaveBeenSent.has(recipientOf(message)))
			.map((message) => `The journal has ${journalKey(message)}, the table has not.`),
	];
}

function rowsNotInJournal(accepted: InvitationRow[], journal: JournalMessage[]): string[] {
	const keys = new Set(journal.map(journalKey));
	return accepted
		.filter(({ messageKey }) => !keys.has(messageKey))
		.map(({ messageKey }) => `The table has ${messageKey}, the journal has not.`);
}

function deliveriesThatDiffer(accepted: InvitationRow[], journal: JournalMessage[]): string[] {
	const statusOf = new Map(accepted.map(({ messageKey, status }) => [messageKey, status]));
	return journal.flatMap((message) => {
		const key = journalKey(message);
		if (!statusOf.has(key)) return [];
		const inTable = statusOf.get(key) || 'none';
		const inJournal = message.receipt?.status ?? 'none';
		return inTable === inJournal ? [] : [`${key}: table ${inTable}, journal ${inJournal}.`];
	});
}

/** How both workflows name a message. */
export const journalKey = (message: JournalMessage): string =>
	`${message.messageId}:${recipientOf(message)}`;

/** E.164; written anew here on purpose, so that a mistake of the package cannot hide. */
function recipientOf({ to }: JournalMessage): string {
	return /^1\d{10}$/.test(to) ? `+86${to}` : `+${to.replace(/\D/g, '').replace(/^00/, '')}`;
}

function countBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
	return counts;
}
