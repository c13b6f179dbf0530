import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import type { Refusal } from './notificationCodes.mts';
import { PasswordProduct } from './passwordProduct.mts';
import { promiseReceipt } from './receipts.mts';

/**
 * The state and rules of product E, international SMS, for one account (reference 7). Codes are those
 * of product A as far as known. The order of the checks is unknown of the real one.
 */
export class InternationalProduct extends PasswordProduct {
	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		super(account, context, {
			apiId: account.internationalApiId,
			balance: account.internationalBalance,
			takesNumber: isInternationalNumber,
		});
	}

	/** Takes one message or says why not. */
	submit(fields: Record<string, string>): JournalEntry | Refusal {
		const { account, context } = this;
		const { mobile = '', content = '' } = fields;
		const at = context.now();
		const refusal = this.refuseRequest(fields) ?? this.refuseNumber(mobile);
		if (refusal) return refusal;
		if (account.forbiddenWords.some((word) => content.includes(word))) return { code: 407 };
		const segments = countInternationalSegments(content);
		if (!this.balance.covers(segments)) return { code: 4051 };

		const entry: JournalEntry = {
			provider: 'ihuyi',
			product: 'international',
			messageId: this.messageIds.next(at),
			to: mobile,
			text: content,
			receivedAt: at,
			segments,
		};
		this.balance.charge(segments);
		context.journal.take(entry);
		promiseReceipt(context, entry, account.unknownReceipts);
		return entry;
	}
}

/** Country code, one space, number (reference 7). */
function isInternationalNumber(number: string): boolean {
	return /^[1-9]\d{0,3} \d{4,14}$/.test(number);
}

/**
 * Billed parts. Unknown of the real one: the usual lengths are counted, with ASCII standing in for
 * the GSM alphabet.
 */
function countInternationalSegments(text: string): number {
	const [single, part] = /^[\0-\x7f]*$/.test(text) ? [160, 153] : [70, 67];
	return text.length <= single ? 1 : Math.ceil(text.length / part);
}
