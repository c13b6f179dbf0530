import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';

import type { Provider, Webhook } from '../../providers/contract';
import { alphabetical } from '../form/alphabetical';
import { PROVIDER, providerField } from '../form/providerFields';
import { languageField } from '../form/language';
import { allowListField } from './allowListOption';
import { includeRawPushField } from './includeRawPush';
import { secretField, URL_SECRET } from './urlSecret';
import { pathFromParameter } from './webhookPath';

/** The push of one kind that a provider has, if it has one. */
export type WebhookOf<Event> = (provider: Provider) => Webhook<Event> | undefined;

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
	webhookOf: WebhookOf<Event>,
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

const sharedOptions: readonly INodeProperties[] = [
	languageField,
	includeRawPushField,
	allowListField,
];

/** The options of a trigger: those that all share, and those for what a provider does not publish. */
export const eventTriggerOptions = <Event>(
	providers: readonly Provider[],
	webhookOf: WebhookOf<Event>,
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
