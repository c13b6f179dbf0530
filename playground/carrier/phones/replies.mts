import type { JournalEntry } from '../journal.mts';
import type { ProviderId } from '../provider.mts';
import { PROVIDERS } from '../registry.mts';

/** Whether a provider pushes what phones reply. */
export const takesReplies = (provider: ProviderId): boolean =>
	PROVIDERS[provider].phones.replyFields !== undefined;

/** What to push for a reply to a message; undefined if the provider pushes no replies. */
export const replyFields = (
	answered: JournalEntry,
	text: string,
): Record<string, unknown> | undefined =>
	PROVIDERS[answered.provider].phones.replyFields?.(answered, text);

/** Ways in which Chinese texts tell the word that opts out: 回T退订, 拒收请回复R, 退订回TD. */
const optOutLines = [
	/回复?\s*([a-z]{1,2})\s*(?:退订|拒收)/i,
	/(?:退订|拒收)\s*请?回复?\s*([a-z]{1,2})(?![a-z])/i,
];

/**
 * The word with which a phone opts out: the one that the message tells, else the usual one.
 * @param text all that the message says
 */
export function optOutWord(provider: ProviderId, text: string): string {
	const { optOutWord: fixed } = PROVIDERS[provider].phones;
	if (fixed) return fixed;
	const told = optOutLines.map((line) => line.exec(text)?.[1]).find(Boolean);
	return told?.toUpperCase() ?? 'TD';
}

/** What else a phone would often write back to a provider. */
export const quickReplies = (provider: ProviderId): readonly string[] =>
	PROVIDERS[provider].phones.quickReplies;
