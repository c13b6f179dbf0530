import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import { refuseMissing } from './formFields.mts';
import { MessageIds } from './messageIds.mts';
import type { Refusal } from './notificationCodes.mts';
import { refuseCredentials } from './notificationPassword.mts';
import { refuseNumber } from './numberRefusal.mts';
import { promiseReceipt } from './receipts.mts';

/**
 * The state and rules of product E, international SMS, for one account (reference 7). Codes are those
 * of product A as far as known. The order of the checks is unknown of the real one.
 */
export class InternationalProduct {
	readonly balance: Balance;

	private readonly messageIds = new MessageIds();

	private readonly account: IhuyiAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.balance = new Balance(account.internationalBalance);
	}

	/** Takes one message or says why not. */
	submit(fields: Record<string, string>): JournalEntry | Refusal {
		const { account, context } = this;
		const { mobile = '', content = '' } = fields;
		const at = context.now();
		const refusal =
			refuseMissing(fields, [
				['account', 401],
				['password', 402],
				['mobile', 403],
				['content', 404],
			]) ??
			this.refuseCredentials(fields, mobile + content) ??
			this.refuseNumber(mobile);
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

	/** Why a request for the balance is refused, if it is. */
	refuseBalanceRequest(fields: Record<string, string>): Refusal | undefined {
		return (
			refuseMissing(fields, [
				['account', 401],
				['password', 402],
			]) ?? this.refuseCredentials(fields, '')
		);
	}

	private refuseCredentials(fields: Record<string, string>, signed: string): Refusal | undefined {
		const { account, context } = this;
		const keys = { ...account, apiId: account.internationalApiId };
		return refuseCredentials(fields, signed, keys, context.now());
	}

	private refuseNumber(mobile: string): Refusal | undefined {
		return refuseNumber(mobile, isInternationalNumber, this.account, this.context.fates);
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
