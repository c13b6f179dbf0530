import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { receiptItem } from '../shared/n8n/output/eventItems';
import { eventTriggerPanel, eventWebhooks } from '../shared/n8n/webhook/eventFields';
import { eventWebhookMethods } from '../shared/n8n/webhook/eventLifecycle';
import { receiveEvents, type EventTrigger } from '../shared/n8n/webhook/receiveEvents';
import { providerCredentials } from '../shared/n8n/form/providerFields';
import { subtitleOf } from '../shared/n8n/form/subtitle';
import { secretMethods } from '../shared/n8n/webhook/urlSecret';
import { TRIGGER_VERSIONS } from '../shared/n8n/webhook/webhookPath';
import type { DeliveryReceipt } from '../shared/messaging/model/deliveryReceipt';
import { properties, withReceipts } from './description';

const receipts: EventTrigger<DeliveryReceipt> = {
	webhookOf: (provider) => provider.receipts,
	selector: (context) => {
		const wanted = context.getNodeParameter('statuses', []) as string[];
		return (event) => (wanted.length === 0 || wanted.includes(event.status) ? event : undefined);
	},
	toItem: receiptItem,
};

export class DeliveryReceiptTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Delivery Receipt Trigger',
		name: 'deliveryReceiptTrigger',
		icon: {
			light: 'file:../../icons/deliveryReceiptTrigger.svg',
			dark: 'file:../../icons/deliveryReceiptTrigger.dark.svg',
		},
		group: ['trigger'],
		version: TRIGGER_VERSIONS,
		subtitle: subtitleOf(properties, 'provider'),
		description: 'Starts the workflow when a provider tells whether a message (短信) was delivered',
		defaults: { name: 'Delivery Receipt Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: eventWebhooks,
		triggerPanel: eventTriggerPanel('Receive delivery receipts'),
		credentials: providerCredentials(withReceipts, (provider) =>
			Boolean(provider.receipts?.verify),
		),
		properties,
	};

	methods = secretMethods;

	webhookMethods = eventWebhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveEvents(this, receipts);
	}
}
