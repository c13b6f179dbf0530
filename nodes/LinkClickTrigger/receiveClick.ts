import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { clickItem } from '../shared/n8n/output/eventItems';
import { respond } from '../shared/n8n/webhook/respond';
import { botReason } from '../shared/messaging/tracking/botReason';
import { openLink } from '../shared/messaging/tracking/click';
import { readSettings } from './settings';

/** What a guest reads in the browser. */
const REFUSALS = {
	token: [404, 'This link is not valid. 此链接无效。'],
	target: [400, 'This link leads to a page that is not allowed. 此链接指向的页面不被允许。'],
} as const;

/**
 * Answers a tracked link: a redirect at once, then one item. A question for the headers alone (HEAD),
 * as link checkers ask, gets the same answer and is no click.
 *
 * The redirect is kept nowhere, or a second click would not come by; and the website does not get to
 * see the token, which stands in the address that browsers tell as where they come from.
 */
export async function receiveClick(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const opened = openLink(context.getQueryData(), readSettings(context));
	const response = context.getResponseObject();
	response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
	if ('refusal' in opened) {
		const [status, words] = REFUSALS[opened.refusal];
		return respond(context, status, words);
	}
	response.set('Location', opened.target).status(302).end();

	const { method, ip } = context.getRequestObject();
	const headers = context.getHeaderData() as IDataObject;
	const bot = botReason(headers);
	const options = context.getNodeParameter('options', {}) as IDataObject;
	if (method === 'HEAD' || (bot && options.leaveOutBots === true)) {
		return { noWebhookResponse: true };
	}
	const json = clickItem(
		{
			...opened,
			...(bot ? { bot } : {}),
			userAgent: String(headers['user-agent'] ?? ''),
			...(options.includeIpAddress === true && ip ? { ipAddress: ip } : {}),
		},
		{ receivedAt: Date.now(), timezone: context.getTimezone() },
	);
	return { noWebhookResponse: true, workflowData: [[{ json }]] };
}
