import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Journal, RequestRecord } from './journal.mts';
import { processesRequest, type Misbehaviours, type MisbehaviourRule } from './misbehaviour.mts';
import type { ProviderId } from './provider.mts';

declare module 'fastify' {
	interface FastifyRequest {
		/** The journal's record of this request. */
		journalRecord: RequestRecord;
		/** The rule that strikes this request; null for a request that is answered properly. */
		struckBy: MisbehaviourRule | null;
	}
}

/** What {@link addRequestHooks} needs. */
export interface RequestHookOptions {
	provider: ProviderId;
	journal: Journal;
	misbehaviours: Misbehaviours;
	/** The clock, in ms. */
	now: () => number;
	/** Aborted when the carrier closes, so that no held answer keeps it waiting. */
	closing: AbortSignal;
}

const garbagePage = '<html><head><title>Service</title></head><body>temporarily unavailable';

/**
 * Records every request to a provider and lets the misbehaviour rules strike, around the provider's
 * own routes.
 * @param scope the provider's scope, before its routes are added
 */
export function addRequestHooks(scope: FastifyInstance, options: RequestHookOptions): void {
	const { provider, journal, misbehaviours, now, closing } = options;
	scope.decorateRequest('journalRecord');
	scope.decorateRequest('struckBy', null);

	scope.addHook('onRequest', async (request, reply) => {
		request.journalRecord = {
			at: now(),
			provider,
			method: request.method,
			path: request.url.split('?')[0],
			query: request.query,
			numbers: [],
		};
		journal.record(request.journalRecord);
		if (misbehaviours.strikeBeforeReading()) {
			request.journalRecord.misbehaviour = 'closeBeforeReading';
			reply.hijack();
			request.raw.socket.destroy();
		}
	});

	scope.addHook('preHandler', async (request, reply) => {
		const record = request.journalRecord;
		record.body = Buffer.isBuffer(request.body) ? readable(request.body) : request.body;
		record.numbers = request.routeOptions.config.numbersIn?.(request) ?? [];
		const rule = misbehaviours.strikeAfterReading(record.numbers);
		if (!rule) return;
		record.misbehaviour = rule.kind;
		request.struckBy = rule;
		// Sending here skips the provider's route; onSend puts the misbehaviour in place of the body.
		if (!processesRequest(rule)) await reply.send('');
	});

	scope.addHook('onSend', async (request, reply, payload) => {
		const rule = request.struckBy;
		if (rule?.kind === 'resetAfterReading') {
			request.raw.socket.resetAndDestroy();
			return payload;
		}
		const body = rule ? await misbehave(rule, reply, payload, closing) : payload;
		request.journalRecord.status = reply.statusCode;
		request.journalRecord.reply = String(body);
		return body;
	});
}

/** Bytes as UTF-8 text or, where they are none, one character for each byte. */
function readable(bytes: Buffer): string {
	return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
}

/** Changes an answer as the rule wants it; returns the body to send. */
async function misbehave(
	rule: MisbehaviourRule,
	reply: FastifyReply,
	payload: unknown,
	closing: AbortSignal,
): Promise<unknown> {
	if (rule.kind === 'slow') {
		// An abort only means that the carrier closes: the socket is gone, the answer goes nowhere.
		await delay(rule.delayMs, undefined, { signal: closing }).catch(() => undefined);
		return payload;
	}
	if (rule.kind === 'garbage') {
		reply.code(200).type('text/html; charset=utf-8');
		return rule.body ?? garbagePage;
	}
	const status = rule.status ?? 500;
	reply.code(status).type('text/plain; charset=utf-8');
	if (rule.retryAfter !== undefined) reply.header('retry-after', rule.retryAfter);
	return STATUS_CODES[status] ?? '';
}
