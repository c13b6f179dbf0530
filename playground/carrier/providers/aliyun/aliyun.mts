import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProviderContext, ProviderModule } from '../../provider.mts';
import { RateLimit } from '../../rateLimit.mts';
import { keepBodiesRaw } from '../../rawBodies.mts';
import { defaultAliyunAccount, type AliyunAccountOptions } from './accountOptions.mts';
import { Gateway, type RawRequest } from './gateway.mts';
import { jsonStrings, type Action, type ActionParameters } from './parameters.mts';
import { readNumber } from './phoneNumbers.mts';
import { sendDetails } from './queries.mts';
import { BusinessError, GatewayError } from './refusals.mts';
import { replyComposer } from './replies.mts';
import { Sending } from './sending.mts';
import { templateActions } from './templateActions.mts';
import { templateReviewComposer } from './templateReview.mts';
import { TemplateStore } from './templateStore.mts';

/** The only version of the API (reference 1). */
const apiVersion = '2017-05-25';

/**
 * Alibaba Cloud SMS (Dysms), RPC style; the base URL stands for https://dysmsapi.aliyuncs.com.
 * Numbers in journal and fates: 11 digits in mainland China, else country code and number.
 * @param options what differs from {@link defaultAliyunAccount}
 */
export function aliyunModule(options: Partial<AliyunAccountOptions> = {}): ProviderModule {
	const account = { ...defaultAliyunAccount, ...options };
	const templates = new TemplateStore();
	return {
		pushes: {
			reply: replyComposer(),
			templateReview: templateReviewComposer(templates),
		},
		register: (app, context) => {
			keepBodiesRaw(app);
			templates.load(account.templates, context.now());
			const service = new Service(account, templates, context);
			app.route({
				method: ['GET', 'POST'],
				url: '/',
				config: { numbersIn: (request) => numbersIn(parametersOf(readRequest(request))) },
				handler: (request, reply) => service.answer(request, reply),
			});
		},
	};
}

/** The actions behind the gateway. */
class Service {
	private readonly gateway: Gateway;

	private readonly rate: RateLimit;

	private readonly actions: Record<string, Action>;

	private readonly account: AliyunAccountOptions;

	private readonly context: ProviderContext;

	constructor(account: AliyunAccountOptions, templates: TemplateStore, context: ProviderContext) {
		this.account = account;
		this.context = context;
		this.gateway = new Gateway(account);
		this.rate = new RateLimit(account.requestsPerSecond ?? Infinity, 1000);
		const sending = new Sending(account, templates, context);
		this.actions = {
			SendSms: (parameters) => ({ BizId: sending.sendSms(parameters) }),
			SendBatchSms: (parameters) => ({ BizId: sending.sendBatchSms(parameters) }),
			QuerySendDetails: (parameters) => sendDetails(sending.sent, parameters, context.now()),
			...templateActions(account, templates, context),
		};
	}

	/** Runs the action; success is HTTP 200 with `Code` OK (reference 1). */
	answer(request: FastifyRequest, reply: FastifyReply): FastifyReply {
		const RequestId = randomUUID().toUpperCase();
		try {
			const raw = readRequest(request);
			const parameters = parametersOf(raw);
			this.gateway.admit(raw, this.context.now());
			if (!this.rate.admits(this.context.now())) {
				throw new GatewayError('Throttling.User', 'Request was denied due to user flow control.');
			}
			const result = this.actionOf(raw)(parameters);
			return reply.send({ Code: 'OK', Message: 'OK', RequestId, ...result });
		} catch (error) {
			if (error instanceof BusinessError) {
				return reply.send({ Code: error.code, Message: error.message, RequestId });
			}
			if (!(error instanceof GatewayError)) throw error;
			return reply.code(this.account.gatewayStatus[error.code] ?? 400).send({
				RequestId,
				HostId: request.headers.host,
				Code: error.code,
				Message: error.message,
			});
		}
	}

	private actionOf({ headers }: RawRequest): Action {
		if (headers['x-acs-version'] !== apiVersion) {
			throw new GatewayError('InvalidVersion', 'Specified parameter Version is not valid.');
		}
		const name = headers['x-acs-action'] ?? '';
		if (!Object.hasOwn(this.actions, name)) {
			throw new GatewayError('InvalidAction.NotFound', 'Specified api is not found.');
		}
		return this.actions[name];
	}
}

function readRequest({ method, url, headers, body }: FastifyRequest): RawRequest {
	const [path, query = ''] = url.split('?', 2);
	return {
		method,
		path,
		query: [...new URLSearchParams(query)],
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, value?.toString()]),
		),
		body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
	};
}

/** Business parameters: in the query, and in the body if it is a form (reference 1). */
function parametersOf({ query, headers, body }: RawRequest): ActionParameters {
	const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
	const form = isForm ? new URLSearchParams(body.toString('utf8')) : [];
	return Object.fromEntries([...query, ...form]);
}

/** The numbers in a request of whatever shape, in the form of the journal. */
function numbersIn({ PhoneNumbers, PhoneNumberJson }: ActionParameters): string[] {
	const numbers = PhoneNumbers?.split(',').map((number) => number.trim()) ?? [];
	try {
		if (PhoneNumberJson) numbers.push(...jsonStrings(PhoneNumberJson));
	} catch {
		// Not a list: the action itself says so.
	}
	return numbers.map((number) => readNumber(number)?.number ?? number);
}
