import type { IDataObject } from 'n8n-workflow';
import { itemsOf, finished } from '../faults/executions.mts';
import type { Stage } from '../faults/stage.mts';
import { createListWorkflow, freshNumbers, node, senderNode, START } from '../faults/workflows.mts';
import type { WorkflowNode } from '../../playground/n8nApi.mts';
import { defaultPlivoAccount as plivoAccount } from '../../playground/carrier/providers/plivo/accountOptions.mts';
import { ACCOUNTS } from '../nodes/support/accounts.ts';
import type { BenchProvider } from './provider.mts';
import type { Sample } from './sample.mts';

/** A workflow that hands its recipients to one node that sends. */
export interface Contestant {
	workflowId: string;
	/** The name of the node. */
	node: string;
	recipients: number;
}

const SENDER = 'Sender';
const FROM = '+14155550199';
const TEXT = 'Hello {{ $json.name }}, the fair opens tomorrow';

/** Makes the workflow of a node. */
export async function contestantOf(
	{ api }: Stage,
	sender: WorkflowNode,
	count: number,
): Promise<Contestant> {
	const workflowId = await createListWorkflow(api, {
		name: `${sender.type}, ${count}`,
		recipients: freshNumbers(count),
		receivers: [sender],
	});
	return { workflowId, node: sender.name, recipients: count };
}

/**
 * Our Send SMS.
 *
 * @param product a name in ACCOUNTS
 * @param baseUrl the address of the provider, if not its own
 */
export async function ourSms(
	{ api }: Stage,
	product: string,
	baseUrl: string | undefined,
	parameters: IDataObject,
	options: IDataObject = {},
): Promise<WorkflowNode> {
	const base = baseUrl ?? 'https://api.plivo.com/v1';
	return await senderNode(api, { name: SENDER, product, baseUrl: base, parameters, options });
}

/** The personal text of a product, made by an expression. */
export const personalText = (product: string): IDataObject => ACCOUNTS[product].personal!;

/** n8n's own Plivo node. */
export async function plivoNode({ api }: Stage): Promise<WorkflowNode> {
	const { authId, authToken } = plivoAccount;
	const credential = await api.createCredential({
		name: 'Plivo',
		type: 'plivoApi',
		data: { authId, authToken },
	});
	const parameters = { from: FROM, to: '={{ $json.phone }}', message: `=${TEXT}` };
	return node(SENDER, 'n8n-nodes-base.plivo', 1, parameters, {
		credentials: { plivoApi: credential },
	});
}

/**
 * n8n's HTTP Request node as somebody would set it up who follows Plivo's page: one request for each
 * item, everything else as the node has it, so no batching: all requests leave at once.
 */
export async function httpRequestNode({ api }: Stage): Promise<WorkflowNode> {
	const { authId, authToken } = plivoAccount;
	const credential = await api.createCredential({
		name: 'Plivo, basic',
		type: 'httpBasicAuth',
		data: { user: authId, password: authToken },
	});
	const fields = { src: FROM, dst: '={{ $json.phone }}', text: `=${TEXT}` };
	const parameters = {
		method: 'POST',
		url: `https://api.plivo.com/v1/Account/${authId}/Message/`,
		authentication: 'genericCredentialType',
		genericAuthType: 'httpBasicAuth',
		sendBody: true,
		bodyParameters: {
			parameters: Object.entries(fields).map(([name, value]) => ({ name, value })),
		},
		options: {},
	};
	return node(SENDER, 'n8n-nodes-base.httpRequest', 4.5, parameters, {
		credentials: { httpBasicAuth: credential },
	});
}

/** What a run of a contestant came to. */
export interface SendRun {
	/** The node's own time by n8n's record, milliseconds. */
	nodeMs: number;
	/** All requests as HTTP writes them. */
	bytes: number;
	problems: string[];
}

/** Lets a contestant send to all its recipients; the provider's journal says whether it did. */
export async function send(
	stage: Stage,
	provider: BenchProvider,
	{ workflowId, node: name, recipients }: Contestant,
): Promise<SendRun> {
	await provider.forget();
	const execution = await finished(stage, await stage.api.run(workflowId, START));
	const journal = await provider.journal();
	const items = itemsOf<{ outcome?: string }>(execution, name);
	// Peers have no word for it: whatever they put out without an error has been taken.
	const sent = items.filter(({ outcome = 'accepted' }) => outcome === 'accepted').length;
	const problems = [
		...(execution.status === 'success' ? [] : [`The execution ended as ${execution.status}.`]),
		...(sent === recipients ? [] : [`${sent} of ${recipients} items came out as sent.`]),
		...(journal.messages === recipients && journal.recipients === recipients
			? []
			: [`The provider has ${journal.messages} messages for ${journal.recipients} recipients.`]),
	];
	const [{ executionTime }] = execution.data.resultData.runData[name] ?? [{ executionTime: NaN }];
	return { nodeMs: executionTime, bytes: journal.bytes, problems };
}

/** A run's time for each message. */
export const perMessage = ({ nodeMs, problems }: SendRun, { recipients }: Contestant): Sample => ({
	value: nodeMs / recipients,
	problems,
});
