/**
 * The providers of the bench, in a process of their own (see provider.mts): they count, wait, and say
 * yes. Far cheaper than the simulator, so that they limit nobody.
 */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import formbody from '@fastify/formbody';
import fastify, { type FastifyRequest } from 'fastify';
import type { Journal } from './provider.mts';

const [key, cert, picture] = [
	process.env.BENCH_KEY,
	process.env.BENCH_CERT,
	Buffer.from(process.env.BENCH_PICTURE ?? '', 'base64'),
];

let latencyMs = 0;
let numbers: string[] = [];
let requests = 0;
let bytes = 0;

/** Bytes of a request as HTTP/1.1 writes it, TLS aside. */
function bytesOf({ raw, headers }: FastifyRequest): number {
	const head = raw.rawHeaders.reduce((sum, part) => sum + part.length + 2, 0);
	const line = `${raw.method} ${raw.url} HTTP/1.1\r\n\r\n`.length;
	return line + head + Number(headers['content-length'] ?? 0);
}

const app = fastify({
	https: { key: key!, cert: cert! },
	bodyLimit: 100 * 1024 * 1024,
	forceCloseConnections: true,
});
await app.register(formbody, { bodyLimit: 100 * 1024 * 1024 });

app.get('/picture.png', async (_request, reply) => reply.type('image/png').send(picture));

/** Takes messages: counts them, then answers after the latency of the line. */
function take(
	path: string,
	accept: (body: never) => { to: string[]; status: number; answer: object },
) {
	app.post(path, async (request, reply) => {
		const { to, status, answer } = accept(request.body as never);
		requests++;
		bytes += bytesOf(request);
		for (const number of to) numbers.push(number);
		await sleep(latencyMs);
		return await reply.code(status).send(answer);
	});
}

for (const path of ['/ihuyi/sms-yx/v1/batchSend', '/ihuyi/mms/v1/batchSend']) {
	take(path, ({ phone }: { phone: string[] }) => ({
		to: phone,
		status: 200,
		answer: { code: 'OK', message: 'success' },
	}));
}

take('/submail/sms/multisend.json', ({ multi }: { multi: string }) => {
	const to = (JSON.parse(multi) as Array<{ to: string }>).map((entry) => entry.to);
	return {
		to,
		status: 200,
		answer: to.map((number) => ({
			status: 'success',
			to: number,
			send_id: randomUUID(),
			fee: 1,
		})),
	};
});

// With the slash at the end: so do Plivo's pages, its SDKs and n8n's node.
take('/v1/Account/:authId/Message/', ({ dst }: { dst: string }) => ({
	to: [dst],
	status: 202,
	answer: {
		api_id: randomUUID(),
		message: 'message(s) queued',
		message_uuid: [randomUUID()],
	},
}));

const control = fastify({ forceCloseConnections: true });
control.get(
	'/journal',
	async (): Promise<Journal> => ({
		requests,
		bytes,
		messages: numbers.length,
		recipients: new Set(numbers).size,
	}),
);
control.delete('/journal', async () => {
	[numbers, requests, bytes] = [[], 0, 0];
	return {};
});
control.put<{ Params: { ms: string } }>('/latency/:ms', async ({ params }) => {
	latencyMs = Number(params.ms);
	return {};
});

await app.listen({ port: 0, host: '127.0.0.1', backlog: 20_000 });
await control.listen({ port: 0, host: '127.0.0.1' });
process.on('disconnect', () => process.exit());
process.send!([app, control].map(({ server }) => (server.address() as AddressInfo).port));
