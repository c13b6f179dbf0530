import type { DeliveryReceipt } from '../../messaging/model/deliveryReceipt';
import type { Failure } from '../../messaging/model/failure';
import type { ProviderAnswer, ProviderRequest } from './request';

/** Something the user knows of a message whose status is asked for. */
export interface StatusQuestion {
	messageId: string;
	/** E.164; empty if the provider does not need it. */
	to: string;
	/** Day of sending as yyyy-MM-dd; empty if the provider does not need it. */
	date: string;
}

/** How a provider is asked what became of a message. */
export interface StatusQuery {
	/** What it needs besides the message id. */
	needs: ReadonlyArray<'to' | 'date'>;
	/** ISO country of a number in `to` without a country code, see `ChannelLimits`. */
	defaultCountry?: string;
	/** Shortest time between two questions, milliseconds. */
	intervalMs: number;
	encode(question: StatusQuestion): ProviderRequest;
	/** The receipt, a failure that says why there is none, or undefined for an unreadable answer. */
	decode(answer: ProviderAnswer, question: StatusQuestion): DeliveryReceipt | Failure | undefined;
}

/** What is left on an account. */
export interface Balance {
	amount: number;
	/** `messages`, or an ISO currency; empty where the provider does not say. */
	unit: string;
	/** What the amount is for, where an account has several. */
	name?: string;
}

/** How a provider is asked for what is left on an account. */
export interface BalanceQuery {
	/** The product, for providers whose products have accounts of their own. */
	displayName: string;
	encode(): ProviderRequest;
	/** One entry per kind of balance, a failure, or undefined for an unreadable answer. */
	decode(answer: ProviderAnswer): Balance[] | Failure | undefined;
}
