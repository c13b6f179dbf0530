/** What a reply asks for, as `MessageIntent` says it (reference 7); empty: nothing of the kind. */
export type MessageIntent = 'optout' | 'optin' | 'help' | '';

/** Words that make a reply an opt-out, opt-in or cry for help; Plivo's own list is unknown. */
const words = {
	optout: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
	optin: ['START', 'YES', 'UNSTOP'],
	help: ['HELP', 'INFO'],
};

/** Reads the intent of a reply: the whole text is one of the words, in capitals or not. */
export function intentOf(text: string): MessageIntent {
	const word = text.trim().toUpperCase();
	const intents = ['optout', 'optin', 'help'] as const;
	return intents.find((intent) => words[intent].includes(word)) ?? '';
}

/** Who has opted out of which sender: messages to them fail with code 200 (reference 5). */
export class OptOuts {
	private readonly pairs = new Set<string>();

	/** Heeds a reply from a phone to a sender. */
	heed(intent: MessageIntent, phone: string, sender: string): void {
		if (intent === 'optout') this.pairs.add(`${phone}>${sender}`);
		if (intent === 'optin') this.pairs.delete(`${phone}>${sender}`);
	}

	/** Whether the sender may no longer write to the phone. */
	blocks(phone: string, sender: string): boolean {
		return this.pairs.has(`${phone}>${sender}`);
	}
}
