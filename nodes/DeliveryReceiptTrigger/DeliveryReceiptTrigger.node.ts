import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { unreadableEntries } from '../shared/host/ipAllowList';
import { properties } from './description';
import { receive } from './receive';
import { isUsableSecret, SECRET_ADVICE, suggestSecrets } from './urlSecret';

export class DeliveryReceiptTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Delivery Receipt Trigger',
		name: 'deliveryReceiptTrigger',
		icon: {
			light: 'file:../../icons/deliveryReceiptTrigger.svg',
			dark: 'file:../../icons/deliveryReceiptTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["provider"] }}',
		description: 'Starts the workflow when a provider tells whether a message (短信) was delivered',
		defaults: { name: 'Delivery Receipt Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Empty on purpose: otherwise n8n answers with a text of its own.
				responseData: '',
				path: '={{ $parameter["urlSecret"] }}',
			},
		],
		triggerPanel: {
			header: 'Receive delivery receipts',
			executionsHelp: {
				inactive:
					"Click 'Execute step' and enter the test URL in the provider's console to try it out. For daily use, enter the production URL there and publish the workflow.",
				active:
					"The workflow starts by itself when the provider pushes a receipt to the production URL. To see one here, click 'Execute step' and let the provider push to the test URL.",
			},
			activationHint:
				"Once you have entered the production URL in the provider's console, publish the workflow to receive receipts.",
		},
		properties,
	};

	methods = { listSearch: { suggestSecrets } };

	webhookMethods = {
		default: {
			/** The URL is entered by hand at the provider, so there is nothing to look up. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			/** Refuses to start with settings that would let forged receipts in, or none at all. */
			async create(this: IHookFunctions): Promise<boolean> {
				const secret = this.getNodeParameter('urlSecret', '', { extractValue: true }) as string;
				if (!isUsableSecret(secret)) {
					throw new NodeOperationError(this.getNode(), "'Secret in URL' is missing or too short", {
						description: SECRET_ADVICE,
					});
				}
				const options = this.getNodeParameter('options', {}) as IDataObject;
				const [unreadable] = unreadableEntries(String(options.ipAllowList ?? ''));
				if (unreadable !== undefined) {
					throw new NodeOperationError(
						this.getNode(),
						`'IP Allow-List' has '${unreadable}', which is no internet address`,
						{
							description:
								'Enter addresses such as 192.0.2.10 or networks such as 198.51.100.0/24.',
						},
					);
				}
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return receive(this);
	}
}
