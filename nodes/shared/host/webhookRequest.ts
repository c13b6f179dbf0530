import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { WebhookRequest } from '../providers/contract';

/** n8n's own additions to the request of its web server. */
interface N8nRequest {
	method?: string;
	url?: string;
	readRawBody?: () => Promise<void>;
	rawBody?: Buffer;
	originalUrl?: string;
}

const MULTIPART = 'multipart/form-data';

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a body; n8n puts those of a multipart body under `data`. */
function bodyFields(body: unknown, contentType: string): IDataObject {
	if (!isObject(body)) return {};
	if (!contentType.startsWith(MULTIPART)) return body;
	return isObject(body.data) ? body.data : {};
}

/** No provider pushes as much; a list of receipts has some hundred kilobytes at most. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Whether a push is larger than any provider's, by its own word or by what came. */
export function isOversized(context: IWebhookFunctions): boolean {
	const { rawBody } = context.getRequestObject() as unknown as N8nRequest;
	const announced = Number(context.getHeaderData()['content-length'] ?? 0);
	return Math.max(announced, rawBody?.length ?? 0) > MOST_BYTES;
}

/** The pushed request in the providers' terms. */
export async function webhookRequest(context: IWebhookFunctions): Promise<WebhookRequest> {
	const request = context.getRequestObject() as unknown as N8nRequest;
	const headers = Object.fromEntries(
		Object.entries(context.getHeaderData()).map(([name, value]) => [
			name.toLowerCase(),
			String(value ?? ''),
		]),
	);
	const contentType = headers['content-type'] ?? '';
	// A multipart body n8n has already read to its end; no provider signs one as a whole.
	if (!contentType.startsWith(MULTIPART)) await request.readRawBody?.();
	const method = request.method ?? 'POST';
	const body: unknown = context.getBodyData();
	const query = context.getQueryData() as IDataObject;
	return {
		method,
		url: publicUrl(context, request),
		headers,
		fields: method === 'GET' ? query : bodyFields(body, contentType),
		...(Array.isArray(body) ? { list: body as unknown[] } : {}),
		rawBody: request.rawBody?.toString('utf8') ?? '',
	};
}

/**
 * The address that the provider was given. It is built from n8n's public address, because behind a
 * proxy the server sees another host than the one that the provider has signed.
 */
function publicUrl(context: IWebhookFunctions, request: N8nRequest): string {
	const [path, ...query] = (request.originalUrl ?? request.url ?? '').split('?');
	const registered = context.getNodeWebhookUrl('default') ?? '';
	const asked = path.startsWith('/webhook-test/')
		? registered.replace('/webhook/', '/webhook-test/')
		: registered;
	return [asked, ...query].join('?');
}
