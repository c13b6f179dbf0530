import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { eventKinds, type EventPusher } from './eventPusher.mts';
import { fateSchema, type Fates } from './fates.mts';
import type { Journal } from './journal.mts';
import { misbehaviourRuleSchema, type Misbehaviours } from './misbehaviour.mts';
import { PROVIDER_IDS } from './registry.mts';
import type { ReceiptPusher } from './receiptPusher.mts';
import { zodSentence } from './zodSentence.mts';

/** The parts of the carrier that can be controlled from another process. */
export interface Controlled {
	journal: Journal;
	misbehaviours: Misbehaviours;
	fates: Fates;
	receipts: ReceiptPusher;
	events: EventPusher;
}

const fateOrderSchema = z.object({ number: z.string().min(1), fate: fateSchema }).strict();

const receiptUrlSchema = z
	.object({ provider: z.enum(PROVIDER_IDS), url: z.string().url().nullable() })
	.strict();

const pushUrlSchema = receiptUrlSchema.extend({ kind: z.enum(eventKinds) });

const eventSchema = z
	.object({
		provider: z.enum(PROVIDER_IDS),
		kind: z.enum(eventKinds),
		fields: z.record(z.unknown()).default({}),
	})
	.strict();

/**
 * The control API, for tests in other processes (JSON in and out; what is not understood is
 * answered with 400 and `{ "message": … }`):
 *
 * - GET /journal: the messages taken; DELETE /journal: forget messages and requests
 * - GET /media/<sha256>: the bytes of a file that a message in the journal shows
 * - GET /requests: all requests with what was answered
 * - POST /misbehaviour: add a rule; DELETE /misbehaviour: drop all rules
 * - POST /fates `{ number, fate }`: settle what becomes of messages to a number
 * - PUT /receipt-url `{ provider, url }`: where receipts go; `null` stops them
 * - PUT /push-url `{ provider, kind, url }`: where replies or template reviews go; `null` stops them
 * - POST /push `{ provider, kind, fields }`: push one now; answers `{ httpStatus, body }` as the
 *   receiver did, or 502 if nobody answered
 * - GET /pending: `{ receipts }`, how many receipts wait to be pushed or are being pushed
 * - GET /settled: answered with 204 once those that wait at the time of asking have been pushed
 * - GET /health: `{ ok: true, providers }`
 *
 * @param app a scope of its own, already under the prefix
 */
export async function registerControl(app: FastifyInstance, carrier: Controlled): Promise<void> {
	const { journal, misbehaviours, fates, receipts, events } = carrier;

	app.setErrorHandler((error, _request, reply) => {
		if (error instanceof z.ZodError) {
			return reply.code(400).send({ message: zodSentence(error) });
		}
		return reply.send(error);
	});

	app.get('/health', () => ({ ok: true, providers: PROVIDER_IDS }));
	app.get('/journal', () => journal.messages());
	app.get<{ Params: { sha256: string } }>('/media/:sha256', (request, reply) => {
		const file = journal.media(request.params.sha256);
		if (!file) return reply.code(404).send({ message: 'There is no such file in the journal.' });
		return reply.type('application/octet-stream').send(file);
	});
	app.get('/requests', () => journal.requests());
	app.get('/pending', () => ({ receipts: receipts.pending() }));
	app.get('/settled', async (_request, reply) => {
		await receipts.presentSettled();
		return await reply.code(204).send();
	});

	app.delete('/journal', (_request, reply) => {
		journal.clear();
		return reply.code(204).send();
	});
	app.post('/misbehaviour', (request, reply) => {
		misbehaviours.add(misbehaviourRuleSchema.parse(request.body));
		return reply.code(204).send();
	});
	app.delete('/misbehaviour', (_request, reply) => {
		misbehaviours.clear();
		return reply.code(204).send();
	});
	app.post('/fates', (request, reply) => {
		const { number, fate } = fateOrderSchema.parse(request.body);
		fates.set(number, fate);
		return reply.code(204).send();
	});
	app.put('/receipt-url', (request, reply) => {
		const { provider, url } = receiptUrlSchema.parse(request.body);
		receipts.setUrl(provider, url ?? undefined);
		return reply.code(204).send();
	});
	app.put('/push-url', (request, reply) => {
		const { provider, kind, url } = pushUrlSchema.parse(request.body);
		events.setUrl(provider, kind, url ?? undefined);
		return reply.code(204).send();
	});
	app.post('/push', async (request) => {
		const { provider, kind, fields } = eventSchema.parse(request.body);
		return await events.push(provider, kind, fields);
	});
}
