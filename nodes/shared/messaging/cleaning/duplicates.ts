import type { Decision } from './decision';
import { CLEANING_SENTENCES } from './sentences';

/** Which of several contacts with the same number goes ahead. */
export type DuplicateContactRule = 'first' | 'last' | 'mostComplete';

/** What decides between contacts. */
export interface Completeness {
	/** How many fields of the contact say something. */
	filledFields: number;
}

/** Whether a later contact takes the place of an earlier one; on a tie the earlier one stays. */
const TAKES_PLACE: Readonly<
	Record<DuplicateContactRule, (later: Completeness, earlier: Completeness) => boolean>
> = {
	first: () => false,
	last: () => true,
	mostComplete: (later, earlier) => later.filledFields > earlier.filledFields,
};

/** Leaves one ready contact per number and holds the others back. */
export function holdBackDuplicates(
	verdicts: readonly Decision[],
	contacts: readonly Completeness[],
	rule: DuplicateContactRule,
): Decision[] {
	const chosen = new Map<string, number>();
	verdicts.forEach((verdict, index) => {
		if (!verdict.ready) return;
		const { e164 } = verdict.number;
		const earlier = chosen.get(e164);
		if (earlier === undefined || TAKES_PLACE[rule](contacts[index], contacts[earlier])) {
			chosen.set(e164, index);
		}
	});
	return verdicts.map((verdict, index) => {
		if (!verdict.ready) return verdict;
		const { number } = verdict;
		const duplicateOf = chosen.get(number.e164) as number;
		if (duplicateOf === index) return verdict;
		return {
			ready: false,
			number,
			reason: 'duplicate',
			message: CLEANING_SENTENCES.duplicate({ item: duplicateOf, number: number.e164 }),
			duplicateOf,
		};
	});
}
