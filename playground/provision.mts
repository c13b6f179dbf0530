import { randomBytes } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventKind } from './carrier/eventPusher.mts';
import type { ProviderId } from './carrier/provider.mts';
import {
	type Dictionary,
	type Language,
	readDictionary,
	readExample,
	translatedText,
} from './editions.mts';
import { ACCOUNTS, EXAMPLES, type Account, type Example, type ExampleName } from './examples.mts';
import type { Column, N8nApi, Owner, Workflow, WorkflowNode } from './n8nApi.mts';
import { Problem } from './problem.mts';

/** Whom the playground signs in. It listens on this machine only, so a known password is fine. */
export const playgroundOwner: Owner = {
	email: 'owner@example.com',
	password: 'Playground-2026',
	firstName: 'Playground',
	lastName: 'Owner',
};

export interface ImportOptions {
	api: N8nApi;
	/** Where n8n is, for the addresses of the triggers. */
	n8nUrl: string;
	packageName: string;
	/** Where the simulator plays a provider. */
	baseUrl: (provider: ProviderId) => string;
	/** The edition of the examples. */
	language: Language;
	/** The data tables that are there already, by name: editions share them. */
	tableIds?: Readonly<Record<string, string>>;
}

export interface ProvisionOptions extends ImportOptions {
	/** The contacts; copied to where the workflows may read them. */
	contactsFile: string;
	filesFolder: string;
}

/** Where a trigger wants what a provider pushes. */
export interface PushAddress {
	provider: ProviderId;
	kind: 'receipt' | EventKind;
	url: string;
}

/** An edition of the examples in n8n. */
export interface ImportedExamples {
	/** The workflows by the names of their examples. */
	workflowIds: Record<ExampleName, string>;
	/** Their data tables by name. */
	tableIds: Record<string, string>;
	/** Every address that the examples listen at. */
	pushAddresses: PushAddress[];
}

export interface Provisioned extends ImportedExamples {
	/** The campaign by SMS, which `npm start` runs and accounts for. */
	campaignId: string;
	/** The trigger from which a click starts the campaign. */
	campaignTrigger: string;
	/** The workflow that takes its receipts, at `receiptUrl`. */
	receiptsId: string;
	receiptUrl: string;
	/** Its data table. */
	tableId: string;
}

/** What each of our triggers listens for. */
const LISTENS_FOR: Readonly<Record<string, PushAddress['kind']>> = {
	deliveryReceiptTrigger: 'receipt',
	smsReplyTrigger: 'reply',
	templateReviewTrigger: 'templateReview',
};

const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
const WEBHOOK = 'n8n-nodes-base.webhook';
const DATA_TABLE = 'n8n-nodes-base.dataTable';

type Credentials = Record<string, { id: string; name: string }>;

/** Fills a new n8n: credentials, contacts, data tables and the example workflows, published. */
export async function provision(options: ProvisionOptions): Promise<Provisioned> {
	const { contactsFile, filesFolder, language } = options;
	await mkdir(filesFolder, { recursive: true });
	await copyFile(contactsFile, join(filesFolder, 'contacts.csv'));
	const imported = await importExamples(options);
	const { workflowIds, tableIds, pushAddresses } = imported;
	const words = await readDictionary('pre-show-invitation', language);
	return {
		...imported,
		campaignId: workflowIds['pre-show-invitation'],
		campaignTrigger: translatedText('Start campaign', words),
		receiptsId: workflowIds['delivery-receipts'],
		receiptUrl: pushAddresses.find(({ provider }) => provider === 'ihuyi')!.url,
		tableId: tableIds.invitations,
	};
}

/** Brings an edition of the examples into n8n, with credentials and data tables, and publishes it. */
export async function importExamples(options: ImportOptions): Promise<ImportedExamples> {
	const { api, language } = options;
	const credentials = await createCredentials(options);
	const workflowIds: Record<string, string> = {};
	const tableIds: Record<string, string> = { ...options.tableIds };
	const pushAddresses: PushAddress[] = [];
	for (const example of EXAMPLES) {
		const workflow = await readExample(example.name, language);
		setCredentials(workflow, example, await readDictionary(example.name, language), credentials);
		pushAddresses.push(...openTriggers(workflow, options));
		await createTables(api, workflow, tableIds);
		const id = await api.createWorkflow(workflow);
		if (startsByItself(workflow)) await api.publish(id);
		workflowIds[example.name] = id;
	}
	return {
		workflowIds: workflowIds as ImportedExamples['workflowIds'],
		tableIds,
		pushAddresses,
	};
}

async function createCredentials({ api, baseUrl }: ImportOptions): Promise<Credentials> {
	const created: Credentials = {};
	for (const [name, account] of Object.entries<Account>(ACCOUNTS)) {
		const { provider, credentialType, data } = account;
		created[name] = await api.createCredential({
			name: `${name} (simulator)`,
			type: credentialType,
			data: { ...data, ...(provider && { baseUrl: baseUrl(provider) }) },
		});
	}
	return created;
}

function setCredentials(
	workflow: Workflow,
	{ accounts }: Example,
	dictionary: Dictionary,
	credentials: Credentials,
) {
	for (const [englishName, account] of Object.entries(accounts)) {
		const name = translatedText(englishName, dictionary);
		const node = workflow.nodes.find((candidate) => candidate.name === name);
		if (!node) throw new Problem(`The example "${workflow.name}" has no node "${name}".`);
		node.credentials = { [ACCOUNTS[account].credentialType]: credentials[account] };
	}
}

/** Gives each of our triggers a secret and tells the address that it then has. */
function openTriggers({ nodes }: Workflow, { packageName, n8nUrl }: ImportOptions): PushAddress[] {
	return nodes.flatMap((node: WorkflowNode) => {
		const [from, name] = node.type.split('.');
		const kind = LISTENS_FOR[name];
		if (from !== packageName || !kind) return [];
		const secret = randomBytes(16).toString('hex');
		node.parameters.urlSecret = secret;
		const provider = node.parameters.provider as ProviderId;
		return [{ provider, kind, url: `${n8nUrl}/webhook/${node.webhookId}/${secret}` }];
	});
}

/**
 * The examples create their tables if they are missing; here they are made beforehand from the same
 * lists of columns, so that the nodes show them when somebody opens a workflow before the first run.
 */
async function createTables(
	api: N8nApi,
	{ nodes }: Workflow,
	tableIds: Record<string, string>,
): Promise<void> {
	for (const { type, parameters } of nodes) {
		if (type !== DATA_TABLE || parameters.operation !== 'create') continue;
		const name = parameters.tableName as string;
		// Two examples may share a table.
		if (tableIds[name]) continue;
		const { column } = parameters.columns as { column: Column[] };
		tableIds[name] = await api.createDataTable(name, column);
	}
}

/** Whether something other than a click starts the workflow. */
const startsByItself = ({ nodes }: Workflow): boolean =>
	nodes.some(
		({ type }) => type === WEBHOOK || (type.endsWith('Trigger') && type !== MANUAL_TRIGGER),
	);
