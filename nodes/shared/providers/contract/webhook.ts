import type { ChannelSettings } from '../../messaging/model/message';
import type { ProviderField } from './field';

/** A push from the provider, as the web server got it. */
export interface WebhookRequest {
	method: string;
	/** The public address that the provider was given, with the query that came. */
	url: string;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/**
	 * Fields of the body (form, multipart or a JSON object), or of the query for GET; a name that came
	 * several times has a list. Numbers beyond 2^53 are text.
	 */
	fields: Readonly<Record<string, unknown>>;
	/** The body where it is a JSON array. */
	list?: readonly unknown[];
	/** The body as it came, for signatures; empty where n8n has taken a multipart body apart. */
	rawBody: string;
}

/** How a provider pushes one kind of event. */
export interface Webhook<Event> {
	/** Fields of the trigger for what is not confirmed of this push; shown under 'Options'. */
	fields?: readonly ProviderField[];
	/** Where in the provider's console the URL is entered; English with the Chinese words. */
	whereToEnter: string;
	/**
	 * Whether the push is authentic, for providers that sign; constant time, false in doubt. A secret
	 * in the URL protects every webhook besides.
	 *
	 * @param secrets the values of the provider's credential
	 * @param settings values of the fields above, where the user has added them
	 */
	verify?(
		request: WebhookRequest,
		secrets: Readonly<Record<string, unknown>>,
		settings?: ChannelSettings,
	): boolean;
	/** Names of the fields with which the push is signed; they are not shown to the workflow. */
	signatureFields?: readonly string[];
	/**
	 * The events in a push; none for a push of another kind that may come to the same URL; undefined
	 * if it is no push of this provider. Of a list, what can be read counts, and undefined says that
	 * nothing could. A field that cannot be read never loses the event.
	 *
	 * @param settings values of the fields above, where the user has added them
	 */
	decode(request: WebhookRequest, settings?: ChannelSettings): Event[] | undefined;
	/** The body that tells the provider that the push was taken; HTTP status 200. */
	answer: string | Readonly<Record<string, unknown>>;
}
