import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ProviderContext, ProviderModule } from '../../provider.mts';
import { RateLimit } from '../../rateLimit.mts';
import { keepBodiesRaw, rawText } from '../../rawBodies.mts';
import { defaultPlivoAccount, type PlivoAccountOptions } from './accountOptions.mts';
import { admit, answering } from './answers.mts';
import { inboundComposer } from './inbound.mts';
import { addMediaRoutes } from './mediaRoutes.mts';
import { MediaStore } from './mediaStore.mts';
import { Messaging } from './messaging.mts';
import { OptOuts } from './optOuts.mts';
import { destinationsOf } from './phoneNumbers.mts';
import { PlivoError } from './plivoError.mts';

/**
 * Plivo's messaging API; the base URL stands for https://api.plivo.com/v1. Numbers in journal and
 * fates are digits only, as Plivo's own records have them.
 * @param options what differs from {@link defaultPlivoAccount}
 */
export function plivoModule(options: Partial<PlivoAccountOptions> = {}): ProviderModule {
	const account = { ...defaultPlivoAccount, ...options };
	const optOuts = new OptOuts();
	return {
		register: (app, context) => registerRoutes(app, account, context, optOuts),
		pushes: { reply: inboundComposer(account, optOuts) },
	};
}

type MessageRequest = FastifyRequest<{ Params: { uuid: string } }>;

/** The routes, all with the slash at the end that the SDKs always send (reference 1). */
function registerRoutes(
	app: FastifyInstance,
	account: PlivoAccountOptions,
	context: ProviderContext,
	optOuts: OptOuts,
): void {
	const media = new MediaStore();
	const messaging = new Messaging(account, context, optOuts, media);
	const { requestsPer5Seconds = Infinity } = account;
	const listRequest = new RateLimit(20, 60_000); // requests a minute, reference 10
	const answer = answering(account, new RateLimit(requestsPer5Seconds, 5000), context.now);
	keepBodiesRaw(app);

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
			admit(listRequest, context.now());
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
	addMediaRoutes(app, `${accountPath}Media/`, account, media, context.now, answer);
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
