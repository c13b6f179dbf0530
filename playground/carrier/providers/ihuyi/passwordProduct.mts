import type { ProviderContext } from '../../provider.mts';
import type { IhuyiAccountOptions } from './accountOptions.mts';
import { Balance } from './balance.mts';
import { refuseMissing } from './formFields.mts';
import { MessageIds } from './messageIds.mts';
import type { Refusal } from './notificationCodes.mts';
import { refuseCredentials } from './notificationPassword.mts';
import { refuseNumber } from './numberRefusal.mts';

/** What tells such a product from another. */
export interface PasswordProductOptions {
	apiId: string;
	/** Credit, in segments. */
	balance: number;
	/** Whether a number is one that the product takes. */
	takesNumber: (number: string) => boolean;
}

/**
 * The account of a product that proves who asks as product A does, with `account` and `password`, but
 * has an API ID and a balance of its own.
 */
export abstract class PasswordProduct {
	readonly balance: Balance;

	protected readonly messageIds = new MessageIds();

	protected readonly account: IhuyiAccountOptions;

	protected readonly context: ProviderContext;

	private readonly options: PasswordProductOptions;

	constructor(
		account: IhuyiAccountOptions,
		context: ProviderContext,
		options: PasswordProductOptions,
	) {
		this.account = account;
		this.context = context;
		this.options = options;
		this.balance = new Balance(options.balance);
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

	/** Why a request with a text is refused, whatever its numbers are. */
	protected refuseRequest(fields: Record<string, string>): Refusal | undefined {
		const { mobile = '', content = '' } = fields;
		return (
			refuseMissing(fields, [
				['account', 401],
				['password', 402],
				['mobile', 403],
				['content', 404],
			]) ?? this.refuseCredentials(fields, mobile + content)
		);
	}

	protected refuseNumber(number: string): Refusal | undefined {
		return refuseNumber(number, this.options.takesNumber, this.account, this.context.fates);
	}

	private refuseCredentials(fields: Record<string, string>, signed: string): Refusal | undefined {
		const keys = { ...this.account, apiId: this.options.apiId };
		return refuseCredentials(fields, signed, keys, this.context.now());
	}
}
