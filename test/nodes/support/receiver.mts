import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebhookContext } from 'n8n-core';
import {
	sleep,
	type IDataObject,
	type INode,
	type INodeType,
	type IWebhookData,
} from 'n8n-workflow';

import { additionalDataFor, node, nodeTypes, workflowOf, type Credentials } from './engine';
import { AnsweredByN8n, readAsN8n, type N8nRequest } from './n8nWebServer.mts';

/** A web server that hands pushes to a trigger node, as n8n would. */
export interface Receiver {
	/** What a user would enter at the provider. */
	url: string;
	/** Everything the trigger has emitted. */
	items: IDataObject[];
	/** Status and body of every answer. */
	answers: Array<{ status: number; body: unknown }>;
	/** What n8n has recorded: one for each push that started the workflow or broke the trigger. */
	executions: Array<{ error?: unknown }>;
	/** Waits until so many items have come, or fails after some seconds. */
	itemsArrive(count: number): Promise<IDataObject[]>;
	close(): Promise<void>;
}

const URL_END = 'a-secret-of-length-22x';

/**
 * Starts a receiver for a trigger with these parameters.
 *
 * @param proxyHops `N8N_PROXY_HOPS`
 */
export async function startReceiver(
	type: string,
	parameters: IDataObject,
	credentials: Credentials = {},
	proxyHops = 0,
): Promise<Receiver> {
	const tested = node(
		'Trigger',
		type,
		{ ...parameters, urlSecret: URL_END } as INode['parameters'],
		{
			webhookId: '2f1b5d1e-0000-4000-8000-000000000000',
		},
	);
	const workflow = workflowOf([tested]);

	/** What n8n does with a request for the webhook, and what it answers. */
	async function receive(request: N8nRequest): Promise<{ status: number; body: unknown }> {
		await readAsN8n(request, proxyHops);
		const answered = { status: 200, body: undefined as unknown };
		const response = {
			status: (status: number) =>
				Object.assign(response, Object.assign(answered, { status }) && {}),
			type: () => response,
			send: (body: unknown) => Object.assign(answered, { body }),
		};
		const additionalData = {
			...additionalDataFor(credentials, workflow.id),
			webhookBaseUrl: `${receiver.url.split('/webhook/')[0]}/webhook`,
			httpRequest: request,
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
		try {
			const { webhook } = nodeTypes.getByName(type) as INodeType;
			const result = await webhook?.call(context);
			if (!result?.noWebhookResponse) answered.body = result?.webhookResponse;
			const items = (result?.workflowData ?? []).flat().map((item) => item.json);
			receiver.items.push(...items);
			if (result?.workflowData) receiver.executions.push({});
			return answered;
		} catch (error) {
			// n8n answers that the workflow could not be started, and records an execution with the error.
			receiver.executions.push({ error });
			return { status: 500, body: { message: 'Workflow could not be started' } };
		}
	}

	async function answer(request: N8nRequest, response: ServerResponse): Promise<void> {
		const answered = await receive(request).catch((error: unknown) => ({
			status: error instanceof AnsweredByN8n ? error.status : 500,
			body: { message: String(error) } as unknown,
		}));
		receiver.answers.push(answered);
		const { body } = answered;
		response.statusCode = answered.status;
		response.end(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
	}

	const server = createServer((request, response) => void answer(request as N8nRequest, response));
	const receiver: Receiver = {
		url: '',
		items: [],
		answers: [],
		executions: [],
		itemsArrive: async (count) => {
			for (let tries = 0; receiver.items.length < count && tries < 200; tries++) await sleep(25);
			return receiver.items;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	receiver.url = `http://127.0.0.1:${port}/webhook/${tested.webhookId}/${URL_END}`;
	return receiver;
}
