import type { Sentence } from '../model/sentence';
import { splitRecipients } from '../phone/splitRecipients';
import { chooseNumber, type NumberRules } from './chooseNumber';
import { holdBackDuplicates, type Completeness, type DuplicateContactRule } from './duplicates';
import { cappedUntil, type FrequencyCap } from './frequencyCap';
import type { SendHistory } from './sendHistory';
import type { SuppressionList } from './suppressionList';
import type { HeldBack, Decision } from './decision';
import { CLEANING_SENTENCES } from './sentences';

/** Somebody who may get a message. */
export interface Contact extends Completeness {
	/** What the phone field holds: one or several numbers, or nothing. */
	phone: unknown;
	/** Name of that field, for the sentences. */
	field: string;
	/** Why there is no such field, as a sentence with the way out. */
	absence?: Sentence;
}

/** Who may get a message. */
export interface CleaningRules extends NumberRules {
	duplicates: DuplicateContactRule;
	frequencyCap: FrequencyCap;
}

/** What is known about the numbers. */
export interface KnownNumbers {
	suppressed: SuppressionList['numbers'];
	sent: SendHistory['times'];
}

const suppressed = (number: string): Pick<HeldBack, 'reason' | 'message'> => ({
	reason: 'suppressed',
	message: CLEANING_SENTENCES.suppressed({ number }),
});

const overCap = ({ messages, days }: FrequencyCap): Pick<HeldBack, 'reason' | 'message'> => ({
	reason: 'overCap',
	message: CLEANING_SENTENCES.overCap({ messages, days }),
});

/**
 * Decides who may get a message. The number comes first (is there one, can it take a message, is its
 * country wanted), then the person (opted out, written to often enough), and the duplicates last, so
 * that a contact who stays behind never displaces one who may go. A contact with several numbers is
 * suppressed if any of them is, whichever way it can be read: a person who opts out does not mean one
 * phone, and in doubt nobody is written to.
 *
 * @param now milliseconds since 1970
 * @returns one verdict per contact, in the same order; no two that are ready have the same number
 */
export function cleanRecipients(
	contacts: readonly Contact[],
	known: KnownNumbers,
	rules: CleaningRules,
	now: number,
): Decision[] {
	const verdicts = contacts.map(({ phone, field, absence }): Decision => {
		const { choice, readings } = chooseNumber(splitRecipients(phone), field, rules, absence);
		if (!choice.ready) return choice;
		const { number } = choice;
		const optedOut = readings.find(
			(reading) => known.suppressed.find(reading.typed, reading.number).length > 0,
		);
		if (optedOut) {
			const shown = optedOut.number?.e164 ?? optedOut.typed;
			return { ready: false, number, ...suppressed(shown) };
		}
		const chosen = readings.find((reading) => reading.number?.e164 === number.e164);
		const times = known.sent.find(chosen?.typed ?? number.e164, number);
		const retryAt = cappedUntil(times, rules.frequencyCap, now);
		if (retryAt === undefined) return choice;
		return { ready: false, number, ...overCap(rules.frequencyCap), retryAt };
	});
	return holdBackDuplicates(verdicts, contacts, rules.duplicates);
}
