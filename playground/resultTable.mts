import Table from 'cli-table3';
import type { Accounts } from './accounts.mts';

/** The result of a campaign as a table for the terminal. */
export function resultTable(accounts: Accounts): string {
	const table = new Table({
		head: ['Campaign', 'Number'],
		colAligns: ['left', 'right'],
		style: { head: [], border: [], compact: true },
	});
	const indented = (counts: Map<string, number>) =>
		[...counts].sort(([a], [b]) => a.localeCompare(b)).map(([name, n]) => [`  ${name}`, n]);
	const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
	table.push(
		['Contacts in contacts.csv', accounts.contacts],
		['Recipients (a contact may have several numbers)', accounts.recipients],
		['Held back', sum(accounts.heldBack)],
		...indented(accounts.heldBack),
		['Not sent', sum(accounts.notSent)],
		...indented(accounts.notSent),
		['Outcome unknown (never sent again by itself)', accounts.unknown],
		['Accepted by the provider', accounts.accepted],
		['  delivered', accounts.delivered],
		['  undelivered', accounts.undelivered],
		['  still waiting for a receipt', accounts.waiting],
	);
	return table.toString();
}

/** Whether the numbers add up, in a few lines. */
export function verdict({ contacts, accepted, disagreements }: Accounts): string {
	if (disagreements.length === 0) {
		return (
			`All ${contacts} contacts are accounted for, and the ${accepted} accepted messages agree ` +
			"with the simulator's journal, number by number."
		);
	}
	const shown = disagreements.slice(0, 20);
	const more = disagreements.length - shown.length;
	return [
		`${disagreements.length} things do not add up:`,
		...shown.map((sentence) => `  ${sentence}`),
		...(more > 0 ? [`  … and ${more} more`] : []),
	].join('\n');
}
