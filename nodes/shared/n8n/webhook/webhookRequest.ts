import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isObject, readJson } from '../../providers/common/json';
import type { WebhookRequest } from '../../providers/contract';

/** n8n's own additions to the request of its web server. */
interface N8nRequest {
	method?: string;
	url?: string;
	originalUrl?: string;
	/** Reads the body, decompressed, up to n8n's limit; throws if it cannot, or if it has been read. */
	readRawBody?: () => Promise<void>;
	rawBody?: Buffer;
}

/** Why a request is turned away before it is looked at: HTTP status and words for the caller. */
export interface Refused {
	status: 400 | 413;
	words: string;
}

const TOO_LARGE: Refused = { status: 413, words: 'This is larger than any push' };
const UNREADABLE: Refused = { status: 400, words: 'This cannot be read' };

/** No provider pushes as much; a list of receipts has some hundred kilobytes at most. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Some hundred at most come in one push; the events of as many as these take a fraction of a second. */
const MOST_ENTRIES = 5000;

/** No provider nests more than a list of objects. Much deeper, and n8n could not store it. */
const MOST_LEVELS = 20;

type Fields = Record<string, unknown>;

/** What a body holds: fields, or entries of a list. */
type Content = { fields: Fields; list?: unknown[] };

const NO_FIELDS: Content = { fields: {} };

function isTooDeep(value: unknown): boolean {
	let level = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MOST_LEVELS) return true;
		level = level.flatMap((one) => (typeof one === 'object' && one ? Object.values(one) : []));
	}
	return false;
}

/** Fields by name; a name that came several times has a list. */
function byName(pairs: Iterable<readonly [string, unknown]>): Fields {
	const values = new Map<string, unknown[]>();
	for (const [name, value] of pairs) {
		const sameName = values.get(name);
		if (sameName) sameName.push(value);
		else values.set(name, [value]);
	}
	return Object.fromEntries(
		[...values].map(([name, all]) => [name, all.length > 1 ? all : all[0]]),
	);
}

/** The fields of a form or a query. The question mark is there to be taken off, one and no other. */
const formFields = (encoded: string): Fields => byName(new URLSearchParams(`?${encoded}`));

function jsonContent(text: string): Content | Refused {
	const value = readJson(text);
	if (isTooDeep(value)) return UNREADABLE;
	if (Array.isArray(value) && value.length > MOST_ENTRIES) return TOO_LARGE;
	if (Array.isArray(value)) return { fields: {}, list: value };
	return isObject(value) ? { fields: value } : UNREADABLE;
}

/** Files count for nothing: no provider pushes any. */
async function multipartContent(body: Buffer, contentType: string): Promise<Content> {
	const parts = await new Response(body, { headers: { 'content-type': contentType } }).formData();
	return { fields: byName([...parts].filter(([, value]) => typeof value === 'string')) };
}

/** What n8n makes of a multipart body: fields under `data`, files elsewhere on its disk. */
function parsedMultipart(body: unknown): Content | Refused {
	if (!isObject(body)) return UNREADABLE;
	const files = Object.values(isObject(body.files) ? body.files : {}).flat() as IDataObject[];
	const bytes = files.reduce((sum, file) => sum + Number(file?.size ?? 0), 0);
	const fields = isObject(body.data) ? body.data : {};
	const isLarge = Buffer.byteLength(JSON.stringify(fields)) + bytes > MOST_BYTES;
	return isLarge ? TOO_LARGE : { fields };
}

/** The body as it came, decompressed. */
async function rawBodyOf(request: N8nRequest): Promise<Buffer | Refused> {
	try {
		await request.readRawBody?.();
	} catch (error) {
		// The word of the library with which n8n reads bodies (raw-body).
		return (error as { type?: unknown }).type === 'entity.too.large' ? TOO_LARGE : UNREADABLE;
	}
	const body = request.rawBody ?? Buffer.alloc(0);
	return body.length > MOST_BYTES ? TOO_LARGE : body;
}

const MULTIPART = 'multipart/form-data';

/** The type without its parameters, in small letters. */
const plainType = (contentType: string): string => contentType.split(';')[0].trim().toLowerCase();

/** Whether n8n has taken the body apart, which can be done only once; its test is this one. */
const isTakenApart = (contentType: string): boolean =>
	contentType.split(';')[0].toLowerCase() === MULTIPART;

async function contentOf(body: Buffer, contentType: string): Promise<Content | Refused> {
	const text = body.toString('utf8').replace(/^\uFEFF/, '');
	switch (plainType(contentType)) {
		case 'application/json':
			return jsonContent(text);
		case 'application/x-www-form-urlencoded':
			return { fields: formFields(text) };
		case MULTIPART:
			return await multipartContent(body, contentType);
		default:
			return NO_FIELDS;
	}
}

/**
 * The pushed request in the providers' terms. Its body is read from what came and not from what n8n has
 * made of it, so that the fields are those that were signed, and ids longer than a number keep their
 * digits.
 *
 * @returns why it is turned away, if it cannot be read or is larger than any provider's; never throws
 */
export async function webhookRequest(
	context: IWebhookFunctions,
): Promise<WebhookRequest | Refused> {
	const request = context.getRequestObject() as unknown as N8nRequest;
	const headers = Object.fromEntries(
		Object.entries(context.getHeaderData()).map(([name, value]) => [
			name.toLowerCase(),
			String(value ?? ''),
		]),
	);
	if (Number(headers['content-length'] ?? 0) > MOST_BYTES) return TOO_LARGE;

	const method = request.method ?? 'POST';
	const pushed = { method, url: publicUrl(context, request), headers };
	if (method === 'GET') {
		const [, ...query] = pathOf(request).split('?');
		return { ...pushed, fields: formFields(query.join('?')), rawBody: '' };
	}
	const contentType = headers['content-type'] ?? '';
	if (isTakenApart(contentType)) {
		const content = parsedMultipart(context.getBodyData());
		return 'status' in content ? content : { ...pushed, ...content, rawBody: '' };
	}
	const body = await rawBodyOf(request);
	if (!Buffer.isBuffer(body)) return body;
	// A multipart body that cannot be taken apart throws.
	const content = await contentOf(body, contentType).catch(() => UNREADABLE);
	return 'status' in content ? content : { ...pushed, ...content, rawBody: body.toString('utf8') };
}

const pathOf = ({ originalUrl, url }: N8nRequest): string => originalUrl ?? url ?? '';

/**
 * The address that the provider was given. It is built from n8n's public address, because behind a
 * proxy the server sees another host than the one that the provider has signed.
 */
function publicUrl(context: IWebhookFunctions, request: N8nRequest): string {
	const [path, ...query] = pathOf(request).split('?');
	const registered = context.getNodeWebhookUrl('default') ?? '';
	const asked = path.startsWith('/webhook-test/')
		? registered.replace('/webhook/', '/webhook-test/')
		: registered;
	return [asked, ...query].join('?');
}
