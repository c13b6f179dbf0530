import { WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type ITaskData,
} from 'n8n-workflow';

import { additionalDataFor, node, nodeTypes, outputsOf } from './engine';
import { listParameters, type List } from './listNode';

/** A list for one input; several at the same input make the node run several times. */
export interface Connected {
	input: number;
	items: List;
}

/** What came of a node with several inputs. */
export interface InputsRun {
	/** The items of each output, of the last run. */
	outputs: INodeExecutionData[][];
	runs: ITaskData[];
	error?: Error;
}

const list = (name: string, items: List) =>
	node(name, 'list', listParameters(items) as INode['parameters']);

/** Runs a node whose inputs are lists: Start hands over to the lists, and these to their inputs. */
export async function runWithInputs(
	type: string,
	connected: Connected[],
	parameters: IDataObject = {},
	settings: Partial<INode> = {},
): Promise<InputsRun> {
	const names = connected.map((_, index) => `List ${index}`);
	const connections: IConnections = {
		Start: { main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))] },
	};
	connected.forEach(({ input }, index) => {
		connections[names[index]] = { main: [[{ node: 'Node', type: 'main', index: input }]] };
	});
	const workflow = new Workflow({
		id: 'workflow',
		name: 'test',
		nodes: [
			list('Start', [{ go: true }]),
			...connected.map(({ items }, index) => ({
				...list(names[index], items),
				position: [0, 100 * index] as [number, number],
			})),
			node('Node', type, parameters as INode['parameters'], settings),
		],
		connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: 'Asia/Shanghai' },
	});
	const engine = new WorkflowExecute(additionalDataFor({}, workflow.id), 'trigger');
	const result = await engine.run({ workflow, startNode: workflow.getNode('Start') ?? undefined });
	const { runData, error } = result.data.resultData;
	return { outputs: outputsOf(result, 'Node'), runs: runData.Node ?? [], error };
}
