import axios, { type AxiosInstance, isAxiosError } from 'axios';
import { Problem } from './problem.mts';

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** What proves to n8n who we are. n8n limits how often one may sign in, so it is passed around. */
export interface Session {
	/** For the editor's own calls. */
	cookie: string;
	/** For the public API. */
	apiKey: string;
}

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	webhookId?: string;
	credentials?: Record<string, { id: string; name: string }>;
	[key: string]: unknown;
}

export interface Column {
	name: string;
	type: 'string' | 'number' | 'boolean' | 'date';
}

export interface Execution {
	id: string;
	workflowId: string;
	status: string;
	finished: boolean;
	data?: { resultData?: { error?: { message: string; node?: { name: string } } } };
}

const SCOPES = [
	'credential:create',
	'workflow:create',
	'workflow:read',
	'workflow:update',
	'workflow:list',
	'workflow:activate',
	'workflow:deactivate',
	'execution:read',
	'execution:list',
	'execution:retry',
	'dataTable:create',
	'dataTable:list',
	'dataTableRow:create',
	'dataTableRow:read',
];

/**
 * What we need of n8n, over HTTP: its public API wherever it reaches, the editor's own calls for
 * the rest (the owner, the API key, and running a workflow by hand as the editor's button does).
 */
export class N8nApi {
	private readonly editor: AxiosInstance;
	private readonly api: AxiosInstance;

	/** Goes on with a session, also one that another process has opened. */
	constructor(
		url: string,
		readonly session: Session,
		signal?: AbortSignal,
	) {
		this.editor = client(url, { cookie: session.cookie }, signal);
		this.api = client(`${url}/api/v1`, { 'x-n8n-api-key': session.apiKey }, signal);
	}

	/** Makes the owner of a new n8n and an API key for us. */
	static async setUpOwner(url: string, owner: Owner, signal?: AbortSignal): Promise<N8nApi> {
		return await N8nApi.signIn(url, '/rest/owner/setup', owner, signal);
	}

	private static async signIn(url: string, path: string, body: object, signal?: AbortSignal) {
		const answer = await client(url, {}, signal).post(path, body);
		const cookie = (answer.headers['set-cookie'] ?? [])
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
		const key = await client(url, { cookie }, signal).post('/rest/api-keys', {
			label: 'playground',
			expiresAt: null,
			scopes: SCOPES,
		});
		return new N8nApi(url, { cookie, apiKey: key.data.data.rawApiKey }, signal);
	}

	async createCredential(credential: { name: string; type: string; data: object }) {
		const { data } = await this.api.post('/credentials', credential);
		return { id: data.id as string, name: credential.name };
	}

	async createDataTable(name: string, columns: Column[]): Promise<string> {
		return (await this.api.post('/data-tables', { name, columns })).data.id;
	}

	async readRows<Row>(dataTableId: string): Promise<Row[]> {
		const rows: Row[] = [];
		// URLSearchParams, because n8n insists on the colon being encoded and axios leaves it.
		const query = new URLSearchParams({ limit: '250', sortBy: 'id:asc' });
		for (;;) {
			const { data } = await this.api.get(`/data-tables/${dataTableId}/rows`, { params: query });
			rows.push(...data.data);
			if (!data.nextCursor) return rows;
			query.set('cursor', data.nextCursor);
		}
	}

	async insertRows(dataTableId: string, rows: object[]): Promise<void> {
		const body = { data: rows, returnType: 'count' };
		await this.api.post(`/data-tables/${dataTableId}/rows`, body);
	}

	async createWorkflow({ name, nodes, connections, settings }: Workflow): Promise<string> {
		const workflow = { name, nodes, connections, settings: settings ?? {} };
		return (await this.api.post('/workflows', workflow)).data.id;
	}

	async updateWorkflow(
		id: string,
		{ name, nodes, connections, settings }: Workflow,
	): Promise<void> {
		const workflow = { name, nodes, connections, settings: settings ?? {} };
		await this.api.put(`/workflows/${id}`, workflow);
	}

	/** Publishes a workflow: from now on its triggers listen. */
	async publish(workflowId: string) {
		await this.api.post(`/workflows/${workflowId}/activate`, {});
	}

	/**
	 * Runs a workflow from a trigger as a click in the editor does. (`n8n execute` would not do: the
	 * Data Table node works only inside the server.)
	 */
	async run(workflowId: string, triggerName: string): Promise<string> {
		const { data } = await this.editor.post(`/rest/workflows/${workflowId}/run`, {
			triggerToStartFrom: { name: triggerName },
		});
		return data.data.executionId;
	}

	/** Tests a credential as the editor's button does. */
	async testCredential(type: string, data: object): Promise<{ status: string; message: string }> {
		const credentials = { id: '', name: 'test', type, data };
		return (await this.editor.post('/rest/credentials/test', { credentials })).data.data;
	}

	/** The ids of a workflow's executions, the newest first, as far as n8n keeps them. */
	async executionIds(workflowId: string): Promise<string[]> {
		return (await this.executions({ workflowId })).map(({ id }) => id);
	}

	/** Executions of a workflow or with a status, without their data, the newest first. */
	async executions(which: { workflowId?: string; status?: string }): Promise<Execution[]> {
		const executions: Execution[] = [];
		const params: Record<string, string | number> = { ...which, limit: 250 };
		for (;;) {
			const { data } = await this.api.get('/executions', { params });
			executions.push(...data.data.map((each: Execution) => ({ ...each, id: String(each.id) })));
			if (!data.nextCursor) return executions;
			params.cursor = data.nextCursor;
		}
	}

	/** Runs an execution that did not end well again, from where it was, as a new one. */
	async retry(executionId: string): Promise<void> {
		await this.api.post(`/executions/${executionId}/retry`, {});
	}

	async execution(id: string, includeData = false): Promise<Execution> {
		return (await this.api.get(`/executions/${id}`, { params: { includeData } })).data;
	}
}

function client(
	baseURL: string,
	headers: Record<string, string>,
	signal?: AbortSignal,
): AxiosInstance {
	const instance = axios.create({ baseURL, headers, signal, proxy: false, timeout: 60_000 });
	instance.interceptors.response.use(undefined, (error: unknown) => {
		signal?.throwIfAborted();
		if (!isAxiosError(error)) throw error;
		const { method, url } = error.config ?? {};
		const answer = error.response
			? `${error.response.status} ${JSON.stringify(error.response.data)}`
			: error.message;
		throw new Problem(`n8n refused ${method?.toUpperCase()} ${url}: ${answer}`);
	});
	return instance;
}
