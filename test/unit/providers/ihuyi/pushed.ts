import type { WebhookRequest } from '../../../../nodes/shared/providers/contract';

/** A form POST from ihuyi. */
export const pushed = (fields: Record<string, unknown>): WebhookRequest => ({
	method: 'POST',
	url: 'https://n8n.example/webhook/ihuyi',
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
	fields,
	rawBody: '',
});
