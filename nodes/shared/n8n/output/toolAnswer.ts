import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { SendOutcome } from '../../messaging/model/outcome';

const SENTENCES: Readonly<Record<SendOutcome, (json: IDataObject) => string>> = {
	accepted: () => 'The provider took the message. Whether it arrives shows later.',
	rejected: () => 'The message was not sent.',
	held: ({ retryAt }) =>
		`The message was not sent${retryAt ? `, and may be sent from ${retryAt as string} on` : ''}.`,
	skipped: () => 'The message was not sent, on purpose.',
	unknown: () =>
		'It is unknown whether the message was sent: it may have arrived. Do not send it again.',
};

/** Whether an agent calls the node: n8n gives the tool variant of a node one output of its own kind. */
export const isTool = (context: IExecuteFunctions): boolean =>
	context.getNodeOutputs().some(({ type }) => type === NodeConnectionTypes.AiTool);

/**
 * What an agent is told. n8n hands it the first output of a tool and nothing else, so all messages go
 * there, each with a sentence that begins with what became of it.
 *
 * @param outputs Accepted and Not Accepted
 */
export const toolAnswer = (outputs: INodeExecutionData[][]): INodeExecutionData[][] => [
	outputs.flat().map((item) => ({
		...item,
		json: { answer: sentenceOf(item.json), ...item.json },
	})),
];

function sentenceOf(json: IDataObject): string {
	const whatHappened = SENTENCES[json.outcome as SendOutcome](json);
	return [whatHappened, json.reason].filter(Boolean).join(' ');
}
