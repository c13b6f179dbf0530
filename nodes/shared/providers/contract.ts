import type { DeliveryReceipt } from '../messaging/deliveryReceipt';
import type { Failure } from '../messaging/failure';
import type { Message } from '../messaging/message';
import type { MessageIdSource } from '../messaging/outcome';

/** An HTTP request without its authentication, which the credential adds. */
export interface ProviderRequest {
	method: 'GET' | 'POST';
	/** Path below the credential's base URL, beginning with `/`. */
	path: string;
	/** Fields of an `application/x-www-form-urlencoded` body. */
	form?: Record<string, string>;
	/** A JSON body. */
	json?: Record<string, unknown>;
}

/** What the provider answered. */
export interface ProviderAnswer {
	status: number;
	body: string;
}

/** The messages that share one request. */
export interface Batch {
	messages: readonly Message[];
	/** Our id of this request; stays the same when the very same request is repeated. */
	requestId: string;
}

/**
 * What an answer says about one message.
 *
 * `rejected` means that the provider surely did not take it. `unknown` means that it may have.
 */
export type Verdict =
	| { outcome: 'accepted'; messageId: string; messageIdSource: MessageIdSource }
	| { outcome: 'rejected'; failure: Failure; retryAfterMs?: number }
	| { outcome: 'unknown'; failure: Failure };

/** What a channel demands of a text and of its recipients. */
export interface ChannelLimits {
	/** Most recipients in one request; all of them get the same content. */
	recipientsPerRequest: number;
	/** Longest text, UTF-16 code units; absent where the provider publishes none. */
	textCodeUnits?: number;
	emoji: 'allowed' | 'refused';
	/** `UCS-2`: every text is billed by 70 and 67 characters, as in mainland networks. */
	encoding: 'automatic' | 'UCS-2';
	/** ISO countries that the channel reaches; absent: all. */
	countries?: readonly string[];
	/**
	 * Who puts the 【signature】 on the message: `field`, we must name it in a field of its own;
	 * `provider`, the account's own is added by the provider.
	 */
	signature: 'field' | 'provider';
	/** Whether a text must tell how to opt out. */
	optOut: 'required' | 'notRequired';
	templates: 'supported' | 'notSupported';
}

/** A field that only this channel has; shown under 'Options'. */
export interface ChannelField {
	displayName: string;
	name: string;
	description: string;
	type: 'string' | 'number';
	default: string | number;
}

/** One way to send text messages through a provider. Pure: no I/O, no clock, no secrets. */
export interface SmsChannel {
	displayName: string;
	/** What it is for, shown under its name. */
	description: string;
	limits: ChannelLimits;
	/** `requestId`: a repeated request with the same id is recognised and not sent twice. */
	replay: 'requestId' | 'none';
	fields?: readonly ChannelField[];
	/** Refuses content that this channel cannot carry; a plain sentence, or undefined if all is well. */
	check?(message: Message): Failure | undefined;
	encode(batch: Batch): ProviderRequest;
	/** One verdict per message, in their order; undefined if the answer does not follow the protocol. */
	decode(answer: ProviderAnswer, batch: Batch): Verdict[] | undefined;
}

/** A push from the provider, as the web server got it. */
export interface WebhookRequest {
	/** Form or JSON fields of the body. */
	fields: Readonly<Record<string, unknown>>;
}

/** How a provider pushes delivery receipts. */
export interface ReceiptWebhook {
	/** Where in the provider's console the URL is entered; English with the Chinese words. */
	whereToEnter: string;
	/** The receipts in a push; undefined if it is none. */
	decode(request: WebhookRequest): DeliveryReceipt[] | undefined;
	/** The body that tells the provider that the push was taken; HTTP status 200. */
	answer: string;
}

/** A provider: data and pure functions. */
export interface Provider {
	id: string;
	displayName: string;
	/** Name of the n8n credential that signs its requests. */
	credentialType: string;
	/** Official address of the service, used unless the credential names another. */
	baseUrl: string;
	/** Ways to send text messages, by message type. */
	sms: Readonly<Record<string, SmsChannel>>;
	receipts?: ReceiptWebhook;
}
