import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { onPublish } from '../shared/n8n/webhook/eventLifecycle';
import { pathFromParameter, TRIGGER_VERSIONS } from '../shared/n8n/webhook/webhookPath';
import { properties } from './description';
import { receiveClick } from './receiveClick';
import { checkSettings } from './settings';

/**
 * The path alone is the end of the URL, as links are paid for by their length; what authenticates is
 * the token in the link. n8n passes on only the methods that are named, hence the entry for HEAD; it
 * knows two names for webhooks of a node, and 'setup' means nothing more here.
 */
const webhooks: IWebhookDescription[] = (['GET', 'HEAD'] as const).map((httpMethod) => ({
	name: httpMethod === 'GET' ? 'default' : 'setup',
	httpMethod,
	responseMode: 'onReceived',
	...pathFromParameter('path'),
	isFullPath: true,
	...(httpMethod === 'HEAD' ? { ndvHideUrl: true } : {}),
}));

export class LinkClickTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Link Click Trigger',
		name: 'linkClickTrigger',
		icon: {
			light: 'file:../../icons/linkClickTrigger.svg',
			dark: 'file:../../icons/linkClickTrigger.dark.svg',
		},
		group: ['trigger'],
		version: TRIGGER_VERSIONS,
		subtitle: '={{ $parameter["path"] }}',
		description: 'Starts the workflow when somebody opens a link of a message (短信链接点击)',
		defaults: { name: 'Link Click Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks,
		triggerPanel: {
			header: 'Receive clicks',
			executionsHelp: {
				inactive:
					"Enter the production URL in the option 'Track Clicks (点击跟踪)' of a Send node and publish the workflow. To try it out, click 'Execute step' and open a tracked link with webhook-test in the place of webhook.",
				active:
					"The workflow starts by itself when somebody opens a tracked link. To see a click here, click 'Execute step' and open a tracked link with webhook-test in the place of webhook.",
			},
			activationHint:
				"Once you have entered the production URL in the option 'Track Clicks (点击跟踪)' of a Send node, publish the workflow.",
		},
		properties,
	};

	webhookMethods = onPublish(checkSettings);

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveClick(this);
	}
}
