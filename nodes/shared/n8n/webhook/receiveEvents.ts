import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { ChannelSettings } from '../../messaging/model/message';
import type { Provider, Webhook, WebhookRequest } from '../../providers/contract';
import { providerById } from '../../providers/registry';
import { PROVIDER, readFields } from '../form/providerFields';
import { languageOf } from '../form/language';
import type { EventTime } from '../output/eventItems';
import { readAllowList } from './allowListOption';
import type { WebhookOf } from './eventFields';
import { readSecret } from './eventLifecycle';
import { readIncludeRawPush } from './includeRawPush';
import { isAllowed } from './ipAllowList';
import { rawPush } from './rawPush';
import { respond } from './respond';
import { isUsableSecret } from './urlSecret';
import { webhookRequest } from './webhookRequest';

/** What one kind of trigger does with the pushes of the providers. */
export interface EventTrigger<Event> {
	/** The provider's push of this kind, if it has one. */
	webhookOf: WebhookOf<Event>;
	/** Reads what the user wants, and says of each event how it leaves the node; undefined if it does not. */
	selector(context: IWebhookFunctions): (event: Event) => Event | undefined;
	toItem(event: Event, time: EventTime): IDataObject;
}

/** The values with which the provider's signature is checked; none if the credential cannot be read. */
async function readSecrets(context: IWebhookFunctions, provider: Provider): Promise<IDataObject> {
	try {
		return await context.getCredentials<IDataObject>(provider.credentialType);
	} catch (error) {
		context.logger.warn(`No ${provider.displayName} credential to check a push with`, { error });
		return {};
	}
}

/** The events of one request, each with what it was read from. */
type EventsRead<Event> = Array<{ event: Event; from: WebhookRequest }>;

/**
 * Reads the entries of a list one by one, so that one that cannot be read takes no other with it.
 *
 * @returns the events, and how many entries could not be read; undefined if none could
 */
function readEvents<Event>(
	{ decode }: Webhook<Event>,
	request: WebhookRequest,
	settings: ChannelSettings,
): { events: EventsRead<Event>; unreadable: number } | undefined {
	const { list } = request;
	const parts = list?.length ? list.map((entry) => ({ ...request, list: [entry] })) : [request];
	const decoded = parts.map((from) => ({ from, events: decode(from, settings) }));
	const readable = decoded.flatMap(({ from, events }) => (events ? [{ from, events }] : []));
	if (readable.length === 0) return undefined;
	return {
		events: readable.flatMap(({ from, events }) => events.map((event) => ({ event, from }))),
		unreadable: decoded.length - readable.length,
	};
}

/**
 * Takes a push of the provider: authentic or refused, then one item per event, then the answer that
 * the provider expects. n8n gives that answer once the execution is recorded. Whatever is wrong with the
 * request is an answer too, and starts nothing.
 */
export async function receiveEvents<Event>(
	context: IWebhookFunctions,
	trigger: EventTrigger<Event>,
): Promise<IWebhookResponseData> {
	// n8n has matched the secret already, as it is part of the path; without one nothing is matched.
	if (!isUsableSecret(readSecret(context))) return respond(context, 401, 'No secret is set');

	const allowList = readAllowList(context);
	if (allowList !== '' && !isAllowed(context.getRequestObject().ip, allowList)) {
		return respond(context, 403, 'This address is not allowed');
	}

	const request = await webhookRequest(context);
	if ('status' in request) return respond(context, request.status, request.words);

	const provider = providerById(context.getNodeParameter(PROVIDER) as string);
	const webhook = trigger.webhookOf(provider);
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const settings = readFields(webhook?.fields, options);
	const secrets = webhook?.verify ? await readSecrets(context, provider) : {};
	const { name } = context.getNode();
	if (webhook?.verify && !webhook.verify(request, secrets, settings)) {
		context.logger.warn(`A push to ${name} with a wrong signature`);
		return respond(context, 401, 'The signature is wrong');
	}
	const read = webhook && readEvents(webhook, request, settings);
	if (!webhook || !read) {
		context.logger.warn(`A push to ${name} that ${provider.id} does not send`);
		return respond(context, 400, 'This is no push that is expected here');
	}
	if (read.unreadable > 0) {
		context.logger.warn(`A push to ${name} with entries that cannot be read: ${read.unreadable}`);
	}

	const time: EventTime = {
		receivedAt: Date.now(),
		timezone: context.getTimezone(),
		language: languageOf(context.getNode()),
	};
	const select = trigger.selector(context);
	const items = read.events.flatMap(({ event, from }) => {
		const selected = select(event);
		if (selected === undefined) return [];
		const raw = readIncludeRawPush(options)
			? { rawPush: rawPush(from, webhook.signatureFields, secrets) }
			: {};
		return [{ json: { ...trigger.toItem(selected, time), ...raw } as IDataObject }];
	});
	const webhookResponse = webhook.answer;
	return items.length > 0 ? { webhookResponse, workflowData: [items] } : { webhookResponse };
}
