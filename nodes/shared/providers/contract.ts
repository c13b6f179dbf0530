import type { DeliveryReceipt } from '../messaging/deliveryReceipt';
import type { Failure } from '../messaging/failure';
import type { Message } from '../messaging/message';
import type { MessageIdSource } from '../messaging/outcome';
import type { Reply } from '../messaging/reply';
import type { TemplateReview, TemplateStatus } from '../messaging/templateReview';

/** An HTTP request without its authentication, which the credential adds. */
export interface ProviderRequest {
	method: 'GET' | 'POST';
	/**
	 * Path below the credential's base URL, beginning with `/`. May hold `{field}` where the credential
	 * puts one of its own values in.
	 */
	path: string;
	query?: Record<string, string>;
	/** Fields of an `application/x-www-form-urlencoded` body; as text where they are not UTF-8. */
	form?: Record<string, string> | string;
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
	/** Longest text, UTF-16 code units, by encoding; absent where the provider publishes none. */
	textCodeUnits?: { 'GSM-7': number; 'UCS-2': number };
	emoji: 'allowed' | 'refused';
	/** `UCS-2`: every text is billed by 70 and 67 characters, as in mainland networks. */
	encoding: 'automatic' | 'UCS-2';
	/** ISO countries that the channel reaches; absent: all. */
	countries?: readonly string[];
	/**
	 * Who puts the 【signature】 on the message: `field`, we must name it in a field of its own; `text`,
	 * it must stand in the text; `provider`, the account's own is added by the provider; `none`, there
	 * is no such thing.
	 */
	signature: 'field' | 'text' | 'provider' | 'none';
	/** Whether a text must tell how to opt out. */
	optOut: 'required' | 'notRequired';
	/** What a message may consist of. */
	content: 'text' | 'template' | 'textOrTemplate';
	/** Whether a sender (number or name) must be given. */
	sender: 'required' | 'none';
	/** Messages a second that the provider publishes as its limit. */
	messagesPerSecond?: number;
}

/** A field that only this channel has; shown under 'Options'. */
export interface ChannelField {
	displayName: string;
	name: string;
	description: string;
	type: 'string' | 'number' | 'boolean';
	default: string | number | boolean;
}

/** One request of a channel: what may go into it, and how it is written and read. */
export interface SmsCall {
	/** The content it carries. */
	carries: 'text' | 'template' | 'any';
	/** Which messages with such content it takes; absent: all. */
	takes?(message: Message): boolean;
	/**
	 * What the messages of one request must have in common: `content`, everything but the recipient;
	 * `template`, the template but not its values; `nothing`, it carries one message only.
	 */
	shares: 'content' | 'template' | 'nothing';
	/** Most recipients in one request; 1 where it shares nothing. */
	recipientsPerRequest: number;
	/** `requestId`: a repeated request with the same id is recognised and not sent twice. */
	replay: 'requestId' | 'none';
	encode(batch: Batch): ProviderRequest;
	/** One verdict per message, in their order; undefined if the answer does not follow the protocol. */
	decode(answer: ProviderAnswer, batch: Batch): Verdict[] | undefined;
}

/** One way to send text messages through a provider. Pure: no I/O, no clock, no secrets. */
export interface SmsChannel {
	displayName: string;
	/** What it is for, shown under its name. */
	description: string;
	limits: ChannelLimits;
	fields?: readonly ChannelField[];
	/** Refuses content that this channel cannot carry; a plain sentence, or undefined if all is well. */
	check?(message: Message): Failure | undefined;
	/**
	 * Its requests, the cheapest first. A request for several messages is used where at least two can
	 * share it; each content needs one that carries it alone or in a group.
	 */
	calls: readonly SmsCall[];
}

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
	/** Shortest time between two questions, milliseconds. */
	intervalMs: number;
	encode(question: StatusQuestion): ProviderRequest;
	/** The receipt, a failure that says why there is none, or undefined for an unreadable answer. */
	decode(answer: ProviderAnswer, question: StatusQuestion): DeliveryReceipt | Failure | undefined;
}

/** What is left on an account. */
export interface Balance {
	amount: number;
	/** `messages`, or an ISO currency. */
	unit: string;
	/** What the amount is for, where an account has several. */
	name?: string;
}

/** How a provider is asked for what is left on the account. */
export interface BalanceQuery {
	encode(): ProviderRequest;
	/** One entry per kind of balance, a failure, or undefined for an unreadable answer. */
	decode(answer: ProviderAnswer): Balance[] | Failure | undefined;
}

/** A template that the provider has on file. */
export interface TemplateSummary {
	templateId: string;
	name: string;
	text: string;
	status: TemplateStatus;
}

/** How a provider is asked for its templates; one page, the newest. */
export interface TemplateList {
	encode(): ProviderRequest;
	decode(answer: ProviderAnswer): TemplateSummary[] | Failure | undefined;
}

/** A push from the provider, as the web server got it. */
export interface WebhookRequest {
	method: string;
	/** The public address that the provider was given, with the query that came. */
	url: string;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** Fields of the body (form, multipart or a JSON object), or of the query for GET. */
	fields: Readonly<Record<string, unknown>>;
	/** The body where it is a JSON array. */
	list?: readonly unknown[];
	/** The body as it came, for signatures. */
	rawBody: string;
}

/** How a provider pushes one kind of event. */
export interface Webhook<Event> {
	/** Where in the provider's console the URL is entered; English with the Chinese words. */
	whereToEnter: string;
	/**
	 * Whether the push is authentic, for providers that sign; constant time, false in doubt. A secret
	 * in the URL protects every webhook besides.
	 *
	 * @param secrets the values of the provider's credential
	 */
	verify?(request: WebhookRequest, secrets: Readonly<Record<string, unknown>>): boolean;
	/**
	 * The events in a push; none for a push of another kind that may come to the same URL; undefined
	 * if it is no push of this provider.
	 */
	decode(request: WebhookRequest): Event[] | undefined;
	/** The body that tells the provider that the push was taken; HTTP status 200. */
	answer: string | Readonly<Record<string, unknown>>;
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
	status?: StatusQuery;
	/** What to use where there is no status query, as a sentence. */
	withoutStatus?: string;
	balance?: BalanceQuery;
	templates?: TemplateList;
	receipts?: Webhook<DeliveryReceipt>;
	replies?: Webhook<Reply>;
	templateReviews?: Webhook<TemplateReview>;
}
