import {
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type INodeProperties,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import type { ChannelSettings } from '../../messaging/model/message';
import type { Provider, Webhook, WebhookRequest } from '../../providers/contract';
import { providerById } from '../../providers/registry';
import { alphabetical } from '../form/alphabetical';
import type { EventTime } from '../output/eventItems';
import { isAllowed, unreadableEntries } from './ipAllowList';
import { PROVIDER, providerField, readFields } from '../form/providerFields';
import { rawPush } from './rawPush';
import { respond } from './respond';
import { isUsableSecret, SECRET_ADVICE, secretField, URL_SECRET } from './urlSecret';
import { pathFromParameter } from './webhookPath';
import { webhookRequest } from './webhookRequest';
import { languageField, languageOf } from '../language';

/** What one kind of trigger does with the pushes of the providers. */
export interface EventTrigger<Event> {
	/** The provider's push of this kind, if it has one. */
	webhookOf(provider: Provider): Webhook<Event> | undefined;
	/** Reads what the user wants, and says of each event how it leaves the node; undefined if it does not. */
	selector(context: IWebhookFunctions): (event: Event) => Event | undefined;
	toItem(event: Event, time: EventTime): IDataObject;
}

/**
 * The addresses of a trigger: most providers POST, some can be set to GET. n8n knows two names for
 * webhooks of a node, 'default' and 'setup'; the second means nothing more here.
 */
export const eventWebhooks: IWebhookDescription[] = (['POST', 'GET'] as const).map(
	(httpMethod) => ({
		name: httpMethod === 'POST' ? 'default' : 'setup',
		httpMethod,
		responseMode: 'onReceived',
		// Empty on purpose: otherwise n8n answers with a text of its own.
		responseData: '',
		...pathFromParameter(URL_SECRET),
		...(httpMethod === 'GET' ? { ndvHideUrl: true } : {}),
	}),
);

/** Help beside the form of a trigger. */
export const eventTriggerPanel = (header: string) => ({
	header,
	executionsHelp: {
		inactive:
			"Click 'Execute step' and enter the test URL at the provider to try it out. For daily use, enter the production URL there and publish the workflow.",
		active:
			"The workflow starts by itself when the provider pushes to the production URL. To see a push here, click 'Execute step' and let the provider push to the test URL.",
	},
	activationHint:
		'Once you have entered the production URL at the provider, publish the workflow to receive its pushes.',
});

/** The fields that all triggers share, before those of their own. */
export function eventTriggerFields<Event>(
	providers: readonly Provider[],
	webhookOf: EventTrigger<Event>['webhookOf'],
	description: string,
): INodeProperties[] {
	return [
		providerField(providers, description),
		...providers.map(
			(provider): INodeProperties => ({
				displayName: `Copy the production URL above (Webhook URLs) and enter it here: ${webhookOf(provider)?.whereToEnter}. It works once the workflow is published.`,
				name: 'whereToEnter',
				type: 'notice',
				default: '',
				displayOptions: { show: { [PROVIDER]: [provider.id] } },
			}),
		),
		secretField,
	];
}

/** What all triggers let the user choose. */
const sharedOptions: INodeProperties[] = [
	languageField,
	{
		displayName: 'Include Raw Push',
		name: 'includeRawPush',
		type: 'boolean',
		default: true,
		description:
			"Whether to add the fields as the provider sent them, under 'rawPush'; those that sign a push are left out",
	},
	{
		displayName: 'IP Allow-List',
		name: 'ipAllowList',
		type: 'string',
		default: '',
		placeholder: 'e.g. 192.0.2.10, 198.51.100.0/24',
		description:
			'Addresses and networks that may push, separated by comma. Behind a proxy, N8N_PROXY_HOPS must be set for n8n to see the real address.',
	},
];

/** The options of a trigger: those that all share, and those for what a provider does not publish. */
export const eventTriggerOptions = <Event>(
	providers: readonly Provider[],
	webhookOf: EventTrigger<Event>['webhookOf'],
): INodeProperties[] =>
	[
		...sharedOptions,
		...providers.flatMap((provider) =>
			(webhookOf(provider)?.fields ?? []).map(
				(field): INodeProperties => ({
					...field,
					displayOptions: { show: { [`/${PROVIDER}`]: [provider.id] } },
				}),
			),
		),
	].sort((a, b) => alphabetical(a.displayName, b.displayName));

const readSecret = (context: IHookFunctions | IWebhookFunctions) =>
	String(context.getNodeParameter(URL_SECRET, ''));

const readAllowList = (context: IHookFunctions | IWebhookFunctions) =>
	String((context.getNodeParameter('options', {}) as IDataObject).ipAllowList ?? '').trim();

/** Refuses to publish with settings that would let forged pushes in, or none at all. */
function checkSettings(context: IHookFunctions): void {
	if (!isUsableSecret(readSecret(context))) {
		throw new NodeOperationError(context.getNode(), "'Secret in URL' is missing or too short", {
			description: SECRET_ADVICE,
		});
	}
	const [unreadable] = unreadableEntries(readAllowList(context));
	if (unreadable !== undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`'IP Allow-List' has '${unreadable}', which is not an internet address`,
			{ description: 'Enter addresses such as 192.0.2.10 or networks such as 198.51.100.0/24.' },
		);
	}
}

/** What happens when the workflow is published: the URL is entered by hand, so only settings count. */
export const eventWebhookMethods = {
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			return false;
		},
		async create(this: IHookFunctions): Promise<boolean> {
			checkSettings(this);
			return true;
		},
		async delete(this: IHookFunctions): Promise<boolean> {
			return true;
		},
	},
};

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
		const raw =
			options.includeRawPush === true
				? { rawPush: rawPush(from, webhook.signatureFields, secrets) }
				: {};
		return [{ json: { ...trigger.toItem(selected, time), ...raw } as IDataObject }];
	});
	const webhookResponse = webhook.answer;
	return items.length > 0 ? { webhookResponse, workflowData: [items] } : { webhookResponse };
}
