import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';

import { defaultPlivoAccount } from '../../playground/carrier/providers/plivo/accountOptions.mts';
import { signedCallback } from '../../playground/carrier/providers/plivo/callbackRequest.mts';
import { signV3 } from '../../playground/carrier/providers/plivo/signatures.mts';
import { ACCOUNTS } from '../nodes/support/accounts';
import { http, n8n, playground } from './support/playground.mts';
import { chained, eventually, node } from './support/runs.mts';

const PRODUCTS = { ihuyi: 'ihuyi A notification', plivo: 'Plivo', aliyun: 'Alibaba Cloud' };
type ProviderId = keyof typeof PRODUCTS;

/** A published workflow that starts with receipts of a provider. */
interface Listener {
	workflowId: string;
	url: string;
}

const FORM = 'application/x-www-form-urlencoded';
const BOUNDARY = 'n8nTestBoundary';

async function listen(provider: ProviderId): Promise<Listener> {
	const { credentialType, credential } = ACCOUNTS[PRODUCTS[provider]];
	const created = await n8n.createCredential({
		name: `Hostile pushes of ${provider}`,
		type: credentialType,
		data: { ...credential, baseUrl: `${playground.carrierUrl}/${provider}` },
	});
	const secret = randomUUID().replaceAll('-', '');
	const receipts = node('Receipts', 'n8n-nodes-sms-mms.deliveryReceiptTrigger', {
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: { provider, urlSecret: secret },
		credentials: { [credentialType]: created },
	});
	const workflowId = await n8n.createWorkflow(
		chained(`Hostile pushes: ${provider}`, [receipts, node('Done', 'n8n-nodes-base.noOp')]),
	);
	await n8n.publish(workflowId);
	const url = `${playground.n8nUrl}/webhook/${receipts.webhookId}/${secret}`;
	// Listening begins a moment after publishing.
	await eventually(
		async () => await http.post(url, '', { headers: { 'content-type': 'text/plain' } }),
		({ status }) => status !== 404,
	);
	return { workflowId, url };
}

/** Pushes a body as it is. */
const push = async (url: string, contentType: string, body: string, headers: object = {}) =>
	(
		await http.post(url, body, {
			headers: { 'content-type': contentType, ...headers },
			transformRequest: (data: string) => data,
			maxBodyLength: Infinity,
		})
	).status;

