import { splitRecipients } from '../phone/splitRecipients';
import { readContactNumber } from '../phone/contactNumber';
import { indexNumbers, type NumberIndex } from './numberIndex';
import { countUnreadable, type Unreadable } from './unreadable';

/** Numbers that nothing may be sent to. */
export interface SuppressionList {
	/** Found by everyone whom an entry could mean; the value says nothing. */
	numbers: NumberIndex<true>;
	/** Entries without any number that is certain. They hold back whom they could mean. */
	unreadable: Unreadable;
}

/**
 * Reads a list of opt-outs.
 *
 * @param fields the phone field of each entry, with one or several numbers
 * @param defaultCountry ISO 3166 alpha-2, for numbers without a country code; undefined: there is none
 */
export function readSuppressionList(
	fields: readonly unknown[],
	defaultCountry: string | undefined,
): SuppressionList {
	const unreadable: Unreadable = { count: 0, examples: [] };
	const list = fields.flatMap((field) => {
		const numbers = splitRecipients(field).map((typed) => ({
			typed,
			value: true as const,
			isReadable: readContactNumber(typed, defaultCountry).number !== undefined,
		}));
		if (!numbers.some(({ isReadable }) => isReadable)) countUnreadable(unreadable, field);
		return numbers;
	});
	return { numbers: indexNumbers(list, defaultCountry), unreadable };
}
