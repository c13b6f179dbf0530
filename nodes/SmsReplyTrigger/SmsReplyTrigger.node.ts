import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { replyItem } from '../shared/n8n/output/eventItems';
import { eventTriggerPanel, eventWebhooks } from '../shared/n8n/webhook/eventFields';
import { eventWebhookMethods } from '../shared/n8n/webhook/eventLifecycle';
import { receiveEvents, type EventTrigger } from '../shared/n8n/webhook/receiveEvents';
import { providerCredentials } from '../shared/n8n/form/providerFields';
import { subtitleOf } from '../shared/n8n/form/subtitle';
import { secretMethods } from '../shared/n8n/webhook/urlSecret';
import { TRIGGER_VERSIONS } from '../shared/n8n/webhook/webhookPath';
import type { Reply } from '../shared/messaging/model/reply';
import { intentOf } from '../shared/messaging/text/replyIntent';
import { OTHER, properties, withReplies } from './description';
import { readIntentWords } from './intentWords';

const replies: EventTrigger<Reply> = {
	webhookOf: (provider) => provider.replies,
	selector: (context) => {
		const words = readIntentWords(context);
		const wanted = context.getNodeParameter('intents', []) as string[];
		return (event) => {
			const intent = event.intent ?? intentOf(event.text, words);
			const isWanted = wanted.length === 0 || wanted.includes(intent ?? OTHER);
			return isWanted ? { ...event, intent } : undefined;
		};
	},
	toItem: replyItem,
};

export class SmsReplyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SMS Reply Trigger',
		name: 'smsReplyTrigger',
		icon: {
			light: 'file:../../icons/smsReplyTrigger.svg',
			dark: 'file:../../icons/smsReplyTrigger.dark.svg',
		},
		group: ['trigger'],
		version: TRIGGER_VERSIONS,
		subtitle: subtitleOf(properties, 'provider'),
		description: 'Starts the workflow when somebody answers a message (上行短信)',
		defaults: { name: 'SMS Reply Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: eventWebhooks,
		triggerPanel: eventTriggerPanel('Receive replies'),
		credentials: providerCredentials(withReplies, (provider) => Boolean(provider.replies?.verify)),
		properties,
	};

	methods = secretMethods;

	webhookMethods = eventWebhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveEvents(this, replies);
	}
}
