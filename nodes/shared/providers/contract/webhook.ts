import type { ChannelSettings } from '../../messaging/message';
import type { ProviderField } from './field';

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
	/** Fields of the trigger for what is not confirmed of this push; shown under 'Options'. */
	fields?: readonly ProviderField[];
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
	 *
	 * @param settings values of the fields above, where the user has added them
	 */
	decode(request: WebhookRequest, settings?: ChannelSettings): Event[] | undefined;
	/** The body that tells the provider that the push was taken; HTTP status 200. */
	answer: string | Readonly<Record<string, unknown>>;
}
