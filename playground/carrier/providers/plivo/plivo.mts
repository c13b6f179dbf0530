import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProviderContext, ProviderModule } from '../../provider.mts';
import { keepBodiesRaw, rawText } from '../../rawBodies.mts';
import { defaultPlivoAccount, type PlivoAccountOptions } from './accountOptions.mts';
import { inboundComposer } from './inbound.mts';
import { Messaging } from './messaging.mts';
import { OptOuts } from './optOuts.mts';
import { destinationsOf } from './phoneNumbers.mts';
import { PlivoError } from './plivoError.mts';
import { RateLimit } from '../../rateLimit.mts';

/**
 * Plivo's messaging API; the base URL stands for https://api.plivo.com/v1. Numbers in journal and
 * fates are digits only, as Plivo's own records have them.
 * @param options what differs from {@link defaultPlivoAccount}
 */
export function plivoModule(options: Partial<PlivoAccountOptions> = {}): ProviderModule {
	const account = { ...defaultPlivoAccount, ...options };
	const optOuts = new OptOuts();
	return {
		id: 'plivo',
		register: (app, context) => registerMessages(app, account, context, optOuts),
		pushes: { reply: inboundComposer(account, optOuts) },
	};
}

type MessageRequest = FastifyRequest<{ Params: { uuid: string } }>;

/** The routes, all with the slash at the end that the SDKs always send (reference 1). */
function registerMessages(
	app: FastifyInstance,
	account: PlivoAccountOptions,
	context: ProviderContext,
	optOuts: OptOuts,
): void {
	const messaging = new Messaging(account, context, optOuts);
	const { listRequestsPerMinute, requestsPer5Seconds = Infinity } = account;
	const anyRequest = new RateLimit(requestsPer5Seconds, 5000);
	const listRequest = new RateLimit(listRequestsPerMinute, 60_000);
	keepBodiesRaw(app);

	/** Checks what all requests share and puts answers and refusals in Plivo's form. */
	const answer =
		<R extends FastifyRequest>(status: number, work: (request: R) => object) =>
		(request: R, reply: FastifyReply) => {
			const api_id = randomUUID();
			try {
				checkAccess(request, account);
				admit(anyRequest);
				return reply.code(status).send({ api_id, ...work(request) });
			} catch (error) {
				if (!(error instanceof PlivoError)) throw error;
				const { retryAfter } = account;
				if (error.status === 429 && retryAfter) reply.header('retry-after', retryAfter);
				return reply.code(error.status).send({ api_id, error: error.message });
			}
		};
	const admit = (limit: RateLimit) => {
		// The text is the list's (reference 3).
		if (!limit.admits(context.now())) throw new PlivoError(429, 'too many requests');
	};

	const accountPath = '/Account/:authId/';
	const messagesPath = `${accountPath}Message/`;
	// The official node SDK asks for the account with two slashes at the end.
	for (const path of [accountPath, `${accountPath}/`]) {
		app.get(
			path,
			answer(200, () => messaging.accountBody()),
		);
	}
	app.post(
		messagesPath,
		{ config: { numbersIn } },
		answer(202, (request) => messaging.send(readJson(request), request.ip)),
	);
	app.get(
		messagesPath,
		answer(200, (request) => {
			admit(listRequest);
			return messaging.list(request.query);
		}),
	);
	app.get(
		`${messagesPath}:uuid/`,
		answer(200, (request: MessageRequest) => messaging.find(request.params.uuid)),
	);
	app.route({
		method: ['PUT', 'PATCH', 'DELETE'],
		url: messagesPath,
		handler: answer(200, () => {
			throw new PlivoError(405, 'method not allowed');
		}),
	});
}

/** Basic auth with auth id and token, both in the path's account (reference 1). */
function checkAccess(request: FastifyRequest, { authId, authToken }: PlivoAccountOptions): void {
	const expected = `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}`;
	const isOwn = (request.params as { authId?: string }).authId === authId;
	if (request.headers.authorization !== expected || !isOwn) {
		throw new PlivoError(401, 'Could not verify your access level for that URL.');
	}
}

/** The JSON body of a request; only JSON is documented (reference 1). */
function readJson(request: FastifyRequest): unknown {
	if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
		throw new PlivoError(400, 'the body must be JSON');
	}
	try {
		return JSON.parse(rawText(request.body));
	} catch {
		throw new PlivoError(400, 'the body is not valid JSON');
	}
}

/** The destinations in a request of whatever shape. */
function numbersIn(request: FastifyRequest): string[] {
	try {
		const { dst } = readJson(request) as { dst?: unknown };
		return typeof dst === 'string' ? destinationsOf(dst) : [];
	} catch {
		return [];
	}
}
