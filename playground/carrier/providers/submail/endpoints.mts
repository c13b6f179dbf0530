import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SubmailAccountOptions } from './accountOptions.mts';
import { readFields } from './bodies.mts';
import { refuseCredentials } from './credentials.mts';
import { isRefusal, refusalBody, type Refusal } from './refusals.mts';

/** What an endpoint does with a request that is let in. */
export interface Endpoint {
	/** The numbers that a request carries. */
	numbersIn?: (fields: Record<string, string>) => string[];
	/** The body of the answer, or why the request is refused. @param origin the address of the server */
	answer: (fields: Record<string, string>, method: string, origin: string) => object;
	/** How a refusal is answered, if not by the usual envelope. */
	refuse?: (reply: FastifyReply, refusal: Refusal) => FastifyReply;
}

/** What may follow the name of an endpoint; the other formats are not simulated (reference 1). */
const formatSuffixes = ['', '.json'];

/** Adds endpoints, as a rule behind the check of the credentials. */
export class Endpoints {
	readonly account: SubmailAccountOptions;

	private readonly app: FastifyInstance;

	private readonly now: () => number;

	/** @param now the clock, in ms */
	constructor(app: FastifyInstance, account: SubmailAccountOptions, now: () => number) {
		this.app = app;
		this.account = account;
		this.now = now;
	}

	/** @param name without a slash in front and without a format suffix */
	add(
		methods: Array<'GET' | 'POST' | 'PUT' | 'DELETE'>,
		name: string,
		{ numbersIn, answer, refuse = this.refuse }: Endpoint,
	): void {
		const handler = (request: FastifyRequest, reply: FastifyReply) => {
			const fields = readFields(request);
			const refusal = refuseCredentials(fields, name, this.account, this.now());
			const outcome = refusal ?? answer(fields, request.method, originOf(request));
			return isRefusal(outcome) ? refuse(reply, outcome) : reply.send(outcome);
		};
		for (const suffix of formatSuffixes) {
			this.app.route({
				method: methods,
				url: `/${name}${suffix}`,
				config: { numbersIn: (request) => numbersIn?.(readFields(request)) ?? [] },
				handler,
			});
		}
	}

	/** Adds an endpoint to GET that asks for no credentials. */
	addOpen(name: string, answer: () => object): void {
		for (const suffix of formatSuffixes) this.app.get(`/${name}${suffix}`, answer);
	}

	private readonly refuse = (reply: FastifyReply, refusal: Refusal): FastifyReply =>
		reply.code(this.account.refusalStatus).send(refusalBody(refusal));
}

function originOf({ protocol, host }: FastifyRequest): string {
	return `${protocol}://${host}`;
}
