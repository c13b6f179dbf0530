import {
	NodeConnectionTypes,
	type EngineRequest,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

/** How an agent calls tools: by n8n's engine (its newer agents), or the tool itself (all others). */
export type ToolCall = 'byEngine' | 'itself';

/** What an agent gets when it calls the tool itself; LangChain's tools look so. */
interface Tool {
	invoke(input: IDataObject): Promise<string>;
}

/**
 * An agent that calls the tool named in its parameter `tool` once, with `input`, and emits as `told`
 * what n8n's agents give to their model.
 */
export const agentNode = {
	description: {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Calls a tool',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Call', name: 'call', type: 'string', default: 'byEngine' },
			{ displayName: 'Tool', name: 'tool', type: 'string', default: '' },
			{ displayName: 'Input', name: 'input', type: 'json', default: {} },
		],
	},
	async execute(
		this: IExecuteFunctions,
		response?: EngineResponse,
	): Promise<INodeExecutionData[][] | EngineRequest> {
		const input = this.getNodeParameter('input', 0) as IDataObject;
		if (this.getNodeParameter('call', 0) === 'itself') {
			const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			return told(JSON.parse(await (tools as Tool[])[0].invoke(input)));
		}
		const [answer] = response?.actionResponses ?? [];
		if (answer) return told(answer.data.data?.ai_tool?.[0]?.map(({ json }) => json));
		const nodeName = this.getNodeParameter('tool', 0) as string;
		const action = {
			actionType: 'ExecutionNodeAction' as const,
			nodeName,
			input,
			id: 'call',
			metadata: {},
			type: NodeConnectionTypes.AiTool,
		};
		return { actions: [action], metadata: {} };
	},
} as unknown as INodeType;

const told = (answers: unknown): INodeExecutionData[][] => [
	[{ json: { told: answers as IDataObject[] } }],
];
