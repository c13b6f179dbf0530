import { reasonOf } from './reason';
import { RUN_SENTENCES } from './runSentences';
import type { Language } from './sentence';
import type { SendResult } from './outcome';

/** What the summary of a run looks at in a result. */
export interface Summarised {
	result: Pick<SendResult, 'outcome' | 'failure' | 'skipReason'>;
	/** Takes numbers and secrets out of a sentence about this result, as its item shows it. */
	clean(sentence: string): string;
	/** The campaign in which an earlier run has sent the message; empty if it has no name. */
	campaign?: string;
}

/** What a whole run did. */
export interface RunSummary {
	/** Recipients in all, whatever happened to them. */
	messages: number;
	accepted: number;
	/** Refused, held or of unknown outcome: somebody should look. */
	troubled: number;
	/** One sentence or more about everything that was not accepted; empty if all was. */
	text: string;
}

/** Reasons that are told in words; the rest is counted. */
const MOST_REASONS = 3;

/** Longest sentence of a reason, characters. */
const LONGEST_SENTENCE = 240;

/** Most characters of a reason in which its first sentence is looked for. */
const LOOKED_AT = 1000;

/** Some words, cut to a readable length. */
const cut = (words: string): string =>
	words.length <= LONGEST_SENTENCE ? words : `${words.slice(0, LONGEST_SENTENCE - 1)}…`;

/** The first sentence of some words, cut to a readable length. */
export function firstSentence(words: string): string {
	const text = words.slice(0, LOOKED_AT).trim();
	// Ends where the next one begins with a capital, a quote or Chinese; not behind `e.g.`.
	const [sentence] =
		/^[^]*?(?:(?<!\b(?:e\.g|i\.e))[.!?](?=\s+[A-Z'"“\u3000-\u9fff])|[。！？])/.exec(text) ?? [text];
	return cut(sentence);
}

/** What sentences of one kind have in common: neither values in quotes nor digits. */
const kindOf = (sentence: string): string =>
	sentence.replace(/"[^"]*"/g, '""').replace(/[+*\d]+/g, '0');

/** The word in front of a reason: its category, or for what was skipped why. */
const labelOf = ({ outcome, failure, skipReason }: Summarised['result']): string => {
	const category = failure?.category ?? skipReason ?? outcome;
	return outcome === 'held' ? `held, ${category}` : category;
};

/** Why one message or contact did not go ahead. */
export interface Reason {
	/** A word for it, the same in all languages. */
	label: string;
	/** In plain words, of which the first sentence is told. */
	words: string;
	/** The provider's code, where there is one: what it tells apart stays apart. */
	code?: string;
}

/** The most frequent reasons with their counts and their first sentence; the others are counted. */
export function reasonsInWords(all: readonly Reason[], language: Language): string[] {
	const kinds = new Map<
		string,
		{ label: string; sentence: string; words: string; count: number }
	>();
	for (const { label, words, code = '' } of all) {
		const sentence = firstSentence(words);
		const kind = `${label} ${code} ${kindOf(sentence)}`;
		const known = kinds.get(kind);
		if (known) known.count++;
		else kinds.set(kind, { label, sentence, words, count: 1 });
	}
	const reasons = [...kinds.values()].sort((a, b) => b.count - a.count);
	const others = reasons.slice(MOST_REASONS);
	// A single reason is told with its way out, as far as there is room.
	const isOnly = reasons.length === 1;
	const otherCount = others.reduce((sum, { count }) => sum + count, 0);
	const sentences = reasons
		.slice(0, MOST_REASONS)
		.map(({ label, sentence, words, count }) =>
			RUN_SENTENCES.reason({ count, label, words: isOnly ? cut(words) : sentence }),
		);
	if (otherCount > 0) {
		sentences.push(RUN_SENTENCES.otherReasons({ count: otherCount, reasons: others.length }));
	}
	return sentences.map((sentence) => sentence[language]);
}

/** How many messages had been sent before, by campaign. */
function earlierSent(entries: readonly Summarised[], language: Language): string[] {
	const byCampaign = new Map<string, number>();
	for (const { result, campaign = '' } of entries) {
		if (result.skipReason !== 'alreadySent') continue;
		byCampaign.set(campaign, (byCampaign.get(campaign) ?? 0) + 1);
	}
	return [...byCampaign].map(
		([campaign, count]) => RUN_SENTENCES.alreadySent({ count, campaign })[language],
	);
}

/** Whether somebody should look at a message that was not accepted. */
const isTroubled = ({ outcome }: Summarised['result']): boolean =>
	outcome !== 'accepted' && outcome !== 'skipped';

/**
 * Why messages of a run were not accepted: the most frequent reasons with their counts, and what
 * earlier runs had sent. A dry run's messages that would go out are not among them.
 *
 * @returns sentences; empty if there is nothing to say
 */
export function notAcceptedInWords(entries: readonly Summarised[], language: Language): string {
	const left = entries.filter(
		({ result: { outcome, skipReason } }) =>
			outcome !== 'accepted' && skipReason !== 'alreadySent' && skipReason !== 'dryRun',
	);
	const reasons = left.map(
		({ result, clean }): Reason => ({
			label: labelOf(result),
			words: clean(reasonOf(result)?.[language] ?? ''),
			...(result.failure?.providerCode === undefined ? {} : { code: result.failure.providerCode }),
		}),
	);
	return [...reasonsInWords(reasons, language), ...earlierSent(entries, language)].join(' ');
}

/** How many messages somebody should look at: refused, held or of unknown outcome. */
export const troubledIn = (entries: readonly Summarised[]): number =>
	entries.filter(({ result }) => isTroubled(result)).length;

/**
 * What a run did, for the line above its outputs: how many were accepted, and why the others were not.
 */
export function summarise(entries: readonly Summarised[], language: Language): RunSummary {
	const count = entries.length;
	const accepted = entries.filter(({ result }) => result.outcome === 'accepted').length;
	const troubled = troubledIn(entries);
	const counts = RUN_SENTENCES.counts({ count, accepted })[language];
	const text = accepted === count ? '' : `${counts} ${notAcceptedInWords(entries, language)}`;
	return { messages: count, accepted, troubled, text };
}
