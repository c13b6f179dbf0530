import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import { refuseMissing } from './formFields.mts';
import { numbersOf } from './legacyMarketing.mts';
import { MessageIds } from './messageIds.mts';
import type { Refusal } from './notificationCodes.mts';
import { refuseNumber } from './numberRefusal.mts';
import { isMainlandNumber } from './phoneNumbers.mts';
import { promiseReceipt } from './receipts.mts';

/**
 * The state and rules of product C0, legacy MMS, for one account (reference 6.4). Its codes are
 * unknown: those of product A are a guess, and so is the order of the checks.
 */
export class LegacyMmsProduct {
	readonly balance: Balance;

	private readonly messageIds = new MessageIds();

	private readonly account: IhuyiAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.balance = new Balance(account.legacyMmsBalance);
	}

	/**
	 * Takes a created MMS for several numbers under one id. Numbers that are refused do not stop the
	 * others, as in marketing SMS v1 (reference 4.1; unknown here); if none is left, the first refusal
	 * is the answer. `pid` and `time` are accepted in any form and have no effect here.
	 */
	send(fields: Record<string, string>): { messageId: string } | Refusal {
		const { account, context } = this;
		const at = context.now();
		const refusal =
			this.refuseCredentials(fields) ??
			refuseMissing(fields, [
				['mobile', 403],
				['mmsid', 404],
				['pid', 404],
			]);
		if (refusal) return refusal;
		const text = account.legacyMmsMessages[fields.mmsid];
		if (text === undefined) return { code: 0 };

		const numbers = numbersOf(fields);
		const taken = numbers.filter((number) => !this.refuseNumber(number));
		if (taken.length === 0) return this.refuseNumber(numbers[0] ?? '') ?? { code: 406 };
		if (!this.balance.covers(taken.length)) return { code: 4051 };

		const messageId = this.messageIds.next(at);
		for (const to of taken) {
			const entry: JournalEntry = {
				provider: 'ihuyi',
				product: 'legacyMms',
				messageId,
				to,
				text,
				templateId: fields.mmsid,
				pages: [{ text }],
				receivedAt: at,
				segments: 1,
			};
			this.balance.charge(1);
			context.journal.take(entry);
			promiseReceipt(context, entry, account.unknownReceipts);
		}
		return { messageId };
	}

	/** Why `account` and `password` are refused, if they are: the password is the API key as it is. */
	refuseCredentials(fields: Record<string, string>): Refusal | undefined {
		const { legacyMmsApiId, apiKey } = this.account;
		const missing = refuseMissing(fields, [
			['account', 401],
			['password', 402],
		]);
		if (missing) return missing;
		const isKnown = fields.account === legacyMmsApiId && fields.password === apiKey;
		return isKnown ? undefined : { code: 405 };
	}

	private refuseNumber(number: string): Refusal | undefined {
		return refuseNumber(number, isMainlandNumber, this.account, this.context.fates);
	}
}
