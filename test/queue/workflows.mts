import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { Carrier } from '../../playground/carrier/carrier.mts';
import type { N8nApi } from '../../playground/n8nApi.mts';
import { Problem } from '../../playground/problem.mts';
import { ACCOUNTS } from '../nodes/support/accounts.ts';
import { node, senderNode, to } from '../faults/workflows.mts';

/** The product that the campaigns use: a request for each message, a push for each receipt. */
export const PRODUCT = 'ihuyi A notification';

/** The name of the node that sends. */
export const SENDER = 'Send SMS';

/** A part of a campaign: consecutive numbers. */
export interface Slice {
	/** The first number, as typed. */
	first: string;
	count: number;
}

/** A published workflow that sends to a slice whenever it is asked to. */
export interface CampaignWorkflow {
	id: string;
	/** The webhook that starts it. */
	url: string;
	/** Asks n8n to send to a slice; returns once n8n has taken note. */
	start(slice: Slice): Promise<void>;
}

const GUESTS =
	'={{ { guests: Array.from({ length: $json.body.count }, (_, i) => ' +
	"({ phone: String(Number($json.body.first) + i), name: '客人' + i })) } }}";

/** A campaign with Send Once in which each call of a webhook sends to a slice of the recipients. */
export async function createCampaign(
	api: N8nApi,
	webhookUrl: string,
	carrier: Carrier,
	name: string,
): Promise<CampaignWorkflow> {
	const webhookId = `slices-${randomBytes(8).toString('hex')}`;
	const sender = await senderNode(api, {
		name: SENDER,
		product: PRODUCT,
		baseUrl: carrier.baseUrl(ACCOUNTS[PRODUCT].provider),
		options: { requestsAtOnce: REQUESTS_AT_ONCE, sendOnce: { once: { campaign: 'fair' } } },
	});
	const id = await api.createWorkflow({
		name,
		nodes: [
			node(
				'Slice',
				'n8n-nodes-base.webhook',
				2,
				{ path: webhookId, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
				{ webhookId },
			),
			node('Guests', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: GUESTS }),
			node('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'guests' }),
			sender,
		],
		connections: {
			Slice: { main: [[to('Guests')]] },
			Guests: { main: [[to('Each')]] },
			Each: { main: [[to(SENDER)]] },
		},
	});
	await api.publish(id);
	const url = `${webhookUrl}/webhook/${webhookId}`;
	return { id, url, start: async (slice) => void (await axios.post(url, slice, { proxy: false })) };
}

/** Requests that an execution has under way at the same time, and so may leave unknown when killed. */
export const REQUESTS_AT_ONCE = 5;

/** How a receipt gets into the data table. */
export type Keeping = 'insert' | 'upsert';

/** Where the receipts come in and where they are kept. */
export interface ReceiptWorkflow {
	id: string;
	/** The address to be entered in the provider's console. */
	url: string;
	dataTableId: string;
}

const COLUMNS = ['receiptKey', 'phone', 'status'];

/** A published workflow that keeps each receipt in a data table of its own. */
export async function createReceipts(
	api: N8nApi,
	webhookUrl: string,
	name: string,
	keeping: Keeping,
): Promise<ReceiptWorkflow> {
	const { provider, credential, credentialType } = ACCOUNTS[PRODUCT];
	const created = await api.createCredential({ name, type: credentialType, data: credential });
	const secret = randomBytes(16).toString('hex');
	const webhookId = `receipts-${secret.slice(0, 8)}`;
	const dataTableId = await api.createDataTable(
		name,
		COLUMNS.map((column) => ({ name: column, type: 'string' })),
	);
	const id = await api.createWorkflow({
		name,
		// Thousands of them, of which nobody reads the data.
		settings: { saveDataSuccessExecution: 'none' },
		nodes: [
			node(
				'Receipts',
				'n8n-nodes-sms-mms.deliveryReceiptTrigger',
				2,
				{ provider, urlSecret: secret },
				{ webhookId, credentials: { [credentialType]: created } },
			),
			node('Keep', 'n8n-nodes-base.dataTable', 1, {
				resource: 'row',
				operation: keeping,
				dataTableId: { __rl: true, mode: 'id', value: dataTableId },
				...(keeping === 'upsert' && {
					matchType: 'allConditions',
					filters: {
						conditions: [
							{ keyName: 'receiptKey', condition: 'eq', keyValue: '={{ $json.receiptKey }}' },
						],
					},
				}),
				columns: {
					mappingMode: 'defineBelow',
					value: {
						receiptKey: '={{ $json.receiptKey }}',
						phone: '={{ $json.to }}',
						status: '={{ $json.status }}',
					},
					matchingColumns: [],
					schema: COLUMNS.map((column) => ({
						id: column,
						displayName: column,
						type: 'string',
						display: true,
						required: false,
						defaultMatch: false,
						readOnly: false,
						removed: false,
					})),
				},
			}),
		],
		connections: { Receipts: { main: [[to('Keep')]] } },
	});
	await api.publish(id);
	return { id, url: `${webhookUrl}/webhook/${webhookId}/${secret}`, dataTableId };
}

/** Waits until a published webhook is known; n8n takes a moment. A GET starts nothing. */
export async function untilListening(url: string): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		const { data } = await axios.get(url, { proxy: false, validateStatus: () => true });
		// n8n knows the path once it names the methods that it takes.
		if (!String(data?.message).includes('is not registered.')) return;
		await sleep(100);
	}
	throw new Problem(`n8n does not listen on ${url}.`);
}
