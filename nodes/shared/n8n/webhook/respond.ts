import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers the caller of a trigger without starting the workflow. */
export function respond(
	context: IWebhookFunctions,
	status: number,
	words: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).type('text/plain').send(words);
	return { noWebhookResponse: true };
}
