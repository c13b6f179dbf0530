import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { Gate } from '../../playground/carrier/gate.mts';
import type { WorkflowNode } from '../../playground/n8nApi.mts';
import { Problem } from '../../playground/problem.mts';
import { query } from '../faults/database.mts';
import { type FinishedExecution, finished, itemsOf } from '../faults/executions.mts';
import type { Stage } from '../faults/stage.mts';
import { node } from '../faults/workflows.mts';
import { ACCOUNTS } from '../nodes/support/accounts.ts';
import type { BenchContext, Group } from './group.mts';
import { type Row, rowOf } from './row.mts';
import { ROWS } from './rows.mts';
import { beside, inTurns, type Sample } from './sample.mts';

/** Pushes under way at the same time. */
const AT_ONCE = 10;

const PUSHES = 400;
const LISTED_PUSHES = 100;
const RECEIPTS_IN_A_LIST = 100;

const TRIGGER = 'Trigger';

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** One receipt of ihuyi, which pushes them one by one. */
const ihuyiPush = (index: number) =>
	new URLSearchParams({
		code: '2',
		msg: '发送成功',
		mobilephone: `154${String(index).padStart(8, '0')}`,
		smsid: `1700000000${index}`,
		report_time: '2026-11-21 09:00:00',
	}).toString();

/** A list of receipts of Alibaba Cloud. */
const aliyunPush = (index: number) =>
	JSON.stringify(
		Array.from({ length: RECEIPTS_IN_A_LIST }, (_, place) => ({
			phone_number: `154${String(place).padStart(8, '0')}`,
			biz_id: `biz${index}-${place}`,
			send_time: '2026-11-21 09:00:00',
			report_time: '2026-11-21 09:00:03',
			success: true,
			err_code: 'DELIVERED',
			err_msg: '用户接收成功',
			sms_size: '1',
		})),
	);

/** A published workflow that consists of its trigger. */
interface Listener {
	workflowId: string;
	url: string;
	contentType: string;
	body: (index: number) => string;
	pushes: number;
	/** Items that each push makes. */
	items: number;
}

