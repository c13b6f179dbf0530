/**
 * How n8n 2.41.1 reads the request of a webhook before the node gets it: `middlewares/body-parser.js`,
 * `webhooks/webhook-helpers.js` (`parseRequestBody`) and `parse-incoming-message.js`, with express 5.
 */
import type { IncomingMessage } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import type { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';

/** The request as n8n hands it on. */
export type N8nRequest = IncomingMessage & {
	originalUrl?: string;
	ip?: string;
	query?: unknown;
	body?: unknown;
};

/** An answer that n8n itself gives, without asking the node. */
export class AnsweredByN8n extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** `N8N_PAYLOAD_SIZE_MAX` */
const MOST_BYTES = 16 * 1024 * 1024;

async function collect(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of stream) {
		length += (chunk as Buffer).length;
		if (length > MOST_BYTES) {
			throw Object.assign(new Error('request entity too large'), { type: 'entity.too.large' });
		}
		chunks.push(chunk as Buffer);
	}
	return Buffer.concat(chunks);
}

function rawBodyReader(request: N8nRequest): void {
	const [type, ...parameters] = (request.headers['content-type'] ?? '').split(';');
	if (type !== '') request.contentType = type.toLowerCase();
	const charset = parameters.map((one) => /^\s*charset=(.*)$/i.exec(one)?.[1]).find(Boolean);
	request.encoding = (charset ?? 'utf-8').toLowerCase() as BufferEncoding;
	request.readRawBody = async () => {
		if (request.rawBody) return;
		const unpack = { gzip: createGunzip, deflate: createInflate };
		const encoding = request.headers['content-encoding'];
		const stream: Readable =
			encoding === 'gzip' || encoding === 'deflate' ? request.pipe(unpack[encoding]()) : request;
		if (request.destroyed || !stream.readable) {
			throw new AnsweredByN8n(400, 'Request body stream was aborted or is not readable');
		}
		request.rawBody = await collect(stream);
	};
}

async function multipartBody(request: N8nRequest): Promise<unknown> {
	const body = await collect(request);
	const contentType = request.headers['content-type'] ?? '';
	let parts: FormData;
	try {
		parts = await new Response(body, { headers: { 'content-type': contentType } }).formData();
	} catch {
		throw new AnsweredByN8n(400, 'The submitted form data could not be parsed.');
	}
	const data: Record<string, unknown> = {};
	const files: Record<string, unknown> = {};
	for (const name of new Set(parts.keys())) {
		const values = parts.getAll(name);
		const texts = values.filter((value) => typeof value === 'string');
		const uploads = values.filter((value) => typeof value !== 'string');
		if (texts.length > 0) data[name] = texts.length > 1 ? texts : texts[0];
		if (uploads.length > 0) files[name] = uploads.length > 1 ? uploads : uploads[0];
	}
	return { data, files };
}

const isParsable = (contentType: string): boolean =>
	/^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/.test(contentType);

async function parseBody(request: N8nRequest): Promise<void> {
	await request.readRawBody?.();
	const { rawBody, contentType, encoding } = request;
	if (!rawBody?.length) return;
	try {
		const text = rawBody.toString(encoding);
		if (contentType === 'application/json') request.body = JSON.parse(text.replace(/^\uFEFF/, ''));
		if (contentType === 'application/x-www-form-urlencoded') request.body = parseForm(text);
		if (contentType === 'text/plain') request.body = text;
	} catch {
		throw new AnsweredByN8n(422, 'Failed to parse request body');
	}
}

/**
 * Reads a request in place.
 *
 * @param proxyHops `N8N_PROXY_HOPS`
 * @throws AnsweredByN8n where n8n answers by itself
 */
export async function readAsN8n(request: N8nRequest, proxyHops: number): Promise<void> {
	const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
	const addresses = [request.socket.remoteAddress, ...forwarded.reverse().map((one) => one.trim())];
	request.ip = addresses.filter(Boolean)[Math.min(proxyHops, addresses.length - 1)];
	request.originalUrl = request.url;
	request.query = Object.fromEntries(new URL(`http://x${request.url}`).searchParams);
	rawBodyReader(request);
	const { contentType = '' } = request;
	if (contentType === 'multipart/form-data') request.body = await multipartBody(request);
	else if (isParsable(contentType)) await parseBody(request);
}
