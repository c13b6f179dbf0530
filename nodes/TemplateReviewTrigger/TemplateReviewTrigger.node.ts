import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { templateReviewItem } from '../shared/n8n/output/eventItems';
import { eventTriggerPanel, eventWebhooks } from '../shared/n8n/webhook/eventFields';
import { eventWebhookMethods } from '../shared/n8n/webhook/eventLifecycle';
import { receiveEvents, type EventTrigger } from '../shared/n8n/webhook/receiveEvents';
import { providerCredentials } from '../shared/n8n/form/providerFields';
import { subtitleOf } from '../shared/n8n/form/subtitle';
import { secretMethods } from '../shared/n8n/webhook/urlSecret';
import { TRIGGER_VERSIONS } from '../shared/n8n/webhook/webhookPath';
import type { TemplateReview } from '../shared/messaging/model/templateReview';
import { properties, withTemplateReviews } from './description';

const templateReviews: EventTrigger<TemplateReview> = {
	webhookOf: (provider) => provider.templateReviews,
	selector: (context) => {
		const wanted = context.getNodeParameter('statuses', []) as string[];
		return (event) => (wanted.length === 0 || wanted.includes(event.status) ? event : undefined);
	},
	toItem: templateReviewItem,
};

export class TemplateReviewTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Template Review Trigger',
		name: 'templateReviewTrigger',
		icon: {
			light: 'file:../../icons/templateReviewTrigger.svg',
			dark: 'file:../../icons/templateReviewTrigger.dark.svg',
		},
		group: ['trigger'],
		version: TRIGGER_VERSIONS,
		subtitle: subtitleOf(properties, 'provider'),
		description: 'Starts the workflow when a provider has reviewed a message template (模板审核)',
		defaults: { name: 'Template Review Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: eventWebhooks,
		triggerPanel: eventTriggerPanel('Receive template reviews'),
		credentials: providerCredentials(withTemplateReviews, (provider) =>
			Boolean(provider.templateReviews?.verify),
		),
		properties,
	};

	methods = secretMethods;

	webhookMethods = eventWebhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveEvents(this, templateReviews);
	}
}
