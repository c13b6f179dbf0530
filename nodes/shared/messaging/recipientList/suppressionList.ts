import { splitRecipients } from '../recipients';
import { readContactNumber } from './contactNumber';

/** Numbers that nothing may be sent to. */
export interface SuppressionList {
	/** E.164. */
	numbers: ReadonlySet<string>;
	/** Entries without any readable number, which therefore protect nobody. */
	unreadable: number;
}

/**
 * Reads a list of opt-outs.
 *
 * @param fields the phone field of each entry, with one or several numbers
 * @param defaultCountry ISO 3166 alpha-2, for numbers without a country code
 */
export function readSuppressionList(
	fields: readonly unknown[],
	defaultCountry: string,
): SuppressionList {
	const numbers = new Set<string>();
	let unreadable = 0;
	for (const field of fields) {
		const found = splitRecipients(field).flatMap(
			(entry) => readContactNumber(entry, defaultCountry).number ?? [],
		);
		if (found.length === 0) unreadable++;
		found.forEach(({ e164 }) => numbers.add(e164));
	}
	return { numbers, unreadable };
}
