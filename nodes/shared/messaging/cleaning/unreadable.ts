import { maskPhoneNumber } from '../phone/phoneNumber';

/** Entries of a list that could not be read for certain. */
export interface Unreadable {
	count: number;
	/** The first of them as they may be shown. */
	examples: string[];
}

/** So many are named. */
const MOST_EXAMPLES = 3;

/** As much of a long entry as is shown. */
const LONGEST_EXAMPLE = 30;

/** Counts one more entry, and keeps it, masked as numbers are, if it is one of the first. */
export function countUnreadable(unreadable: Unreadable, entry: unknown): void {
	unreadable.count++;
	if (unreadable.examples.length < MOST_EXAMPLES) unreadable.examples.push(shown(entry));
}

function shown(entry: unknown): string {
	if (entry === null || entry === undefined || entry === '') return 'an empty field';
	if (typeof entry === 'object') return Array.isArray(entry) ? 'a list' : 'an object';
	return `"${maskPhoneNumber(String(entry).slice(0, LONGEST_EXAMPLE))}"`;
}
