import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { N8nApi, WorkflowNode } from '../../playground/n8nApi.mts';
import { ACCOUNTS, messageTypeOf } from '../nodes/support/accounts.ts';

/** The name of the trigger of every campaign, and of its first node that sends. */
export const START = 'Start';

/** One node of a campaign that sends. */
export interface Sender {
	/** Its name in the workflow. */
	name: string;
	/** The product, by its name in {@link ACCOUNTS}. */
	product: string;
	/** The address of the provider. */
	baseUrl: string;
	/** Values of the credential in place of the right ones. */
	credential?: ICredentialDataDecryptedObject;
	/** Values under 'Options'. */
	options?: IDataObject;
	/** Parameters besides the usual ones, or in place of them. */
	parameters?: IDataObject;
	/** Settings of the node itself, such as `retryOnFail`; also another type than Send SMS. */
	settings?: Partial<WorkflowNode>;
}

export interface CampaignOptions {
	name: string;
	recipients: readonly string[];
	senders: readonly Sender[];
}

/** Numbers that no other campaign of this run has: `15400000000` and so on. */
export const freshNumbers = (() => {
	let used = 0;
	return (count: number): string[] =>
		Array.from({ length: count }, () => `154${String(used++).padStart(8, '0')}`);
})();

/** A node of a workflow; its place on the canvas does not matter. */
export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: IDataObject,
	rest: Partial<WorkflowNode> = {},
): WorkflowNode => ({
	id: name,
	name,
	type,
	typeVersion,
	parameters,
	position: [0, 0],
	...rest,
});

/** A connection to the input of a node. */
export const to = (name: string) => ({ node: name, type: 'main', index: 0 });

/** Consecutive numbers as an expression, since a list of 100,000 has no place in a workflow. */
const guests = (recipients: readonly string[]): string =>
	`={{ { guests: Array.from({ length: ${recipients.length} }, (_, i) => ` +
	`({ phone: String(${recipients[0]} + i), name: '客人' + i })) } }}`;

/**
 * Makes a workflow that starts on a click, makes the recipients (consecutive numbers) and hands all
 * of them to each of the senders, one sender after the other.
 *
 * @returns the id of the workflow
 */
export async function createCampaign(api: N8nApi, options: CampaignOptions): Promise<string> {
	const { name, recipients } = options;
	const senders = await Promise.all(options.senders.map((sender) => senderNode(api, sender)));
	return await createListWorkflow(api, { name, recipients, receivers: senders });
}

/**
 * Makes a workflow that starts on a click, makes the recipients (consecutive numbers) and hands all
 * of them to each of the receivers, one after the other.
 *
 * @returns the id of the workflow
 */
export async function createListWorkflow(
	api: N8nApi,
	{
		name,
		recipients,
		receivers,
	}: { name: string; recipients: readonly string[]; receivers: WorkflowNode[] },
): Promise<string> {
	return await api.createWorkflow({
		name,
		nodes: [
			node(START, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Guests', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: guests(recipients) }),
			node('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'guests' }),
			...receivers,
		],
		connections: {
			[START]: { main: [[to('Guests')]] },
			Guests: { main: [[to('Each')]] },
			Each: { main: [receivers.map((receiver) => to(receiver.name))] },
		},
	});
}

/** The node of a sender, with a credential made for it. */
export async function senderNode(api: N8nApi, sender: Sender): Promise<WorkflowNode> {
	const { name, product, baseUrl, credential, options, parameters, settings } = sender;
	const account = ACCOUNTS[product];
	const { credentialType, provider } = account;
	const created = await api.createCredential({
		name: `${product} for ${name}`,
		type: credentialType,
		data: { ...account.credential, baseUrl, ...credential },
	});
	return node(
		name,
		'n8n-nodes-sms-mms.sendSms',
		1,
		{
			provider,
			to: '={{ $json.phone }}',
			options: options ?? {},
			...messageTypeOf(account),
			...account.parameters,
			...(account.text ?? account.template),
			...parameters,
		},
		{ credentials: { [credentialType]: created }, ...settings },
	);
}
