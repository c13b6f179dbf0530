import fastify from 'fastify';
import { WebhookContext } from 'n8n-core';
import {
	sleep,
	type IDataObject,
	type INode,
	type INodeType,
	type IWebhookData,
} from 'n8n-workflow';

import { additionalDataFor, node, nodeTypes, workflowOf, type Credentials } from './engine';

/** A web server that hands pushes to a trigger node, as n8n would. */
export interface Receiver {
	/** What a user would enter at the provider. */
	url: string;
	/** Everything the trigger has emitted. */
	items: IDataObject[];
	/** Status and body of every answer. */
	answers: Array<{ status: number; body: unknown }>;
	/** Waits until so many items have come, or fails after some seconds. */
	itemsArrive(count: number): Promise<IDataObject[]>;
	close(): Promise<void>;
}

const URL_END = 'a-secret-of-length-22x';

/** The body as n8n's web server would parse it. */
function parseBody(raw: string, contentType: string): unknown {
	if (contentType.startsWith('application/json')) return JSON.parse(raw);
	if (contentType.startsWith('multipart/form-data')) {
		const parts = raw.matchAll(/name="([^"]+)"\r\n(?:[^\r\n]+\r\n)*\r\n([^]*?)\r\n--/g);
		return {
			data: Object.fromEntries([...parts].map(([, name, value]) => [name, value])),
			files: {},
		};
	}
	return Object.fromEntries(new URLSearchParams(raw));
}

/** Starts a receiver for a trigger with these parameters. */
export async function startReceiver(
	type: string,
	parameters: IDataObject,
	credentials: Credentials = {},
): Promise<Receiver> {
	const app = fastify({ forceCloseConnections: true });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

	const tested = node(
		'Trigger',
		type,
		{ ...parameters, urlSecret: URL_END } as INode['parameters'],
		{
			webhookId: '2f1b5d1e-0000-4000-8000-000000000000',
		},
	);
	const workflow = workflowOf([tested]);
	const receiver: Receiver = {
		url: '',
		items: [],
		answers: [],
		itemsArrive: async (count) => {
			for (let tries = 0; receiver.items.length < count && tries < 200; tries++) await sleep(25);
			return receiver.items;
		},
		close: async () => await app.close(),
	};

	app.all('/webhook/*', async (request, reply) => {
		const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
		const contentType = String(request.headers['content-type'] ?? '');
		const answered = { status: 200, body: undefined as unknown };
		const response = {
			status: (status: number) => {
				answered.status = status;
				return response;
			},
			type: () => response,
			send: (body: unknown) => {
				answered.body = body;
			},
		};
		const additionalData = {
			...additionalDataFor(credentials, workflow.id),
			webhookBaseUrl: `${receiver.url.split('/webhook/')[0]}/webhook`,
			httpRequest: {
				method: request.method,
				originalUrl: request.url,
				ip: request.ip,
				headers: request.headers,
				query: request.query,
				body: request.method === 'GET' ? {} : parseBody(rawBody.toString(), contentType),
				readRawBody: async () => {},
				rawBody,
			},
			httpResponse: response,
		} as unknown as ReturnType<typeof additionalDataFor>;
		const context = new WebhookContext(
			workflow,
			workflow.getNode('Trigger') as INode,
			additionalData,
			'webhook',
			{} as IWebhookData,
			[],
			null,
		);
		const { webhook } = nodeTypes.getByName(type) as INodeType;
		const result = await webhook?.call(context);
		if (!result?.noWebhookResponse) answered.body = result?.webhookResponse;
		receiver.items.push(...(result?.workflowData ?? []).flat().map((item) => item.json));
		receiver.answers.push(answered);
		await reply.status(answered.status).send(answered.body);
	});
	const address = await app.listen({ host: '127.0.0.1', port: 0 });
	receiver.url = `${address}/webhook/${tested.webhookId}/${URL_END}`;
	return receiver;
}