const multipart = (fields: Record<string, string>) =>
	Object.entries(fields)
		.map(
			([name, value]) =>
				`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
		)
		.join('') + `--${BOUNDARY}--\r\n`;

/** Pushes a body in chunks, without saying its length; 0 where the connection was cut. */
const pushInChunks = async (url: string, bytes: number): Promise<number> =>
	await new Promise((resolve) => {
		const asked = httpRequest(
			url,
			{ method: 'POST', headers: { 'content-type': FORM } },
			(answer) => {
				answer.resume();
				answer.on('end', () => resolve(answer.statusCode ?? 0));
			},
		);
		asked.on('error', () => resolve(0));
		const chunk = `a=${'x'.repeat(64 * 1024 - 3)}&`;
		for (let sent = 0; sent < bytes; sent += chunk.length) asked.write(chunk);
		asked.end();
	});

let listeners: Record<ProviderId, Listener>;
beforeAll(async () => {
	listeners = {
		ihuyi: await listen('ihuyi'),
		plivo: await listen('plivo'),
		aliyun: await listen('aliyun'),
	};
}, 300_000);

/** The executions that a push has started, a moment after its answer. */
async function startedBy(provider: ProviderId, act: () => Promise<number>) {
	const { workflowId } = listeners[provider];
	const before = (await n8n.executionIds(workflowId)).length;
	const status = await act();
	await new Promise((resolve) => setTimeout(resolve, 1_500));
	return { status, executions: (await n8n.executionIds(workflowId)).length - before };
}

const receipt = (status: string): Array<[string, string]> => [
	['MessageUUID', randomUUID()],
	['To', '14155550100'],
	['From', '14155550199'],
	['Status', status],
	['ErrorCode', '000'],
];
const signed = (url: string, parameters = receipt('delivered')) =>
	signedCallback(defaultPlivoAccount, url, 'POST', parameters);
const forgedBody = () => new URLSearchParams(receipt('delivered')).toString();

it('takes a push with a right signature', async () => {
	const { url } = listeners.plivo;
	const { body, headers } = signed(url);
	const result = await startedBy('plivo', async () => await push(url, FORM, body, headers));
	expect(result).toEqual({ status: 200, executions: 1 });
}, 60_000);

it('H2: refuses a V2 pair that was caught from another push', async () => {
	const { url } = listeners.plivo;
	const caught = Object.entries(signed(url).headers ?? {});
	const v2 = Object.fromEntries(caught.filter(([name]) => !name.includes('v3')));
	expect(Object.keys(v2)).toContain('x-plivo-signature-v2');
	const result = await startedBy('plivo', async () => await push(url, FORM, forgedBody(), v2));
	expect(result).toEqual({ status: 401, executions: 0 });
}, 60_000);

it('H3: refuses a signature over no fields with a multipart body', async () => {
	const { url } = listeners.plivo;
	const nonce = '12345678901234567890';
	const token = defaultPlivoAccount.authToken;
	const headers = {
		'x-plivo-signature-v3-nonce': nonce,
		'x-plivo-signature-v3': signV3({ method: 'POST', url, parameters: [], nonce, token }),
	};
	const body = multipart(Object.fromEntries(receipt('delivered')));
	const type = `multipart/form-data; boundary=${BOUNDARY}`;
	const result = await startedBy('plivo', async () => await push(url, type, body, headers));
	expect([400, 401]).toContain(result.status);
	expect(result.executions).toBe(0);
}, 60_000);

it('H8: answers a multipart push in capitals without an execution before the signature', async () => {
	const { url } = listeners.plivo;
	const body = multipart(Object.fromEntries(receipt('delivered')));
	const type = `Multipart/Form-Data; boundary=${BOUNDARY}`;
	const result = await startedBy('plivo', async () => await push(url, type, body));
	expect([400, 401]).toContain(result.status);
	expect(result.executions).toBe(0);
}, 60_000);

it('H8: reads a multipart receipt in capitals where the provider does not sign', async () => {
	const { url } = listeners.ihuyi;
	const body = multipart({
		code: '2',
		msg: 'DELIVRD',
		mobilephone: '15400007400',
		smsid: randomUUID(),
		report_time: '2026-11-21 09:00:00',
	});
	const type = `Multipart/Form-Data; boundary=${BOUNDARY}`;
	const result = await startedBy('ihuyi', async () => await push(url, type, body));
	expect(result).toEqual({ status: 200, executions: 1 });
}, 60_000);

it('H8: keeps the good receipts of a list with a poisoned one', async () => {
	const { url, workflowId } = listeners.aliyun;
	const good = (id: string) => ({
		phone_number: '15400007411',
		biz_id: id,
		success: true,
		err_code: 'DELIVERED',
		send_time: '2026-11-21 09:00:00',
		report_time: '2026-11-21 09:00:03',
		sms_size: '1',
	});
	const ids = [randomUUID(), randomUUID()];
	const body = JSON.stringify([good(ids[0]), null, { phone_number: { a: 1 } }, good(ids[1])]);
	const result = await startedBy('aliyun', async () => await push(url, 'application/json', body));
	expect(result).toEqual({ status: 200, executions: 1 });
	const [newest] = await n8n.executionIds(workflowId);
	const recorded = JSON.stringify(await n8n.execution(newest, true));
	for (const id of ids) expect(recorded).toContain(`aliyun:${id}:+8615400007411`);
}, 60_000);

it.each(['ihuyi', 'plivo', 'aliyun'] as const)(
	'H8: refuses 3 MB in chunks for %s, without an execution',
	async (provider) => {
		const { url } = listeners[provider];
		const result = await startedBy(provider, async () => await pushInChunks(url, 3 * 1024 * 1024));
		expect(result).toEqual({ status: 413, executions: 0 });
	},
	60_000,
);

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
	'H9: takes the status %s as unknown',
	async (word) => {
		const { url, workflowId } = listeners.plivo;
		const { body, headers } = signed(url, receipt(word));
		const result = await startedBy('plivo', async () => await push(url, FORM, body, headers));
		expect(result).toEqual({ status: 200, executions: 1 });
		const [newest] = await n8n.executionIds(workflowId);
		expect(JSON.stringify(await n8n.execution(newest, true))).toContain('"status":"unknown"');
	},
	60_000,
);
