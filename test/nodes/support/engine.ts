import { Container } from '@n8n/di';
import { ExecutionLifecycleHooks, InstanceSettings, WorkflowExecute } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IAuthenticate,
	type ICredentialDataDecryptedObject,
	type IBinaryKeyData,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { AliyunSmsApi } from '../../../credentials/AliyunSmsApi.credentials';
import { IhuyiApi } from '../../../credentials/IhuyiApi.credentials';
import { JiutianApi } from '../../../credentials/JiutianApi.credentials';
import { PlivoMessagingApi } from '../../../credentials/PlivoMessagingApi.credentials';
import { SubmailApi } from '../../../credentials/SubmailApi.credentials';
import { CampaignReport } from '../../../nodes/CampaignReport/CampaignReport.node.ts';
import { CleanRecipients } from '../../../nodes/CleanRecipients/CleanRecipients.node.ts';
import { DeliveryReceiptTrigger } from '../../../nodes/DeliveryReceiptTrigger/DeliveryReceiptTrigger.node.ts';
import { LinkClickTrigger } from '../../../nodes/LinkClickTrigger/LinkClickTrigger.node.ts';
import { MessageTemplate } from '../../../nodes/MessageTemplate/MessageTemplate.node.ts';
import { QueryStatus } from '../../../nodes/QueryStatus/QueryStatus.node.ts';
import { SendMmsInvitation } from '../../../nodes/SendMmsInvitation/SendMmsInvitation.node.ts';
import { SendSms } from '../../../nodes/SendSms/SendSms.node.ts';
import { SmsReplyTrigger } from '../../../nodes/SmsReplyTrigger/SmsReplyTrigger.node.ts';
import { TemplateReviewTrigger } from '../../../nodes/TemplateReviewTrigger/TemplateReviewTrigger.node.ts';
import { agentNode, type ToolCall } from './agentNode';
import { listNode } from './listNode';
import { removeDuplicatesNode } from './removeDuplicatesNode';

/** Feeds the items of a test into the workflow. */
class Source implements INodeType {
	static items: INodeExecutionData[] = [];

	description = {
		displayName: 'Source',
		name: 'source',
		group: ['trigger' as const],
		version: 1,
		description: 'Emits the items of a test',
		subtitle: '',
		defaults: { name: 'Source' },
		icon: 'file:none.svg' as const,
		inputs: [],
		outputs: ['main' as const],
		properties: [],
	} as INodeType['description'];

	usableAsTool = undefined;

	async execute() {
		return [Source.items];
	}
}

