import fastify from 'fastify';

/** A call of a tool, as a model asks for it: by a field that only this tool has, or lacks. */
export interface WantedCall {
	/** Whether it is the tool that takes a number. */
	takesNumber: boolean;
	args: Record<string, string>;
}

interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string;
}

interface ChatTool {
	function: { name: string; parameters: { properties?: Record<string, unknown> } };
}

interface ChatRequest {
	messages: ChatMessage[];
	tools?: ChatTool[];
}

/** A model of a test: what it was told, and where it listens. */
export interface ChatModel {
	/** For the credential. */
	url: string;
	/** Which tools it calls in turn from now on, before it says that it is done. */
	plan(calls: readonly WantedCall[]): void;
	/** What it was told about each of these calls, in the words of its own next requests. */
	told(): string[];
	close(): Promise<void>;
}

/** What follows the last words of the user. */
const turn = (messages: readonly ChatMessage[]): ChatMessage[] =>
	messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);

/**
 * Starts a server that answers as OpenAI does with tool calls, one after the other:
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export async function startChatModel(): Promise<ChatModel> {
	let planned: readonly WantedCall[] = [];
	let told: string[] = [];
	const server = fastify({ bodyLimit: 10_000_000 });
	server.post<{ Body: ChatRequest }>('/v1/chat/completions', async ({ body }) => {
		told = turn(body.messages)
			.filter(({ role }) => role === 'tool')
			.map(({ content }) => content);
		const call = planned[told.length];
		const message = call
			? { role: 'assistant', content: null, tool_calls: [toolCall(call, told.length, body.tools)] }
			: { role: 'assistant', content: 'done' };
		return {
			id: 'chat',
			object: 'chat.completion',
			created: 1,
			model: 'test',
			choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	const address = await server.listen({ host: '127.0.0.1', port: 0 });
	return {
		url: `${address}/v1`,
		plan: (calls) => {
			planned = calls;
			told = [];
		},
		told: () => told,
		close: async () => await server.close(),
	};
}

function toolCall({ takesNumber, args }: WantedCall, index: number, tools: ChatTool[] = []) {
	const wanted = tools.find(
		(tool) => 'phone' in (tool.function.parameters.properties ?? {}) === takesNumber,
	);
	const name = wanted?.function.name;
	return {
		id: `call${index}`,
		type: 'function',
		function: { name, arguments: JSON.stringify(args) },
	};
}
