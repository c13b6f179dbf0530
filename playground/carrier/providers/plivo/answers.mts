import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimit } from '../../rateLimit.mts';
import type { PlivoAccountOptions } from './accountOptions.mts';
import { PlivoError } from './plivoError.mts';

/** Makes a route's handler of what the route does; `work` throws a {@link PlivoError} to refuse. */
export type Answer = <R extends FastifyRequest>(
	status: number,
	work: (request: R) => object | Promise<object>,
) => (request: R, reply: FastifyReply) => Promise<FastifyReply>;

/** Handlers that check what all requests share and put answers and refusals in Plivo's form. */
export function answering(
	account: PlivoAccountOptions,
	anyRequest: RateLimit,
	now: () => number,
): Answer {
	return (status, work) => async (request, reply) => {
		const api_id = randomUUID();
		try {
			checkAccess(request, account);
			admit(anyRequest, now());
			return await reply.code(status).send({ api_id, ...(await work(request)) });
		} catch (error) {
			if (!(error instanceof PlivoError)) throw error;
			const { retryAfter } = account;
			if (error.status === 429 && retryAfter) reply.header('retry-after', retryAfter);
			return await reply.code(error.status).send({ api_id, error: error.message });
		}
	};
}

/** Counts a request against a limit. Throws a {@link PlivoError} with the list's text (reference 3). */
export function admit(limit: RateLimit, now: number): void {
	if (!limit.admits(now)) throw new PlivoError(429, 'too many requests');
}

/** Basic auth with auth id and token, both in the path's account (reference 1). */
function checkAccess(request: FastifyRequest, { authId, authToken }: PlivoAccountOptions): void {
	const expected = `Basic ${Buffer.from(`${authId}:${authToken}`).toString('base64')}`;
	const isOwn = (request.params as { authId?: string }).authId === authId;
	if (request.headers.authorization !== expected || !isOwn) {
		throw new PlivoError(401, 'Could not verify your access level for that URL.');
	}
}
