import type { SubmailAccountOptions } from './accountOptions.mts';
import type { Refusal } from './refusals.mts';

/**
 * The two credits of an account, in segments (reference 8). How the real one decides which of them
 * pays is unknown; here a text with 退订 (unsubscribe) counts as marketing.
 */
export class Credit {
	private general: number;

	private transactional: number;

	constructor({ balance, transactionalBalance }: SubmailAccountOptions) {
		this.general = balance;
		this.transactional = transactionalBalance;
	}

	/** The credits as balance/sms prints them: texts. */
	left(): { balance: string; transactional_balance: string } {
		return { balance: String(this.general), transactional_balance: String(this.transactional) };
	}

	/** Why so many segments cannot be paid (reference 15). */
	refuse(text: string, segments: number): Refusal | undefined {
		if (isMarketing(text)) return segments > this.general ? { code: 903 } : undefined;
		return segments > this.transactional ? { code: 905 } : undefined;
	}

	/** Bills segments. */
	charge(text: string, segments: number): void {
		if (isMarketing(text)) this.general -= segments;
		else this.transactional -= segments;
	}
}

function isMarketing(text: string): boolean {
	return text.includes('退订');
}
