import type { Sentence } from '../model/sentence';
import { countryInWords } from '../phone/countries';
import type { NumberProblem } from '../phone/phoneNumber';
import { readContactNumber, type ContactNumber, type NumberReading } from '../phone/contactNumber';
import type { HeldBack, HoldReason, Ready } from './decision';
import { CLEANING_SENTENCES } from './sentences';

/** What makes a number usable. */
export interface NumberRules {
	/** ISO 3166 alpha-2, for numbers without a country code; undefined: there is none. */
	defaultCountry: string | undefined;
	/** ISO codes; undefined: all countries. */
	countries?: ReadonlySet<string>;
	keepLandlines: boolean;
}

const REASONS: Readonly<Partial<Record<NumberProblem, HoldReason>>> = {
	empty: 'empty',
	landline: 'landline',
};

const assessNumber = (
	{ number, refusal }: NumberReading,
	field: string,
	{ countries, keepLandlines }: NumberRules,
): Ready | HeldBack => {
	if (refusal && !(keepLandlines && number)) {
		const isLocal = keepLandlines && refusal.problem === 'landline';
		return {
			ready: false,
			number,
			reason: REASONS[refusal.problem] ?? 'invalidNumber',
			message: CLEANING_SENTENCES.number({ field, reason: refusal.message, isLocal }),
		};
	}
	// Without a refusal there is always a number.
	const readable = number as NonNullable<typeof number>;
	if (!countries || (readable.country !== undefined && countries.has(readable.country))) {
		return { ready: true, number: readable };
	}
	const place = readable.country === undefined ? undefined : countryInWords(readable.country);
	return {
		ready: false,
		number: readable,
		reason: 'country',
		message: CLEANING_SENTENCES.country({ field, number: readable.e164, place }),
	};
};

/**
 * The first usable number of a contact; where none is usable, why the first one is not.
 *
 * @param entries the numbers of the contact as typed, see `splitRecipients`
 * @param field name of the field that holds them, for the sentence
 * @param absence why there are no entries, where that is known
 * @returns the choice, and what each entry was read as
 */
export function chooseNumber(
	entries: readonly string[],
	field: string,
	rules: NumberRules,
	absence?: Sentence,
): { choice: Ready | HeldBack; readings: Array<{ typed: string; number?: ContactNumber }> } {
	const readings = entries.map((entry) => readContactNumber(entry, rules.defaultCountry));
	const judged = readings.map((reading) => assessNumber(reading, field, rules));
	const choice = judged.find(({ ready }) => ready) ?? judged[0];
	return {
		choice: choice ?? {
			ready: false,
			reason: 'empty',
			message: absence ?? CLEANING_SENTENCES.noNumber({ field }),
		},
		readings: readings.map(({ number }, index) => ({
			typed: entries[index],
			number,
		})),
	};
}
