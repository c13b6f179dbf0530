import { contentKey, type Message } from '../../messaging/message';
import { settledAs, type Checked } from './checked';

/** When a message counts as a repetition of an earlier one in the same run. */
export type DuplicateRule = 'sameNumberAndContent' | 'sameNumber' | 'none';

const duplicateKey = ({ to, content }: Message, rule: DuplicateRule) =>
	rule === 'sameNumber' ? to : `${to} ${contentKey(content)}`;

/** Settles the repetitions of a run as skipped; the first of each stays. */
export function skipDuplicates(checked: readonly Checked[], rule: DuplicateRule): Checked[] {
	if (rule === 'none') return [...checked];
	const seen = new Set<string>();
	return checked.map((entry) => {
		if ('settled' in entry) return entry;
		const { message, billing } = entry;
		const key = duplicateKey(message, rule);
		if (!seen.has(key)) {
			seen.add(key);
			return entry;
		}
		return settledAs(message.to, {
			outcome: 'skipped',
			skipReason: 'duplicate',
			...(billing ? { billing } : {}),
		});
	});
}
