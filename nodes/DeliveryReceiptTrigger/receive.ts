import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isAllowed } from '../shared/host/ipAllowList';
import { PROVIDER } from '../shared/host/providerFields';
import { receiptItem } from '../shared/host/receiptItem';
import { webhookRequest } from '../shared/host/webhookRequest';
import { providerById } from '../shared/providers/registry';
import { isUsableSecret } from './urlSecret';

/** Answers the caller without starting the workflow. */
function turnAway(context: IWebhookFunctions, status: number, words: string): IWebhookResponseData {
	context.getResponseObject().status(status).type('text/plain').send(words);
	return { noWebhookResponse: true };
}

/**
 * Takes a push of the provider: authentic or refused, then one item per receipt, then the answer that
 * the provider expects. n8n gives that answer once the execution is recorded.
 */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const secret = context.getNodeParameter('urlSecret', '', { extractValue: true }) as string;
	// n8n has matched the secret already, as it is part of the path; without one nothing is matched.
	if (!isUsableSecret(secret)) return turnAway(context, 401, 'No secret is set');

	const options = context.getNodeParameter('options', {}) as IDataObject;
	const allowList = String(options.ipAllowList ?? '').trim();
	if (allowList !== '' && !isAllowed(context.getRequestObject().ip, allowList)) {
		return turnAway(context, 403, 'This address is not allowed');
	}

	const provider = providerById(context.getNodeParameter(PROVIDER) as string);
	const request = webhookRequest(context);
	const receipts = provider.receipts?.decode(request);
	if (!provider.receipts || !receipts) {
		context.logger.warn(`Delivery Receipt Trigger: a push that is no ${provider.id} receipt`);
		return turnAway(context, 400, 'This is not a delivery receipt');
	}

	const wanted = context.getNodeParameter('statuses', []) as string[];
	const receivedAt = Date.now();
	const items = receipts
		.filter(({ status }) => wanted.length === 0 || wanted.includes(status))
		.map((receipt) => ({
			json: {
				...receiptItem(receipt, receivedAt, context.getTimezone()),
				...(options.includeRawReceipt === true ? { rawReceipt: { ...request.fields } } : {}),
			} as IDataObject,
		}));
	const webhookResponse = provider.receipts.answer;
	return items.length > 0 ? { webhookResponse, workflowData: [items] } : { webhookResponse };
}
