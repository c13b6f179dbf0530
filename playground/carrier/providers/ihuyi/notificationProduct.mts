import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import { refuseMissing } from './formFields.mts';
import { MessageIds } from './messageIds.mts';
import type { Refusal } from './notificationCodes.mts';
import { readContent } from './notificationContent.mts';
import { refuseCredentials } from './notificationPassword.mts';
import { NumberLimits } from './numberLimits.mts';
import { isMainlandNumber } from './phoneNumbers.mts';
import { refuseNumber } from './numberRefusal.mts';
import { notificationReceipts } from './receiptForms.mts';
import { promiseReceipt } from './receipts.mts';
import { countSegments } from './segments.mts';

/** The state and rules of product A for one account. */
export class NotificationProduct {
	readonly balance: Balance;

	private readonly limits: NumberLimits;

	private readonly messageIds = new MessageIds();

	private readonly account: IhuyiAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: IhuyiAccountOptions, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.balance = new Balance(account.balance);
		this.limits = new NumberLimits(account);
	}

	/** Takes one message or says why not. The order of the checks is unknown of the real one. */
	submit(fields: Record<string, string>): JournalEntry | Refusal {
		const { account, context } = this;
		const { mobile = '', content: rawContent = '' } = fields;
		const at = context.now();

		const refusal =
			refuseMissing(fields, [
				['account', 401],
				['password', 402],
				['mobile', 403],
			]) ??
			(!rawContent && !fields.templateid ? { code: 404 } : undefined) ??
			refuseCredentials(fields, mobile + rawContent, account, at) ??
			this.refuseNumber(mobile);
		if (refusal) return refusal;

		const content = readContent(fields, account);
		if ('code' in content) return content;
		const text = `【${content.signature}】${content.text}`;
		const segments = countSegments(text, account.segmentLength);
		if (!this.balance.covers(segments)) return { code: 4051 };
		const overLimit = this.limits.refuse(mobile, content.isVerificationCode, at);
		if (overLimit) return overLimit;

		const entry: JournalEntry = {
			provider: 'ihuyi',
			product: 'notification',
			messageId: this.messageIds.next(at),
			to: mobile,
			text,
			signature: content.signature,
			templateId: content.templateId,
			receivedAt: at,
			segments,
		};
		this.balance.charge(segments);
		this.limits.count(mobile, content.isVerificationCode, at);
		context.journal.take(entry);
		promiseReceipt(context, entry, notificationReceipts);
		return entry;
	}

	/** Why a request for the balance is refused, if it is (reference 2.6; own codes are unknown). */
	refuseBalanceRequest(fields: Record<string, string>): Refusal | undefined {
		return (
			refuseMissing(fields, [
				['account', 401],
				['password', 402],
			]) ?? refuseCredentials(fields, '', this.account, this.context.now())
		);
	}

	private refuseNumber(mobile: string): Refusal | undefined {
		return refuseNumber(mobile, isMainlandNumber, this.account, this.context.fates);
	}
}
