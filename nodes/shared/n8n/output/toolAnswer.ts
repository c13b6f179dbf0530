import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { SendOutcome } from '../../messaging/model/outcome';
import { joined, verbatim, type Language } from '../../messaging/model/sentence';
import { languageOf } from '../form/language';
import { TOOL_SENTENCES } from './sentences';

/** Whether an agent calls the node: n8n gives the tool variant of a node one output of its own kind. */
export const isTool = (context: IExecuteFunctions): boolean =>
	context.getNodeOutputs().some(({ type }) => type === NodeConnectionTypes.AiTool);

/** A sentence about what happened, and why. */
function answerOf({ outcome, reason, retryAt }: IDataObject, language: Language): string {
	const values = retryAt ? { retryAt: String(retryAt) } : {};
	const whatHappened = TOOL_SENTENCES[outcome as SendOutcome](values);
	const sentences = reason ? joined(whatHappened, verbatim(String(reason))) : whatHappened;
	return sentences[language];
}

/**
 * What an agent is told. n8n hands it the first output of a tool and nothing else, so all messages go
 * there, each with a sentence that begins with what happened to it.
 *
 * @param outputs Accepted and Not Accepted
 */
export const toolAnswer = (
	node: INode,
	outputs: INodeExecutionData[][],
): INodeExecutionData[][] => [
	outputs.flat().map((item) => ({
		...item,
		json: { answer: answerOf(item.json, languageOf(node)), ...item.json },
	})),
];
