import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { Gate } from '../../playground/carrier/gate.mts';
import { ACCOUNTS } from '../nodes/support/accounts.ts';
import type { Family } from './family.mts';
import { residentMb } from './memory.mts';
import { authenticPushes, forgedPushes, type Push } from './pushes.mts';
import type { Row } from './row.mts';
import { countExecutions } from './database.mts';
import type { Stage } from './stage.mts';

/** Pushes under way at the same time. */
const AT_ONCE = 20;

/** Share of what nobody must believe, beside the authentic receipts. */
const FORGED = 0.05;

/** What the memory of n8n may grow by after a warm-up; it varies by 100 MB from one look to the next. */
const GROWTH_MB = 300;

/**
 * Delivery receipts by the thousand: repeated, out of order, forged, garbage, oversized. Exactly the
 * authentic ones start an execution, each push one.
 */
export const receipts: Family = async ({ stage, short, log }) => {
	const sink = await openSink();
	try {
		const triggers = await createTriggers(stage, sink.url);
		const authentic = authenticPushes(triggers, short ? 10 : 250, short ? 200 : 7_600);
		const wanted = authentic.flatMap(({ keys }) => keys);
		const forged = forgedPushes(triggers, Math.ceil(wanted.length * FORGED));
		const executionsBefore = await countExecutions(stage);

		const gate = new Gate(AT_ONCE);
		const statuses = new Map<Push, number>();
		const pushAll = async (pushes: readonly Push[]) => {
			const push = async (one: Push) => {
				statuses.set(one, await gate.run(async () => await deliver(one)));
			};
			await Promise.all(pushes.map(push));
		};
		const all = shuffled([...authentic, ...forged]);
		const warmUp = Math.ceil(all.length / 4);
		await pushAll(all.slice(0, warmUp));
		const memoryBefore = await residentMb(stage.pid);
		await pushAll(all.slice(warmUp));
		await settled(() => sink.keys.length >= wanted.length);

		const grown = (await residentMb(stage.pid)) - memoryBefore;
		log(`receipts: n8n has ${memoryBefore} MB after ${warmUp} pushes; ${grown} more after all`);
		const started = (await countExecutions(stage)) - executionsBefore;
		const answered = (pushes: readonly Push[], well: boolean) =>
			pushes.filter((one) => (statuses.get(one) === 200) === well).length;
		const missing = missingFrom(wanted, sink.keys);
		const strange = missingFrom(sink.keys, wanted);
		const kinds = [...new Set(forged.map(({ kind }) => kind))];
		return [
			{
				fault: 'receipts, some twice, all out of order',
				tried: wanted.length,
				survived: answered(authentic, true) === authentic.length ? wanted.length - missing : 0,
				duplicates: 0,
				lost: missing,
				wronglyAccepted: strange,
			},
			...kinds.map((kind): Row => {
				const pushes = forged.filter((one) => one.kind === kind);
				const turnedAway = answered(pushes, false);
				return {
					fault: `pushes: ${kind}`,
					tried: pushes.length,
					survived: turnedAway,
					duplicates: 0,
					lost: 0,
					wronglyAccepted: pushes.length - turnedAway,
				};
			}),
			{
				fault: 'receipts: executions beyond the authentic pushes',
				tried: statuses.size,
				survived: statuses.size,
				duplicates: 0,
				lost: Math.max(0, authentic.length - started),
				wronglyAccepted: Math.max(0, started - authentic.length),
			},
			{
				fault: `receipts: memory of n8n, grown by at most ${GROWTH_MB} MB`,
				tried: 1,
				survived: Number(grown <= GROWTH_MB),
				duplicates: 0,
				lost: 0,
				wronglyAccepted: 0,
			},
		];
	} finally {
		sink.close();
	}
};

