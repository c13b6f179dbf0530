import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import type { Refusal } from './notificationCodes.mts';
import { isMainlandNumber } from './phoneNumbers.mts';
import { receiptsNaming } from './receiptForms.mts';
import { PasswordProduct } from './passwordProduct.mts';
import { promiseReceipt } from './receipts.mts';

/** Characters of a billed part (reference 5). */
const segmentCharacters = 66;

/** The signature, which customers put last (reference 5) or first. */
const signatureMark = /^【([^【】]+)】|【([^【】]+)】$/;

/**
 * The state and rules of product B0, legacy marketing SMS, for one account (reference 5). It has no
 * code table of its own: the codes are those of product A. The order of the checks is unknown.
 */
export class LegacyMarketingProduct extends PasswordProduct {
	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		super(account, context, {
			apiId: account.legacyMarketingApiId,
			balance: account.legacyMarketingBalance,
			takesNumber: isMainlandNumber,
		});
	}

	/**
	 * Takes one text for several numbers under one id. Numbers that are refused do not stop the
	 * others, as in marketing SMS v1 (reference 4.1; unknown here); if none is left, the first
	 * refusal is the answer. `stime` is accepted in any form and only noted in the journal.
	 */
	submit(fields: Record<string, string>): { messageId: string } | Refusal {
		const { context, account } = this;
		const { content = '', stime } = fields;
		const at = context.now();
		const refusal = this.refuseRequest(fields);
		if (refusal) return refusal;
		if (account.forbiddenWords.some((word) => content.includes(word))) return { code: 407 };

		const numbers = numbersOf(fields);
		if (numbers.length === 0) return { code: 406 };
		if (numbers.length < account.legacyMarketingMinimum) return { code: 0 };
		const taken = numbers.filter((number) => !this.refuseNumber(number));
		if (taken.length === 0) return this.refuseNumber(numbers[0]) ?? { code: 406 };
		const segments = Math.ceil(content.length / segmentCharacters);
		if (!this.balance.covers(segments * taken.length)) return { code: 4051 };

		const messageId = this.messageIds.next(at);
		const found = signatureMark.exec(content);
		for (const to of taken) {
			const entry: JournalEntry = {
				provider: 'ihuyi',
				product: 'legacyMarketing',
				messageId,
				to,
				text: content,
				signature: found?.[1] ?? found?.[2],
				receivedAt: at,
				...(stime && { scheduledFor: stime }),
				segments,
			};
			this.balance.charge(segments);
			context.journal.take(entry);
			promiseReceipt(context, entry, receiptsNaming('task_id'));
		}
		return { messageId };
	}
}

/** The numbers of a request, as they stand in it: comma separated (reference 5). */
export function numbersOf({ mobile = '' }: Record<string, string>): string[] {
	return mobile.split(',').filter(Boolean);
}
