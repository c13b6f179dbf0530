import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Column, N8nApi, Owner, Workflow, WorkflowNode } from './n8nApi.mts';
import { Problem } from './problem.mts';

/** Whom the playground signs in. It listens on this machine only, so a known password is fine. */
export const playgroundOwner: Owner = {
	email: 'owner@example.com',
	password: 'Playground-2026',
	firstName: 'Playground',
	lastName: 'Owner',
};

/** The accounts that the carrier simulator knows. */
export const simulatorAccounts = {
	notification: { apiId: 'C00000001', apiKey: '0123456789abcdef0123456789abcdef' },
	marketing: { apiId: 'sms-yx-00000001', apiKey: '0123456789abcdef0123456789abcdef' },
};

export interface ProvisionOptions {
	api: N8nApi;
	/** Where n8n is, for the address of the receipts. */
	n8nUrl: string;
	packageName: string;
	/** Where the simulator plays ihuyi. */
	ihuyiBaseUrl: string;
	examplesFolder: string;
	/** The contacts; copied to where the workflow may read them. */
	contactsFile: string;
	filesFolder: string;
}

export interface Provisioned {
	campaignId: string;
	/** The trigger from which a click starts the campaign. */
	campaignTrigger: string;
	receiptsId: string;
	tableId: string;
	/** Where the provider has to push its receipts. */
	receiptUrl: string;
}

/** Fills a new n8n: credentials, contacts, data table and the published example workflows. */
export async function provision(options: ProvisionOptions): Promise<Provisioned> {
	const { api, packageName, examplesFolder, contactsFile, filesFolder } = options;
	await mkdir(filesFolder, { recursive: true });
	await copyFile(contactsFile, join(filesFolder, 'contacts.csv'));

	const campaign = await readWorkflow(join(examplesFolder, 'pre-show-invitation.json'));
	const receipts = await readWorkflow(join(examplesFolder, 'delivery-receipts.json'));

	const credentials = await createCredentials(options);
	for (const node of campaign.nodes.filter(({ type }) => type === `${packageName}.sendSms`)) {
		const credential = credentials[node.parameters.messageType as keyof typeof credentials];
		node.credentials = { ihuyiApi: credential };
	}
	const trigger = nodeOfType(receipts, `${packageName}.deliveryReceiptTrigger`);
	const urlSecret = randomBytes(16).toString('hex');
	trigger.parameters.urlSecret = { __rl: true, mode: 'own', value: urlSecret };

	const tableId = await createTable(api, campaign);
	const receiptsId = await api.createWorkflow(receipts);
	await api.publish(receiptsId);
	return {
		campaignId: await api.createWorkflow(campaign),
		campaignTrigger: nodeOfType(campaign, 'n8n-nodes-base.manualTrigger').name,
		receiptsId,
		tableId,
		receiptUrl: `${options.n8nUrl}/webhook/${trigger.webhookId}/${urlSecret}`,
	};
}

async function createCredentials({ api, ihuyiBaseUrl: baseUrl }: ProvisionOptions) {
	const create = (product: keyof typeof simulatorAccounts) =>
		api.createCredential({
			name: `ihuyi ${product} (simulator)`,
			type: 'ihuyiApi',
			data: { ...simulatorAccounts[product], baseUrl },
		});
	return { notification: await create('notification'), marketing: await create('marketing') };
}

/**
 * The campaign creates its table if it is missing; here it is made beforehand from the same list of
 * columns, so that the nodes show it when somebody opens the workflow before the first run.
 */
async function createTable(api: N8nApi, campaign: Workflow): Promise<string> {
	const { parameters } = nodeOfType(campaign, 'n8n-nodes-base.dataTable', 'create');
	const { column } = parameters.columns as { column: Column[] };
	return await api.createDataTable(parameters.tableName as string, column);
}

async function readWorkflow(file: string): Promise<Workflow> {
	return JSON.parse(await readFile(file, 'utf8'));
}

function nodeOfType({ name, nodes }: Workflow, type: string, operation?: string): WorkflowNode {
	const node = nodes.find(
		(candidate) =>
			candidate.type === type && (!operation || candidate.parameters.operation === operation),
	);
	if (!node) throw new Problem(`The example "${name}" has no node of the type ${type}.`);
	return node;
}