/** How many of the first list are not in the second, each entry as often as it is there. */
function missingFrom(wanted: readonly string[], there: readonly string[]): number {
	const left = new Map<string, number>();
	for (const key of there) left.set(key, (left.get(key) ?? 0) + 1);
	return wanted.filter((key) => {
		const count = left.get(key) ?? 0;
		left.set(key, count - 1);
		return count <= 0;
	}).length;
}

function shuffled<Item>(items: Item[]): Item[] {
	return items
		.map((item) => ({ item, place: Math.random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ item }) => item);
}

/** Waits until it is so, then a moment longer for what must not come; gives up after a minute. */
async function settled(isSo: () => boolean): Promise<void> {
	for (let tries = 0; tries < 120 && !isSo(); tries++) await sleep(500);
	await sleep(2000);
}

/** Pushes once; the answer's status, 0 if the connection broke. */
async function deliver({
	url,
	method = 'POST',
	contentType,
	body,
	headers,
}: Push): Promise<number> {
	try {
		const { status } = await axios.request({
			url,
			method,
			data: body,
			timeout: 60_000,
			proxy: false,
			headers: { 'content-type': contentType, ...headers },
			maxBodyLength: Infinity,
			transformRequest: (data: string) => data,
			validateStatus: () => true,
		});
		return status;
	} catch {
		return 0;
	}
}

/** Takes what the workflows got out of the pushes: the key of each receipt. */
async function openSink() {
	const keys: string[] = [];
	const server = createServer((request: IncomingMessage, response) => {
		keys.push(new URL(request.url ?? '', 'http://sink').searchParams.get('key') ?? '');
		request.resume();
		response.end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { url, keys, close: () => server.close() };
}

const PRODUCTS = {
	ihuyi: 'ihuyi A notification',
	plivo: 'Plivo',
	submail: 'SUBMAIL, md5',
	aliyun: 'Alibaba Cloud',
};

/** A published workflow for each provider that pushes receipts; their addresses. */
async function createTriggers({ api, url }: Stage, sinkUrl: string) {
	const addresses = {} as Record<keyof typeof PRODUCTS, string>;
	for (const [provider, product] of Object.entries(PRODUCTS)) {
		const { credentialType, credential } = ACCOUNTS[product];
		const created = await api.createCredential({
			name: `receipts of ${provider}`,
			type: credentialType,
			data: { ...credential },
		});
		const secret = randomBytes(16).toString('hex');
		const webhookId = `faults-${provider}-${secret.slice(0, 8)}`;
		const id = await api.createWorkflow({
			name: `Receipts of ${provider}`,
			nodes: [
				{
					id: 'receipts',
					name: 'Receipts',
					typeVersion: 2,
					position: [0, 0],
					webhookId,
					type: 'n8n-nodes-sms-mms.deliveryReceiptTrigger',
					parameters: { provider, urlSecret: secret },
					credentials: { [credentialType]: created },
				},
				{
					id: 'sink',
					name: 'Sink',
					typeVersion: 4.2,
					position: [200, 0],
					type: 'n8n-nodes-base.httpRequest',
					parameters: {
						url: sinkUrl,
						sendQuery: true,
						queryParameters: { parameters: [{ name: 'key', value: '={{ $json.receiptKey }}' }] },
						options: {},
					},
				},
			],
			connections: { Receipts: { main: [[{ node: 'Sink', type: 'main', index: 0 }]] } },
		});
		await api.publish(id);
		addresses[provider as keyof typeof PRODUCTS] = `${url}/webhook/${webhookId}/${secret}`;
	}
	await Promise.all(Object.values(addresses).map(untilListening));
	return addresses;
}

/** n8n knows of a published webhook a moment later. */
async function untilListening(url: string): Promise<void> {
	const nothing: Push = {
		url,
		kind: 'empty',
		keys: [],
		contentType: 'text/plain',
		body: '',
	};
	for (let tries = 0; tries < 100; tries++) {
		if ((await deliver(nothing)) !== 404) return;
		await sleep(100);
	}
}