/** The variant of a node that agents call, as the host makes it. */
function toolOf(nodeType: INodeType): INodeType {
	const description = {
		...nodeType.description,
		name: `${nodeType.description.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};
	return Object.create(nodeType, { description: { value: description } }) as INodeType;
}

const NODE_TYPES: Readonly<Record<string, INodeType>> = {
	agent: agentNode,
	sendSmsTool: toolOf(new SendSms()),
	sendMmsInvitationTool: toolOf(new SendMmsInvitation()),
	source: new Source(),
	list: listNode,
	removeDuplicates: removeDuplicatesNode,
	campaignReport: new CampaignReport(),
	cleanRecipients: new CleanRecipients(),
	sendSms: new SendSms(),
	sendMmsInvitation: new SendMmsInvitation(),
	messageTemplate: new MessageTemplate(),
	queryStatus: new QueryStatus(),
	deliveryReceiptTrigger: new DeliveryReceiptTrigger(),
	linkClickTrigger: new LinkClickTrigger(),
	smsReplyTrigger: new SmsReplyTrigger(),
	templateReviewTrigger: new TemplateReviewTrigger(),
};

const CREDENTIAL_TYPES: Readonly<Record<string, ICredentialType>> = {
	ihuyiApi: new IhuyiApi(),
	jiutianApi: new JiutianApi(),
	plivoMessagingApi: new PlivoMessagingApi(),
	submailApi: new SubmailApi(),
	aliyunSmsApi: new AliyunSmsApi(),
};

export const nodeTypes: INodeTypes = {
	getByName: (type) => NODE_TYPES[type],
	getByNameAndVersion: (type, version) =>
		NodeHelpers.getVersionedNodeType(NODE_TYPES[type], version),
	getKnownTypes: () => ({}),
};

export type Credentials = Readonly<Record<string, ICredentialDataDecryptedObject>>;

type SignRequest = Extract<IAuthenticate, (...args: never[]) => unknown>;

/** The credentials of a test, signing as the real host has them sign. */
class TestCredentials extends ICredentialsHelper {
	constructor(private readonly data: Credentials) {
		super();
	}
	isCredentialUsableByNode = () => true;
	getParentTypes = () => [];
	getCredentialsProperties = (type: string) => CREDENTIAL_TYPES[type].properties;
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions,
	) => await (CREDENTIAL_TYPES[type].authenticate as SignRequest)(credentials, request);
	preAuthentication = async () => undefined;
	runPreAuthentication = async () => undefined;
	getDecrypted = async (_: unknown, __: INodeCredentialsDetails, type: string) => ({
		...this.data[type],
	});
	getCredentials = async (): Promise<never> => {
		throw new Error('the engine does not ask for it');
	};
	updateCredentials = async () => {};
	updateCredentialsOauthTokenData = async () => {};
}

// The real one writes into the home folder on first use.
Container.set(InstanceSettings, {
	instanceId: 'test',
	hmacSignatureSecret: 'test',
	encryptionKey: 'test',
	n8nFolder: '/nonexistent',
} as unknown as InstanceSettings);

export const additionalDataFor = (credentials: Credentials, workflowId: string) =>
	({
		credentialsHelper: new TestCredentials(credentials),
		hooks: new ExecutionLifecycleHooks('trigger', '1', { id: workflowId } as IWorkflowBase),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		logAiEvent: () => {},
		setExecutionStatus: () => {},
	}) as unknown as IWorkflowExecuteAdditionalData;

export const node = (
	name: string,
	type: string,
	parameters: INode['parameters'] = {},
	settings: Partial<INode> = {},
): INode => ({
	id: `id-${name}`,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	credentials: Object.fromEntries(
		Object.keys(CREDENTIAL_TYPES).map((type) => [type, { id: '1', name: 'test' }]),
	),
	...settings,
});

/** @param fed which of the nodes get what the first one emits */
export const workflowOf = (nodes: INode[], fed: readonly INode[] = nodes.slice(1, 2)) =>
	new Workflow({
		id: 'workflow',
		name: 'test',
		nodes,
		connections: {
			[nodes[0].name]: { main: [fed.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] },
		},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: 'Asia/Shanghai' },
	});

/** A running workflow: `Source` with the given items, then the node under test. */
export interface RunningWorkflow {
	done: Promise<IRun>;
	cancel(): void;
}

/**
 * Starts a workflow that hands items to a node.
 *
 * @param files the binary fields of each item, by its index; an item may have none
 * @param beside other nodes that get the same items; the one with the highest place runs first
 */
export function startNode(
	tested: INode,
	items: IDataObject[],
	credentials: Credentials,
	files: ReadonlyArray<IBinaryKeyData | undefined> = [],
	beside: readonly INode[] = [],
): RunningWorkflow {
	Source.items = items.map((json, item) => ({
		json,
		...(files[item] ? { binary: files[item] } : {}),
		pairedItem: { item },
	}));
	const fed = [tested, ...beside];
	const workflow = workflowOf([node('Source', 'source'), ...fed], fed);
	const engine = new WorkflowExecute(additionalDataFor(credentials, workflow.id), 'trigger');
	const done = engine.run({ workflow, startNode: workflow.getNode('Source') ?? undefined });
	return { done, cancel: () => done.cancel() };
}

/** All outputs of a node in a finished run, each a list of items. */
export const outputsOf = (run: IRun, name: string): INodeExecutionData[][] =>
	(run.data.resultData.runData[name]?.at(-1)?.data?.main ?? []).map((items) => items ?? []);

/**
 * Has an agent call a node as a tool.
 *
 * @param input what the agent fills in, for `$fromAI` in the parameters
 * @returns what the agent is told
 */
export async function callTool(
	call: ToolCall,
	type: string,
	parameters: IDataObject,
	input: IDataObject,
	credentials: Credentials,
): Promise<IDataObject[]> {
	Source.items = [{ json: {} }];
	const tool = 'Tool';
	const agent = node('Agent', 'agent', { call, tool, input } as INode['parameters']);
	const workflow = workflowOf([
		node('Source', 'source'),
		agent,
		node(tool, type, parameters as INode['parameters']),
	]);
	workflow.setConnections({
		...workflow.connectionsBySourceNode,
		[tool]: { ai_tool: [[{ node: agent.name, type: 'ai_tool', index: 0 }]] },
	});
	const engine = new WorkflowExecute(additionalDataFor(credentials, workflow.id), 'trigger');
	const run = await engine.run({ workflow, startNode: workflow.getNode('Source') ?? undefined });
	const { error } = run.data.resultData;
	if (error) throw error;
	return outputsOf(run, agent.name)[0][0].json.told as IDataObject[];
}
