import { contentKey, numberContents, type Message } from '../../messaging/model/message';
import { settledAs, type Checked } from './checked';

/** When a message counts as a repetition of an earlier one in the same run. */
export type DuplicateRule = 'sameNumberAndContent' | 'sameNumber' | 'none';

/** Settles the repetitions of a run as skipped; the first of each stays. */
export function skipDuplicates(checked: readonly Checked[], rule: DuplicateRule): Checked[] {
	if (rule === 'none') return [...checked];
	const numberOf = numberContents(contentKey);
	const keyOf = ({ to, content }: Message) =>
		rule === 'sameNumber' ? to : `${to} ${numberOf(content)}`;
	const seen = new Set<string>();
	return checked.map((entry) => {
		if ('settled' in entry) return entry;
		const { message, billing } = entry;
		const key = keyOf(message);
		if (!seen.has(key)) {
			seen.add(key);
			return entry;
		}
		return settledAs(message.to, {
			outcome: 'skipped',
			skipReason: 'duplicate',
			billing,
		});
	});
}
