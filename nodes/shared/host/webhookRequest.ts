import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { WebhookRequest } from '../providers/contract';

/** The pushed request in the providers' terms. n8n puts the fields of a multipart body under `data`. */
export function webhookRequest(context: IWebhookFunctions): WebhookRequest {
	const body: unknown = context.getBodyData();
	if (typeof body !== 'object' || body === null) return { fields: {} };
	const { 'content-type': contentType } = context.getHeaderData() as Record<string, unknown>;
	const multipart = String(contentType ?? '').startsWith('multipart/form-data');
	const fields = multipart ? (body as { data?: IDataObject }).data : (body as IDataObject);
	return { fields: fields ?? {} };
}