/** As n8n is, and as docs/operators.md advises where many receipts come. */
const CONDITIONS: ReadonlyArray<[conditions: string, env: Readonly<Record<string, string>>]> = [
	['', {}],
	['lazy acquire', { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' }],
];

/**
 * Row 4: how many receipts a second come through, from the first push to the end of the last of their
 * executions. Each workflow is its trigger alone; each execution is saved, as n8n does by default.
 */
export const receipts: Group = {
	rows: [4],
	measure: async ({ n8n, rounds, log }: BenchContext) => {
		const rows: Row[] = [];
		for (const [conditions, env] of CONDITIONS) {
			log(`Row 4${conditions && `, ${conditions}`} …`);
			rows.push(...(await measure(await n8n(env), rounds, conditions)));
		}
		return rows;
	},
};

async function measure(stage: Stage, rounds: number, conditions: string): Promise<Row[]> {
	const form = { contentType: 'application/x-www-form-urlencoded', body: ihuyiPush };
	const listeners = {
		webhook: { ...form, ...(await webhook(stage)), pushes: PUSHES, items: 1 },
		single: { ...form, ...(await trigger(stage, 'ihuyi')), pushes: PUSHES, items: 1 },
		listed: {
			contentType: 'application/json',
			body: aliyunPush,
			...(await trigger(stage, 'aliyun')),
			pushes: LISTED_PUSHES,
			items: RECEIPTS_IN_A_LIST,
		},
	};
	await Promise.all(Object.values(listeners).map(({ url }) => untilListening(url)));
	const samples = await inTurns(rounds, {
		webhook: async () => await pushAll(stage, listeners.webhook),
		single: async () => await pushAll(stage, listeners.single),
		listed: async () => await pushAll(stage, listeners.listed),
	});
	return [
		rowOf(ROWS.singlePushes, beside(samples.single, samples.webhook), conditions),
		rowOf(ROWS.listedPushes, beside(samples.listed, samples.webhook), conditions),
	];
}

const PRODUCTS = { ihuyi: 'ihuyi A notification', aliyun: 'Alibaba Cloud' };

async function trigger({ api, url }: Stage, provider: keyof typeof PRODUCTS) {
	const { credentialType, credential } = ACCOUNTS[PRODUCTS[provider]];
	const created = await api.createCredential({
		name: `receipts of ${provider}`,
		type: credentialType,
		data: { ...credential },
	});
	const secret = randomBytes(16).toString('hex');
	const webhookId = `bench-${secret.slice(0, 8)}`;
	const parameters: IDataObject = {
		provider,
		urlSecret: secret,
	};
	const settings = { webhookId, credentials: { [credentialType]: created } };
	const type = 'n8n-nodes-sms-mms.deliveryReceiptTrigger';
	const workflowId = await published(api, node(TRIGGER, type, 2, parameters, settings));
	return { workflowId, url: `${url}/webhook/${webhookId}/${secret}` };
}

async function webhook({ api, url }: Stage) {
	const path = `bench-${randomBytes(16).toString('hex')}`;
	const parameters = { httpMethod: 'POST', path, options: {} };
	const settings = { webhookId: path };
	const type = 'n8n-nodes-base.webhook';
	const workflowId = await published(api, node(TRIGGER, type, 2.1, parameters, settings));
	return { workflowId, url: `${url}/webhook/${path}` };
}

async function published(api: Stage['api'], only: WorkflowNode): Promise<string> {
	const id = await api.createWorkflow({ name: only.type, nodes: [only], connections: {} });
	await api.publish(id);
	return id;
}

/** Pushes everything to a listener; receipts a second. */
async function pushAll(stage: Stage, listener: Listener): Promise<Sample> {
	const { workflowId, pushes, items } = listener;
	const [{ last }] = await query<{ last: number }>(
		stage,
		'SELECT coalesce(max(id), 0) AS last FROM execution_entity',
	);
	const gate = new Gate(AT_ONCE);
	const begin = Date.now();
	const statuses = await Promise.all(
		Array.from({ length: pushes }, async (_, index) =>
			gate.run(async () => await deliver(listener, index)),
		),
	);
	const executions = await ended(stage, workflowId, last, pushes);
	const refused = statuses.filter((status) => status !== 200).length;
	const came = await itemsIn(stage, String(executions.newest));
	const problems = [
		...(refused === 0 ? [] : [`${refused} pushes were not answered with 200.`]),
		...(executions.count === pushes && executions.succeeded === pushes
			? []
			: [
					`${pushes} pushes made ${executions.succeeded} of ${executions.count} executions succeed.`,
				]),
		...(came === items ? [] : [`A push of ${items} receipts came out as ${came} items.`]),
	];
	const milliseconds = Date.parse(`${executions.stopped.replace(' ', 'T')}Z`) - begin;
	return { value: (pushes * items * 1000) / milliseconds, problems };
}

interface Ended {
	count: number;
	succeeded: number;
	newest: number;
	/** When the last of them ended; UTC as the database has it. */
	stopped: string;
}

/** The executions of a workflow after a certain one, once so many have ended. */
async function ended(
	stage: Stage,
	workflowId: string,
	after: number,
	count: number,
): Promise<Ended> {
	for (let tries = 0; tries < 300; tries++) {
		const [found] = await query<Ended>(
			stage,
			"SELECT count(*) AS count, coalesce(sum(status = 'success'), 0) AS succeeded, " +
				'max(id) AS newest, max(stoppedAt) AS stopped FROM execution_entity ' +
				`WHERE workflowId = '${workflowId}' AND id > ${after} AND stoppedAt IS NOT NULL`,
		);
		if (found.count >= count) return found;
		await sleep(100);
	}
	throw new Problem(`n8n has not ended ${count} executions of workflow ${workflowId}.`);
}

/** Different items that the trigger put out in an execution. */
async function itemsIn(stage: Stage, id: string): Promise<number> {
	const execution: FinishedExecution = await finished(stage, id);
	return new Set(itemsOf<IDataObject>(execution, TRIGGER).map((item) => JSON.stringify(item))).size;
}

async function deliver({ url, contentType, body }: Listener, index: number): Promise<number> {
	const { status } = await axios.post(url, body(index), {
		headers: { 'content-type': contentType },
		httpAgent: agent,
		proxy: false,
		validateStatus: () => true,
		timeout: 60_000,
	});
	return status;
}

/** n8n knows of a published webhook a moment later; asked with a wrong method, it names the right ones. */
async function untilListening(url: string): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		const { data } = await axios.put(url, {}, { proxy: false, validateStatus: () => true });
		if (String(data.message).includes('Did you mean')) return;
		await sleep(100);
	}
	throw new Problem(`n8n does not listen at ${url}.`);
}
